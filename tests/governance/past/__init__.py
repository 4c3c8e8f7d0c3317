"""Tests of what rows were, and the way back."""
