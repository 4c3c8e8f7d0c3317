"""Pages of who decides; each view fetches, calls and renders."""
