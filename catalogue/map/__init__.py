"""The map: document → layout → drawing."""
