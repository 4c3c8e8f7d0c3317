"""The native format, described for its readers in ``docs/native-format.md``."""
