"""Filters about governance."""
