"""The heads of the catalogue's pages: what each says of itself, and what it is about."""
