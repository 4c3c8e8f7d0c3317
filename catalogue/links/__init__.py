"""Asking the addresses the catalogue names whether they still lead somewhere, politely."""
