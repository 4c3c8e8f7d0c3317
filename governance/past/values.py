"""What fields of rows said, in words: labels for choices, names for references, dates in full."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Field, Model, QuerySet, TextField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from governance.ordering import SortKeyField
from governance.partial_dates import PartialDateField, show_partial_date
from governance.past.wording import Piece, compare, compare_sets

# What identifies a row and says nothing of it.
_KEYS = frozenset({"uid", "content_type", "object_id"})


@dataclass(frozen=True)
class Difference:
    """A field that says something else than before.

    Attributes:
        label: what curators know the field by.
        before: what it said, in words; empty if nothing.
        after: what it says.
        pieces: both, word by word; empty where they are short enough to be read side by side.
    """

    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class State:
    """What a row said at some time.

    Attributes:
        row: the row as it was, not stored.
        ties: the keys of what it was tied to, by the names of its many-to-many fields.
    """

    row: Model
    ties: dict[str, frozenset[int]]


def shown_fields(model: type[Model]) -> Iterator["Field[Any, Any]"]:
    """Yield the fields of a model that say something to a curator."""
    for field in model._meta.concrete_fields:
        if not (field.primary_key or isinstance(field, SortKeyField) or field.name in _KEYS):
            yield field


class Names:
    """What rows are called that others refer to, looked up once for all of them."""

    def __init__(self) -> None:
        self._rows: dict[type[Model], dict[int, Model]] = {}

    @classmethod
    def of(cls, states: Iterable[State]) -> "Names":
        """Return the names of all that some states refer to, in a query for each kind of row."""
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for state in states:
            for field in state.row._meta.concrete_fields:
                if field.is_relation and (key := getattr(state.row, field.attname)):
                    wanted[field.related_model].add(key)  # type: ignore[index]
            for many in state.row._meta.many_to_many:
                wanted[many.related_model].update(state.ties.get(many.name, ()))
        names = cls()
        names._rows = {model: _fetched(model, keys) for model, keys in wanted.items() if keys}
        return names

    def row(self, model: Any, key: int) -> Model | None:
        """Return a row, if it is still there."""
        return self._rows.get(model, {}).get(key)

    def name(self, model: Any, key: int) -> str:
        """Return what a row is called; that it is gone, if it is."""
        row = self.row(model, key)
        gone = _("%(kind)s no. %(key)s, which is gone")
        return str(row) if row else gone % {"kind": model._meta.verbose_name, "key": key}

    def title(self, state: State) -> str:
        """Return what the row of a state was called then."""
        row = state.row
        for field in row._meta.concrete_fields:
            if field.is_relation and (found := self.row(field.related_model, _key(row, field))):
                setattr(row, field.name, found)
        try:
            return str(row)
        except (ObjectDoesNotExist, AttributeError):  # it was named by something that is gone
            return f"{capfirst(str(row._meta.verbose_name))} {row.pk}"


def _key(row: Model, field: Any) -> Any:
    return getattr(row, field.attname)


def _said(state: State | None, field: Any) -> Any:
    """Return what a field says. Browsers send other line ends than files have; they say nothing."""
    value = _key(state.row, field) if state else None
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _fetched(model: type[Model], keys: Iterable[int]) -> dict[int, Model]:
    """Return rows by their keys, with all that their names are made of."""
    foreign: list[Any] = [field for field in model._meta.fields if field.many_to_one]
    above = [
        f"{field.name}__{further.name}"
        for field in foreign
        for further in field.related_model._meta.fields
        if further.many_to_one and not further.null
    ]
    rows: QuerySet[Any] = model._base_manager.filter(pk__in=keys)
    return {row.pk: row for row in rows.select_related(*(f.name for f in foreign), *above)}


def differences(before: State | None, after: State | None, names: Names) -> list[Difference]:
    """Return the fields that say something else, in the order of the model.

    Args:
        before: what was said; None if the row was not there.
        after: what is said now; None if the row is not there any more.
        names: of what both refer to.
    """
    some = after or before
    assert some is not None  # noqa: S101 - there is always one of them
    found = [_difference(field, before, after, names) for field in shown_fields(type(some.row))]
    found += [_ties(many, before, after, names) for many in some.row._meta.many_to_many]
    return [each for each in found if each]


def _difference(
    field: Any, before: State | None, after: State | None, names: Names
) -> Difference | None:
    old, new = (_said(state, field) for state in (before, after))
    if old == new or (old in (None, "") and new in (None, "")):
        return None
    was, is_ = (_words(field, value, names) if value is not None else "" for value in (old, new))
    long = isinstance(field, TextField) and bool(was) and bool(is_)
    return Difference(_label(field), was, is_, tuple(compare(was, is_)) if long else ())


def _ties(many: Any, before: State | None, after: State | None, names: Names) -> Difference | None:
    old, new = (
        {names.name(many.related_model, key) for key in state.ties.get(many.name, ())}
        if state
        else set()
        for state in (before, after)
    )
    if old == new:
        return None
    was, is_ = (", ".join(sorted(each, key=str.casefold)) for each in (old, new))
    pieces = tuple(compare_sets(old, new)) if old and new else ()
    return Difference(_label(many), was, is_, pieces)


def _words(field: Any, value: Any, names: Names) -> str:
    if field.is_relation:
        return names.name(field.related_model, value)
    if isinstance(field, PartialDateField):
        return show_partial_date(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(dict(field.flatchoices).get(value, value))


def _label(field: Any) -> str:
    return capfirst(str(field.verbose_name))
