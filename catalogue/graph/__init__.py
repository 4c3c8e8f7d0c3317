"""What needs what, drawn: layers in columns, each to the right of what it needs."""
