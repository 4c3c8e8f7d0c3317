"""Before something is deleted: what goes along, what rests on it, and what to do instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects, unquote
from django.contrib.contenttypes.admin import GenericInlineModelAdmin
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.forms.models import _get_foreign_key
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from governance.models.rows import Dated

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    ModelAdmin = admin.ModelAdmin

_NAMED = 6


@dataclass(frozen=True)
class Going:
    """Rows of one sort that go along with another.

    Attributes:
        kind: what they are called.
        count: how many there are.
        names: what some of them are called.
    """

    kind: str
    count: int
    names: tuple[str, ...]

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.count - len(self.names)


class CarefulAdmin(ModelAdmin):
    """A model whose rows are seldom deleted: the page says what that does and what is better."""

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Ask, saying what is a part of the row and what is not, and what to do instead."""
        row = self.get_object(request, unquote(object_id))
        said = {}
        if row is not None and request.method == "GET":
            own = dict(self._parts(request, row))
            parts, dependents = _going(row, own)
            instead = self.instead_of_deleting(row)
            said = {"parts": parts, "dependents": dependents, "instead": instead}
        return super().delete_view(request, object_id, {**said, **(extra_context or {})})

    def _parts(self, request: HttpRequest, row: Model) -> Iterator[tuple[type[Model], str]]:
        """Yield what is edited in the row's form, and the column that ties it to the row."""
        for inline in self.get_inlines(request, row):
            if issubclass(inline, GenericInlineModelAdmin):
                yield inline.model, inline.ct_fk_field
            else:
                field = _get_foreign_key(self.model, inline.model, fk_name=inline.fk_name)
                yield inline.model, field.attname

    def instead_of_deleting(self, row: Model) -> str:
        """Return what is usually better than deleting a row; empty if nothing is."""
        if isinstance(row, Dated):
            return _(
                "If it was so once and is no more, do not delete it: say until when. Pages about "
                "the past go on telling it."
            )
        return ""


def _going(row: Model, own: Mapping[type[Model], str]) -> tuple[list[Going], list[Going]]:
    """Return what goes along with a row: its own parts, and what is no part of it."""
    collector: Any = NestedObjects(using=DEFAULT_DB_ALIAS, origin=row)
    collector.collect([row])
    parts: list[Going] = []
    dependents: list[Going] = []
    for model, rows in collector.model_objs.items():
        if model._meta.auto_created:
            continue
        column = own.get(model)
        mine = [each.pk for each in rows if column and getattr(each, column) == row.pk]
        others = [each.pk for each in rows if each.pk not in mine and each != row]
        parts += _summed_up(model, mine, row)
        dependents += _summed_up(model, others, row)
    return parts, dependents


def _summed_up(model: type[Model], keys: list[int], row: Model) -> list[Going]:
    if not keys:
        return []
    names = tuple(_name(each, row) for each in _named(model, sorted(keys)[:_NAMED]))
    options = model._meta
    kind = options.verbose_name if len(keys) == 1 else options.verbose_name_plural
    return [Going(capfirst(str(kind)), len(keys), names)]


def _name(each: Model, row: Model) -> str:
    """Return what tells a row from its like: not only the name of what is to be deleted."""
    if str(each) != str(row):
        return str(each)
    needed = [field for field in each._meta.fields if field.many_to_one and not field.null]
    others = [str(other) for field in needed if (other := getattr(each, field.name)) != row]
    return " – ".join(others) or str(each)


def _named(model: type[Model], keys: list[int]) -> Any:
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
