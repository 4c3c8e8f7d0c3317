"""Whether what is being entered is in the catalogue already, under this name or another."""
