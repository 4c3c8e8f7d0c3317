"""Public changes in words and links, for the page and the feed. Nobody is told who made one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Value
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from catalogue.changes import Change, ChangeType
from catalogue.histories import HISTORIES, History
from catalogue.models import Project
from catalogue.said import Called, FieldChange
from governance.partial_dates import PartialDateField, show_partial_date
from governance.past.values import Difference, difference, difference_of_sets, in_words

_BY_RESOURCE = {history.resource: history for history in HISTORIES}


@dataclass(frozen=True)
class Told:
    """A change as readers are told of it.

    Attributes:
        change: the change.
        kind: what sort of row it is, in words.
        happened: what happened to it, in words.
        name: what it was called; what it is, where it has no name.
        address: the page of the row or of the project it is about, without the host; or nothing.
        fields: what of it changed, in words.
        differences: what the fields said and say, in words; nothing of what is told to nobody.
    """

    change: Change
    kind: str
    happened: str
    name: str
    address: str
    fields: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def anchor(self) -> str:
        """What the change is called on its page; no other change is ever called so."""
        return f"{self.change.resource}-{self.change.id}-{self.change.at:%Y%m%dT%H%M%S%f}"


def kinds() -> list[tuple[str, str]]:
    """Return the sorts of rows, as filters take them and in words, by these."""
    named = [
        (history.resource, capfirst(str(history.model._meta.verbose_name_plural)))
        for history in HISTORIES
    ]
    return sorted(named, key=lambda kind: kind[1].casefold())


def told(changes: Sequence[Change]) -> list[Told]:
    """Return changes in words, with the addresses of what is still there; in one query."""
    present = _present(changes)
    return [_told(change, _address(change, present)) for change in changes]


def _told(change: Change, address: str) -> Told:
    history = _BY_RESOURCE[change.resource]
    kind = capfirst(str(history.model._meta.verbose_name))
    happened = {
        ChangeType.CREATED: pgettext("a row was", "entered"),
        ChangeType.CHANGED: pgettext("a row was", "changed"),
        ChangeType.REMOVED: pgettext("a row was", "taken out"),
    }
    fields = tuple(str(_field(history, name).verbose_name) for name in change.fields)
    name = _name(history, change) or _("Unnamed")
    differences = tuple(_difference(history, each) for each in change.values)
    return Told(change, kind, happened[change.type], name, address, fields, differences)


def _name(history: History, change: Change) -> str:
    """Return what a row was called; a day that names it as people write it."""
    last = history.names[-1].partition("__")[0]
    if not isinstance(history.model._meta.get_field(last), PartialDateField):
        return change.name
    names, dash, day = change.name.rpartition(" – ")
    return f"{names}{dash}{show_partial_date(day)}"


def _field(history: History, name: str) -> Any:
    """Return a field by the name the API has for it."""
    own = {public: private for private, public in history.renamed.items()}
    return history.model._meta.get_field(own.get(name, name))


def _difference(history: History, change: FieldChange) -> Difference:
    field = _field(history, change.field)
    if field.many_to_many:
        sides = [{_named(each) for each in side or ()} for side in (change.before, change.after)]
        return difference_of_sets(field, sides[0], sides[1])
    return difference(field, _words(field, change.before), _words(field, change.after))


def _words(field: Any, value: Any) -> str:
    return _named(value) if isinstance(value, Called) else in_words(field, value)


def _named(called: Called) -> str:
    return called.name or _("(gone)")


def _address(change: Change, present: Mapping[str, set[str]]) -> str:
    model: Any = _BY_RESOURCE[change.resource].model
    if change.slug in present.get(change.resource, ()):
        return str(model(slug=change.slug).get_absolute_url())
    if change.project and model is not Project:
        return Project(slug=change.project[0]).get_absolute_url()
    return ""


def _present(changes: Iterable[Change]) -> dict[str, set[str]]:
    """Return the slugs, by sort of row, of what has a page of its own and is still there."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        if change.slug and hasattr(_BY_RESOURCE[change.resource].model, "get_absolute_url"):
            wanted[change.resource].add(change.slug)
    rows = [
        _BY_RESOURCE[resource]
        .model._default_manager.filter(slug__in=slugs)
        .order_by()
        .annotate(of=Value(resource, CharField()))
        .values_list("of", "slug")
        for resource, slugs in wanted.items()
    ]
    found: dict[str, set[str]] = defaultdict(set)
    for resource, slug in rows[0].union(*rows[1:], all=True) if rows else ():
        found[resource].add(slug)
    return found
