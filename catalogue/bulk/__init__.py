"""One change of many projects: what it would do to each, and doing it."""
