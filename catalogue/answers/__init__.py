"""Answers everybody gets alike: marked with the state of the catalogue, kept, given again."""
