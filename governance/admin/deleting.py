"""Before something is deleted: what goes along, what rests on it, and what to do instead."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from governance.admin.inlines import parts
from governance.dependents import Fate, fates, whose
from governance.models.rows import Dated
from governance.named import Several, several

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:  # the class takes no parameters when the program runs
    ModelAdmin = admin.ModelAdmin

_NAMED = 6


@dataclass(frozen=True)
class Going:
    """What deleting a row does to others.

    Attributes:
        parts: what is a part of it and goes along.
        lost: what is no part of it and is lost with it.
        emptied: what stays, and does not name it any more.
    """

    parts: Sequence[tuple[Several, Sequence[str]]] = ()
    lost: Sequence[tuple[Several, Sequence[str]]] = ()
    emptied: Sequence[tuple[Several, Sequence[str]]] = ()


class CarefulAdmin(ModelAdmin):
    """A model whose rows are seldom deleted: the page says what that does and what is better."""

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Ask, saying what is a part of the row and what is not, and what to do instead."""
        row = self.get_object(request, unquote(object_id))
        said: dict[str, Any] = {}
        if row is not None and request.method == "GET":
            own = dict(parts(self, request, row))
            said = {
                "title": _("Delete “%(name)s”?") % {"name": row},
                "going": going(row, own),
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


def going(row: Model, own: Mapping[type[Model], Mapping[str, Any]]) -> Going:
    """Return what deleting a row does to others; nothing where some of them forbid it.

    Args:
        row: the row.
        own: the models of its parts, and the values that tie these to it.
    """
    found: dict[str, dict[type[Model], set[int]]] = defaultdict(lambda: defaultdict(set))
    for each, fate in fates([row]):
        if fate is Fate.FORBIDS:
            return Going()
        model, key = whose(each)
        if (model, key) == (type(row), row.pk):
            continue
        tied = own.get(model, {})
        is_part = bool(tied) and all(getattr(each, name) == tied[name] for name in tied)
        kind = "emptied" if fate is Fate.EMPTIED or each._meta.auto_created else "lost"
        found["parts" if is_part else kind][model].add(key)
    return Going(**{kind: _summed_up(row, models) for kind, models in found.items()})


def _summed_up(
    row: Model, models: Mapping[type[Model], Collection[int]]
) -> list[tuple[Several, list[str]]]:
    each = [several(model, keys, _NAMED) for model, keys in models.items()]
    return [(some, [_name(other, row) for other in some.rows]) for some in each]


def _name(each: Model, row: Model) -> str:
    """Return what tells a row from its like: not only the name of what is to be deleted."""
    if str(each) != str(row):
        return str(each)
    needed = [field for field in each._meta.fields if field.many_to_one and not field.null]
    others = [str(other) for field in needed if (other := getattr(each, field.name)) != row]
    return " – ".join(others) or str(each)
