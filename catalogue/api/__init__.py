"""The public API, version 1: thin over the models, the map document and the filters."""
