"""Before something is deleted: what goes along, what rests on it, and what to do instead."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects, unquote
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
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
            parts = {inline.model for inline in self.get_inlines(request, row)}
            going = list(_going(row))
            said = {
                "parts": [each for model, each in going if model in parts],
                "dependents": [each for model, each in going if model not in parts],
                "instead": self.instead_of_deleting(row),
            }
        return super().delete_view(request, object_id, {**said, **(extra_context or {})})

    def instead_of_deleting(self, row: Model) -> str:
        """Return what is usually better than deleting a row; empty if nothing is."""
        if isinstance(row, Dated):
            return _(
                "If it was so once and is no more, do not delete it: say until when. Pages about "
                "the past go on telling it."
            )
        return ""


def _going(row: Model) -> Iterator[tuple[type[Model], Going]]:
    """Yield what is deleted along with a row, by model."""
    collector: Any = NestedObjects(using=DEFAULT_DB_ALIAS, origin=row)
    collector.collect([row])
    found: dict[type[Model], list[Any]] = defaultdict(list)
    for model, rows in collector.model_objs.items():
        if not model._meta.auto_created:
            found[model] = [each for each in rows if each != row]
    for model, rows in found.items():
        if not rows:
            continue
        keys = sorted(each.pk for each in rows)
        names = tuple(str(each) for each in _named(model, keys[:_NAMED]))
        options = model._meta
        kind = options.verbose_name if len(rows) == 1 else options.verbose_name_plural
        yield model, Going(capfirst(str(kind)), len(rows), names)


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
