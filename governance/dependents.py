"""What refers to rows, and what becomes of it when they are deleted."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS, models


class Fate(Enum):
    """What becomes of a row when another is deleted."""

    DELETED = auto()
    EMPTIED = auto()  # it stays, and does not say any more what it said of the other
    FORBIDS = auto()


def fates(rows: Sequence[models.Model]) -> Iterator[tuple[models.Model, Fate]]:
    """Yield all rows that deleting some of a model reaches, these included.

    A row that only ties two others is told like any other: see `whose`.
    """
    collector: Any = NestedObjects(using=DEFAULT_DB_ALIAS, origin=rows[0])
    collector.collect(rows)
    for row in collector.protected:
        yield row, Fate.FORBIDS
    for group in collector.model_objs.values():
        for row in group:
            yield row, Fate.DELETED
    for changed in collector.field_updates.values():
        for group in changed:
            for row in group:
                yield row, Fate.EMPTIED


def whose(row: Any) -> tuple[type[models.Model], int]:
    """Return model and key of a row; of one that only ties two others, of the one that refers."""
    model: Any = type(row)._meta.auto_created
    if not model:
        return type(row), row.pk
    field = next(
        each for each in model._meta.many_to_many if each.remote_field.through is type(row)
    )
    return model, getattr(row, f"{field.m2m_field_name()}_id")
