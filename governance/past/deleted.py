"""What was deleted, and what was deleted along with it."""

import datetime
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, Model, OuterRef

# A row and all that is deleted along with it are recorded within so many seconds.
_TOGETHER = datetime.timedelta(seconds=10)

Key = tuple[type[Model], int]


def deleted(model: type[Model]) -> models.QuerySet[Any]:
    """Return the last records of the rows of a model that are gone, those gone last first."""
    past: Any = model.history.model  # type: ignore[attr-defined]
    later = past.objects.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
    there = model._base_manager.filter(pk=OuterRef("id"))
    gone = past.objects.filter(~Exists(there), ~Exists(later), history_type="-")
    rows: models.QuerySet[Any] = gone.select_related("history_user")
    return rows.order_by("-history_date", "-history_id")


def deleted_with(record: Any) -> list[Any]:
    """Return the records of what was deleted along with a row, what others rest on first.

    It takes a query for each kind of row that can go along, however many rows did.
    """
    if record.history_type != "-":
        return []
    found: dict[Key, Any] = {}
    above = {record.instance_type: {record.id}}
    while above:
        below: dict[type[Model], set[int]] = {}
        for each in _resting_on(above, record):
            key = (each.instance_type, each.id)
            if key not in found:
                found[key] = each
                below.setdefault(each.instance_type, set()).add(each.id)
        above = below
    return _in_order(found)


def _resting_on(above: Mapping[type[Model], set[int]], record: Any) -> Iterator[Any]:
    """Yield the records of what went with rows, when one of these did and by the same hand."""
    around = (record.history_date - _TOGETHER, record.history_date + _TOGETHER)
    for model, keys in above.items():
        for other, tied in _ties(model, keys):
            if hasattr(other, "history"):
                rows = deleted(other).filter(history_date__range=around, **tied)
                yield from rows.filter(history_user=record.history_user)


def _ties(model: type[Model], keys: set[int]) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield the models whose rows go with rows of a model, and what ties them to these."""
    for relation in model._meta.related_objects:
        if relation.on_delete is models.CASCADE:
            yield relation.related_model, {f"{relation.field.attname}__in": keys}
    for field in model._meta.private_fields:
        if isinstance(field, GenericRelation):
            kind = ContentType.objects.get_for_model(model).pk
            yield (
                field.related_model,
                {
                    f"{field.content_type_field_name}_id": kind,
                    f"{field.object_id_field_name}__in": keys,
                },
            )


def _in_order(found: Mapping[Key, Any]) -> list[Any]:
    """Return records so that what a row refers to comes before the row."""
    order: TopologicalSorter[Key] = TopologicalSorter(dict.fromkeys(found, ()))
    for key, record in found.items():
        for field in key[0]._meta.concrete_fields:
            if field.is_relation:
                target = (field.related_model, getattr(record, field.attname))
                if target in found and target != key:
                    order.add(key, target)  # type: ignore[arg-type]
    return [found[key] for key in order.static_order()]
