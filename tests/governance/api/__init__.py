"""The API, as far as it knows nothing of projects."""
