"""The manual of the API: what its schema says, as pages to read."""
