"""Bringing catalogues in and out: parse → validate → apply, each with a report."""
