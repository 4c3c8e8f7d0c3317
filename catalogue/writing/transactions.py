"""Transactions of those who look before they write."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import models, transaction

from catalogue.turns import immediate
from governance.models.history import because

_Row = TypeVar("_Row", bound=models.Model)


@contextmanager
def writing(reason: str = "") -> Iterator[None]:
    """Open a transaction in which what is read first cannot have changed when it is written.

    On SQLite nobody else writes meanwhile; on PostgreSQL rows are locked as they are read
    (`locked`).

    Args:
        reason: why, for the histories.
    """
    with immediate(), transaction.atomic(), because(reason):
        yield


def locked(rows: models.QuerySet[_Row]) -> models.QuerySet[_Row]:
    """Return rows so that nobody else changes them before the transaction ends.

    Nor may others refer to them meanwhile. Two who each put their row under the other's would make
    a circle that neither sees; so they wait for one another, and the server sends one away.
    """
    return rows.select_for_update(of=("self",))
