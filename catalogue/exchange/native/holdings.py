"""What the database holds already, read once per model and found by address."""

import difflib
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from governance.models import PreviousSlug


def address_of(row: models.Model) -> str:
    """Return how files refer to a row: its slug, or ``facet:tag``, ``body.seat-class``."""
    return str(getattr(row, "address", None) or getattr(row, "slug"))  # noqa: B009


class Holdings:
    """The rows of each model, loaded when first asked for, and the addresses of new ones."""

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], list[Any]] = {}
        self._addresses: dict[type[models.Model], dict[str, Any]] = {}
        self._uids: dict[type[models.Model], dict[str, Any]] = {}
        self._former: dict[tuple[int, str, str], int] | None = None
        self._families: dict[tuple[type[models.Model], str], dict[Hashable, list[Any]]] = {}

    def rows(self, model: type[models.Model]) -> list[Any]:
        """Return all stored rows of a model."""
        if model not in self._rows:
            self._rows[model] = list(_stored(model))
            for field in _needed(model):
                self._let_share(field, self._rows[model])
        return self._rows[model]

    def _let_share(self, field: Any, rows: Iterable[models.Model]) -> None:
        """Let rows refer to the one row there is of each they refer to, not to a copy each."""
        targets = {target.pk: target for target in self.rows(field.related_model)}
        for row in rows:
            field.set_cached_value(row, targets[getattr(row, field.attname)])

    def alike(self, model: type[models.Model], names: Sequence[str], rows: Sequence[Any]) -> Any:
        """Return stored rows among which are all that say the same as others in some fields.

        Args:
            model: the model.
            names: the fields.
            rows: the others, as they are planned.
        """
        return self.rows(model)

    def slugged(self, model: type[models.Model], slugs: Collection[str]) -> list[Any]:
        """Return stored rows among which are all that have one of some slugs."""
        return self.rows(model)

    def under(self, model: type[models.Model], parent: str, row: models.Model) -> list[Any]:
        """Return the stored rows of a model that belong to a row.

        Args:
            model: the model of the rows.
            parent: its field that names the row they belong to.
            row: that row; nothing belongs to one that is not stored yet.
        """
        if row._state.adding:
            return []
        families = self._families.get((model, parent))
        if families is None:
            families = self._families[model, parent] = defaultdict(list)
            for child in self.rows(model):
                families[_parent_key(child, parent)].append(child)
        generic = isinstance(model._meta.get_field(parent), GenericForeignKey)
        key = (ContentType.objects.get_for_model(row).pk, row.pk) if generic else row.pk
        return families.get(key, [])

    def at(self, model: type[models.Model], address: str) -> Any:
        """Return the row an address leads to, or None; present addresses before previous ones."""
        found = self._known(model).get(address)
        return found if found is not None else self.formerly_at(model, address)

    def learn(self, row: models.Model, slug: str) -> None:
        """Let the address of a new or renamed row lead to it, by the slug it is going to have."""
        address = address_of(row)
        self._known(type(row))[address.removesuffix(getattr(row, "slug")) + slug] = row  # noqa: B009

    def closest(self, model: type[models.Model], address: str) -> str:
        """Return the known address most like one that leads nowhere, or nothing."""
        return closest_of(address, self._known(model))

    def _known(self, model: type[models.Model]) -> dict[str, Any]:
        if model not in self._addresses:
            self._addresses[model] = {address_of(row): row for row in self.rows(model)}
        return self._addresses[model]

    def formerly_at(self, model: type[models.Model], slug: str, scope: str = "") -> Any:
        """Return the row that had a slug before, or None."""
        if self._former is None:
            self._former = {
                (previous.content_type_id, previous.scope, previous.slug): previous.object_id
                for previous in self.rows(PreviousSlug)
            }
        if not self._former:
            return None
        key = self._former.get((ContentType.objects.get_for_model(model).pk, scope, slug))
        return None if key is None else next((r for r in self.rows(model) if r.pk == key), None)

    def with_uid(self, model: type[models.Model], uid: str) -> Any:
        """Return the stored row with a uid, or None."""
        if model not in self._uids:
            self._uids[model] = {row.uid: row for row in self.rows(model)}
        return self._uids[model].get(uid)


def closest_of(word: str, known: Iterable[str]) -> str:
    """Return the known word most like another, or nothing if none is like it."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return close[0] if close else ""


def stored_rows(model: type[models.Model]) -> models.QuerySet[Any]:
    """Return the rows of a model with their many-to-many fields and the rows they need."""
    foreign = {field.name for field in model._meta.fields if field.is_relation}
    above = [name for name in ("facet", "body", "map") if name in foreign]
    return _stored(model).select_related(*above)  # where there is none, all it cannot be without


def _stored(model: type[models.Model]) -> models.QuerySet[Any]:
    many = [field.name for field in model._meta.many_to_many]
    return model._default_manager.order_by("pk").prefetch_related(*many)


def _needed(model: type[models.Model]) -> list[Any]:
    """Return the fields by which a row refers to rows it cannot be without."""
    foreign = [field for field in model._meta.fields if field.many_to_one and not field.null]
    return [field for field in foreign if field.related_model is not ContentType]


def _parent_key(row: models.Model, parent: str) -> Hashable:
    field: Any = row._meta.get_field(parent)
    if isinstance(field, GenericForeignKey):
        return (getattr(row, f"{field.ct_field}_id"), getattr(row, field.fk_field))
    key: Hashable = getattr(row, field.attname)
    return key
