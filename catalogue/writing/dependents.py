"""What stands in the way of deleting a row: everything that refers to it and is no part of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext as _

from catalogue.exchange.native.shapes import Shape
from catalogue.writing.versions import belonging
from governance.dependents import fates, whose
from governance.named import several

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
    for row, _fate in fates(rows):
        if row not in parts:
            model, key = whose(row)
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


def _sentence(model: Model, keys: Collection[int]) -> str:
    found = several(model, keys, _NAMED)
    names = "; ".join(str(row) for row in found.rows)
    words = {"count": found.count, "kind": found.kind, "names": names, "more": found.more}
    if found.more:
        return _("%(count)s %(kind)s: %(names)s; and %(more)s more.") % words
    return _("%(count)s %(kind)s: %(names)s.") % words
