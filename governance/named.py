"""Rows with all that their names are made of, so that naming many asks the database once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models


def named(model: type[models.Model], keys: Iterable[int]) -> models.QuerySet[Any]:
    """Return rows by their keys, in order of these, with what their names are made of."""
    foreign: list[Any] = [field for field in model._meta.fields if field.many_to_one]
    above = [
        f"{field.name}__{further.name}"
        for field in foreign
        for further in field.related_model._meta.fields
        if further.many_to_one and not further.null
    ]
    rows = model._base_manager.filter(pk__in=keys).order_by("pk")
    return rows.select_related(*(field.name for field in foreign), *above)


@dataclass(frozen=True)
class Several:
    """Rows of one sort, some of them with their names.

    Attributes:
        kind: what they are called.
        count: how many there are.
        rows: some of them.
    """

    kind: str
    count: int
    rows: tuple[models.Model, ...]

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.count - len(self.rows)


def several(model: type[models.Model], keys: Collection[int], most: int) -> Several:
    """Return rows of which at most so many are named, in one query."""
    options = model._meta
    kind = options.verbose_name if len(keys) == 1 else options.verbose_name_plural
    return Several(str(kind), len(keys), tuple(named(model, sorted(keys)[:most])))
