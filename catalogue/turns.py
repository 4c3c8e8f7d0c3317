"""Writers take turns: who has the place of the writer, and what an error says of others who write.

SQLite has one place for a writer. A transaction that has read before it asks for the place is
turned away at once if somebody else wrote meanwhile, however long it would have waited: so those
who are going to write ask first (`BEGIN IMMEDIATE`), and wait. On PostgreSQL rows are locked as
they are read to be changed (`catalogue.writing.transactions.locked`), and of two who wait for one
another the server sends one away.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import Model

# SQLITE_BUSY and SQLITE_LOCKED; what more they say is in the upper bits of their codes.
_BUSY_ON_SQLITE = frozenset((5, 6))
# serialization_failure, deadlock_detected, lock_not_available
_BUSY_ON_POSTGRES = frozenset(("40001", "40P01", "55P03"))


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
    waited for, and nobody locks another meanwhile: they would wait for one another.

    Args:
        models: the models; what ties their rows to others counts as theirs.
    """
    if connection.vendor != "postgresql":
        return
    tables: list[str] = []
    for model in models:
        ties = (getattr(model, field.name).through for field in model._meta.many_to_many)
        tables += (each._meta.db_table for each in (model, *ties))
    names = ", ".join(map(connection.ops.quote_name, dict.fromkeys(tables)))
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {names} IN EXCLUSIVE MODE")


def is_busy(error: BaseException) -> bool:
    """Tell whether the database could not do something only because others write as well.

    Args:
        error: what was raised.
    """
    on_sqlite: int = getattr(error.__cause__, "sqlite_errorcode", 0)
    on_postgres: str | None = getattr(error.__cause__, "pgcode", None)
    return on_sqlite & 0xFF in _BUSY_ON_SQLITE or on_postgres in _BUSY_ON_POSTGRES
