"""What stands in the way of deleting a row: everything that refers to it and is no part of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.contrib.contenttypes.fields import GenericRelation
from django.db import DEFAULT_DB_ALIAS, models
from django.utils.translation import gettext as _

from catalogue.exchange.native.shapes import Shape
from catalogue.writing.versions import belonging

_NAMED = 3

Model = type[models.Model]


def dependents(shape: Shape, rows: Sequence[Any]) -> list[str]:
    """Return what depends on rows that are to be deleted, in a sentence for each kind of row.

    What is nested in a row goes with it, and so do its former names and previous slugs. Whatever
    else would be deleted along with it, or would have to forget it, depends on it.

    Args:
        shape: which rows are nested in them.
        rows: the rows, of one model.
    """
    if not rows:
        return []
    parts = set(_parts(shape, rows))
    others: dict[Model, set[int]] = defaultdict(set)
    for row in _collected(rows):
        if row not in parts:
            model, key = _whose(row)
            others[model].add(key)
    return [_sentence(model, keys) for model, keys in others.items()]


def _parts(shape: Shape, rows: Sequence[Any]) -> Iterator[models.Model]:
    """Yield the rows, what is nested in them, what is only said of them, and their own ties."""
    yield from rows
    if not rows:
        return
    for nested in shape.children:
        yield from _parts(nested.shape, _belonging(nested.shape.model, nested.parent, rows))
    for field in shape.model._meta.private_fields:
        if isinstance(field, GenericRelation):
            yield from _belonging(field.related_model, "subject", rows)
    for many in shape.model._meta.many_to_many:
        yield from _belonging(many.remote_field.through, many.m2m_field_name(), rows)


def _belonging(model: Any, parent: str, rows: Sequence[Any]) -> list[models.Model]:
    return list(model._base_manager.filter(belonging(parent, rows)))


def _collected(rows: Sequence[Any]) -> Iterator[models.Model]:
    """Yield all rows that would be deleted, or would be changed, or that forbid it."""
    collector: Any = NestedObjects(using=DEFAULT_DB_ALIAS, origin=rows[0])
    collector.collect(rows)
    yield from collector.protected
    for group in collector.model_objs.values():
        yield from group
    for changed in collector.field_updates.values():
        for group in changed:
            yield from group


def _whose(row: Any) -> tuple[Model, int]:
    """Return which row depends: of a row that only ties two others, the one that refers."""
    model: Any = type(row)._meta.auto_created
    if not model:
        return type(row), row.pk
    field = next(
        each for each in model._meta.many_to_many if each.remote_field.through is type(row)
    )
    return model, getattr(row, f"{field.m2m_field_name()}_id")


def _sentence(model: Model, keys: Collection[int]) -> str:
    names = "; ".join(str(row) for row in _named(model, sorted(keys)[:_NAMED]))
    kind = str(model._meta.verbose_name if len(keys) == 1 else model._meta.verbose_name_plural)
    found = {"count": len(keys), "kind": kind, "names": names, "more": len(keys) - _NAMED}
    if len(keys) > _NAMED:
        return _("%(count)s %(kind)s: %(names)s; and %(more)s more.") % found
    return _("%(count)s %(kind)s: %(names)s.") % found


def _named(model: Model, keys: Collection[int]) -> models.QuerySet[Any]:
    """Return rows with all that their names are made of."""
    foreign: list[Any] = [field for field in model._meta.fields if field.many_to_one]
    above = [
        f"{field.name}__{further.name}"
        for field in foreign
        for further in field.related_model._meta.fields
        if further.many_to_one and not further.null
    ]
    rows = model._base_manager.filter(pk__in=keys).order_by("pk")
    return rows.select_related(*(field.name for field in foreign), *above)
