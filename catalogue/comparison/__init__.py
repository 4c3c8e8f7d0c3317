"""Projects side by side: what is known of each, and where they differ."""
