"""Putting rows in order, and into one another: what a curator does instead of typing numbers.

Plain values do the thinking (`numbering`, `arrangement`, `merging`); `outline` reads them from the
database, `storing` writes them to it.
"""
