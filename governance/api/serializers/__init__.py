"""The rows of each resource: which fields they have, in which order, and what they mean."""
