"""Writers take turns: who has the place of the writer, and what an error says of others who write.

SQLite has one place for a writer. A transaction that has read before it asks for the place is
turned away at once if somebody else wrote meanwhile, however long it would have waited: so those
who are going to write ask first (`BEGIN IMMEDIATE`), and wait. On PostgreSQL rows are locked as
they are read to be changed (`catalogue.writing.transactions.locked`), and of two who wait for one
another the server sends one away.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from django.db import OperationalError, connection, transaction
from django.db.models import Model

# SQLITE_BUSY and SQLITE_LOCKED; what more they say is in the upper bits of their codes.
_BUSY_ON_SQLITE = frozenset((5, 6))
# serialization_failure, deadlock_detected, lock_not_available
_BUSY_ON_POSTGRES = frozenset(("40001", "40P01", "55P03"))
# How long somebody who wants to write alone waits for others, in seconds (on SQLite, too), and how
# long between two tries.
PATIENCE = 20.0
_PAUSE = 0.05
# Names the queue of those who want to, among the locks of the database.
_QUEUE = 0x0CA7


@contextmanager
def immediate() -> Iterator[None]:
    """Let transactions that are begun inside have the place of the writer from their first moment.

    It makes no difference on PostgreSQL, nor within a transaction that was begun before.
    """
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()  # which sets the mode of the settings
    before = connection.transaction_mode  # type: ignore[attr-defined]  # of SQLite's alone
    connection.transaction_mode = "IMMEDIATE"  # type: ignore[attr-defined]
    try:
        yield
    finally:
        connection.transaction_mode = before  # type: ignore[attr-defined]


def write_alone(models: Iterable[type[Model]]) -> None:
    """Let nobody else write rows of some models before the transaction ends; all may read them.

    On SQLite that is so in any case; on PostgreSQL it is for those who plan over more rows than
    could be locked one by one. Whoever has locked a row to change it (`SELECT … FOR UPDATE`) is
    waited for, with nothing locked meanwhile that they may still need; imports queue before that.

    Args:
        models: the models; what ties their rows to others counts as theirs.

    Raises:
        OperationalError: others write for longer than one waits (`is_busy`).
    """
    if connection.vendor != "postgresql":
        return
    tables: list[str] = []
    for model in models:
        ties = (getattr(model, field.name).through for field in model._meta.many_to_many)
        tables += (each._meta.db_table for each in (model, *ties))
    names = ", ".join(map(connection.ops.quote_name, dict.fromkeys(tables)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_QUEUE])
    until = monotonic() + PATIENCE
    while not _locked_at_once(names, is_last=monotonic() > until):
        sleep(_PAUSE)


def _locked_at_once(names: str, is_last: bool) -> bool:
    """Lock all of some tables, or none; raise what hindered it if it was the last try."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {names} IN EXCLUSIVE MODE NOWAIT")
    except OperationalError as error:
        if is_last or not is_busy(error):
            raise
        return False
    return True


def is_busy(error: BaseException) -> bool:
    """Tell whether the database could not do something only because others write as well.

    Args:
        error: what was raised.
    """
    on_sqlite: int = getattr(error.__cause__, "sqlite_errorcode", 0)
    on_postgres: str | None = getattr(error.__cause__, "pgcode", None)
    return on_sqlite & 0xFF in _BUSY_ON_SQLITE or on_postgres in _BUSY_ON_POSTGRES
