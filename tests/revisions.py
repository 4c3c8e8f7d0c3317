"""Revisions in tests, whose transactions are never committed."""

from django.db import connection

from catalogue.revision import Revision, current


def committed() -> Revision:
    """Return the revision there would be if the transaction were committed now."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
            # What comes next counts as a transaction of its own.
            cursor.execute("SELECT set_config('catalogue.revised', '', true)")
    return current()
