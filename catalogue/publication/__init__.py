"""From drafts, which staff see, to what everybody sees: at once, or on the day that was planned."""
