"""Transactions of those who look before they write."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import connection, models, transaction

from governance.models.history import because

_Row = TypeVar("_Row", bound=models.Model)


@contextmanager
def writing(model: type[models.Model], reason: str = "") -> Iterator[None]:
    """Open a transaction in which what is read first cannot have changed when it is written.

    SQLite gives the one place of a writer to whoever writes first, and turns away those who read
    before: so something is written at once, which changes nothing. On PostgreSQL rows are locked
    as they are read (`locked`), which SQLite has no need of.

    Args:
        model: what is going to be written, among others.
        reason: why, for the histories.
    """
    with transaction.atomic(), because(reason):
        if connection.vendor == "sqlite":
            model._base_manager.filter(pk=0)._raw_delete(connection.alias)
        yield


def locked(rows: models.QuerySet[_Row]) -> models.QuerySet[_Row]:
    """Return rows so that nobody else changes them before the transaction ends."""
    return rows.select_for_update(of=("self",))
