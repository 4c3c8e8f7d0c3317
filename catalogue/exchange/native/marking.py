"""A plan → a short text that no other plan has."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from django.db import models

from catalogue.exchange.native.editions import EditionPlan
from catalogue.exchange.native.planned import Planned, value_of


def mark_of(planned: Sequence[Planned], editions: EditionPlan) -> str:
    """Return what tells by itself whether two plans write the same over the same.

    To be asked before anything is written. What is made up anew in each run, such as the uid of a
    new row, is no part of it.

    Args:
        planned: the rows.
        editions: the editions beside them.
    """
    numbers = {id(each.object): number for number, each in enumerate(planned)}
    said: list[Any] = [_said(each, numbers) for each in planned if each.new or each.changed]
    said += [[file.map, file.edition.number, file.edition.sha256] for file, _map in editions.new]
    return hashlib.sha256(orjson.dumps(said, default=str)).hexdigest()[:32]


def _said(planned: Planned, numbers: Mapping[int, int]) -> list[Any]:
    row, parent = planned.object, planned.parent
    fields = [name for name in planned.changed if name not in planned.links]
    links = {name: [_key(each, numbers) for each in rows] for name, rows in planned.links.items()}
    return [
        row._meta.label_lower,
        _key(row, numbers),
        parent and _key(parent.object, numbers),
        [[name, planned.before.get(name), _value(row, name, numbers)] for name in fields],
        [[name, planned.before.get(name), sorted(keys)] for name, keys in links.items()],
    ]


def _value(row: models.Model, name: str, numbers: Mapping[int, int]) -> Any:
    value = value_of(row, name)
    return _key(value, numbers) if isinstance(value, models.Model) else value


def _key(row: models.Model, numbers: Mapping[int, int]) -> str:
    """Return the key of a row that is stored, or which of the new ones it is."""
    return f"new {numbers.get(id(row), '')}" if row.pk is None else str(row.pk)
