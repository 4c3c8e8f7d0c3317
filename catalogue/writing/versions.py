"""The version of a row: what changes whenever the row, or something nested in it, does."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import orjson
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from catalogue.exchange.native.shapes import Nested, Shape
from catalogue.writing.transactions import locked

_LETTERS = 32

# What rows say, by their keys.
Contents = dict[int, list[Any]]


def version_of(shape: Shape, row: models.Model, lock: bool = False) -> str:
    """Return the version of a row.

    It takes a query for each of the many-to-many fields and each list of nested rows.

    Args:
        shape: which rows are nested in it.
        row: the row as it is stored.
        lock: keep what is nested from being changed until the transaction ends.
    """
    said = orjson.dumps(_contents(shape, [row], lock)[row.pk])
    return hashlib.sha256(said).hexdigest()[:_LETTERS]


def _contents(shape: Shape, rows: Sequence[Any], lock: bool) -> Contents:
    fields = shape.model._meta.concrete_fields
    contents: Contents = {
        row.pk: [[field.name, getattr(row, field.attname)] for field in fields] for row in rows
    }
    for field in shape.model._meta.many_to_many:
        through: Any = getattr(shape.model, field.name).through
        here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        pairs = through._base_manager.filter(**{f"{here}__in": list(contents)})
        targets = defaultdict(list)
        for key, target in pairs.order_by(there).values_list(here, there):
            targets[key].append(target)
        for key, said in contents.items():
            said.append([field.name, targets[key]])
    for nested in shape.children:
        families = _families(nested, rows, lock)
        for key, said in contents.items():
            said.append([nested.key, families[key]])
    return contents


def _families(nested: Nested, rows: Sequence[Any], lock: bool) -> dict[int, list[Any]]:
    stored = nested.shape.model._base_manager.filter(belonging(nested.parent, rows)).order_by("pk")
    children = list(locked(stored) if lock else stored)
    said = _contents(nested.shape, children, lock) if children else {}
    families: dict[int, list[Any]] = defaultdict(list)
    for child in children:
        families[parent_key(nested.parent, child)].append(said[child.pk])
    return families


def belonging(parent: str, rows: Sequence[models.Model]) -> Q:
    """Return the condition for what is nested in some rows of one model.

    Args:
        parent: the field that names the row around it.
        rows: the rows, at least one.
    """
    keys = [row.pk for row in rows]
    if parent != "subject":
        return Q(**{f"{parent}__in": keys})
    return Q(content_type=ContentType.objects.get_for_model(rows[0]), object_id__in=keys)


def parent_key(parent: str, child: Any) -> int:
    """Return the key of the row a nested row belongs to, by the field that names it."""
    key: int = child.object_id if parent == "subject" else getattr(child, f"{parent}_id")
    return key
