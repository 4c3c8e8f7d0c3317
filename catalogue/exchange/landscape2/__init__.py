"""Landscapes in the format of landscape2: its data file and settings, in and out."""
