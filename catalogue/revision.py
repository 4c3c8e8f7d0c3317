"""The revision: one number that moves with every change of what the public can see.

Whatever is computed from the catalogue is computed inside `snapshot`, which reads the revision and
everything else as of one moment: it may be old, but is never of two moments, and never passes for
newer than it is. How the number comes to move is told in `catalogue.revising`; those who write have
nothing to call.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, Error, connection, connections, transaction

_READ = "SELECT number, mark FROM catalogue_revision"
# In one message to the server, and before anything is read: that fixes the moment.
_SNAPSHOT = f"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; {_READ}"


class Revision(NamedTuple):
    """A state of the catalogue.

    Attributes:
        number: greater than that of every state before.
        mark: what no other state has, be it of another copy of the database.
    """

    number: int
    mark: str


NONE_YET = Revision(0, "")
_around: ContextVar[Revision | None] = ContextVar("around", default=None)


def current() -> Revision:
    """Return the revision of what is committed now; one query."""
    return _read(_READ)


def current_between_requests() -> Revision:
    """Return the same outside of a request of Django's, which would look after the connection.

    Connections that are too old are closed. Whether the database has hung up meanwhile, the query
    itself shows: then it is asked once more on a new connection, which is less than to ask before
    each query whether there is anybody.

    Raises:
        Error: the database cannot be asked.
    """
    found: Any = connections[DEFAULT_DB_ALIAS]
    if found.in_atomic_block:
        return current()  # a test's, which is not ours to close
    found.close_if_unusable_or_obsolete()
    found.health_check_done = True
    is_new = found.connection is None
    try:
        return current()
    except Error:
        if is_new:
            raise
        found.close()
        return current()


@contextmanager
def snapshot() -> Iterator[Revision]:
    """Read as of one moment, and yield the revision of it; one query, none inside another one.

    Nothing can be written inside on PostgreSQL. Within a transaction that was begun before, that
    one decides what is read.
    """
    around = _around.get()
    if around is not None:
        yield around
    elif connection.in_atomic_block:
        with _known(current()) as revision:
            yield revision
    else:
        # SQLite needs no more: the first SELECT fixes what its transaction sees.
        statement = _SNAPSHOT if connection.vendor == "postgresql" else _READ
        with transaction.atomic(), _known(_read(statement)) as revision:
            yield revision


@contextmanager
def _known(revision: Revision) -> Iterator[Revision]:
    """Have what is read inside know the revision without asking again."""
    token = _around.set(revision)
    try:
        yield revision
    finally:
        _around.reset(token)


def _read(statement: str) -> Revision:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        found = cursor.fetchone()
    return Revision(*found) if found else NONE_YET
