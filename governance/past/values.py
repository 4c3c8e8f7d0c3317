"""What fields of rows said, in words: labels for choices, names for references, dates in full."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import BooleanField, Field, Model, TextField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from governance.named import named
from governance.ordering import SortKeyField
from governance.partial_dates import PartialDateField, show_partial_date
from governance.wording import Piece, compared, compared_sets, shortened

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
        self._wanted: Mapping[type[Model], set[int]] = {}
        self._rows: dict[type[Model], dict[int, Model]] = {}
        self._gone: dict[type[Model], dict[int, Model]] = {}

    @classmethod
    def of(cls, states: Iterable[State]) -> "Names":
        """Return the names of all that some states refer to, in a query for each kind of row.

        What is gone is called what it was called last; that takes another query for its kind.
        """
        names = cls._present(states)
        names._gone = {
            model: _last(model, missing)
            for model, keys in names._wanted.items()
            if (missing := keys - names._rows[model].keys()) and hasattr(model, "history")
        }
        last = [State(row, {}) for rows in names._gone.values() for row in rows.values()]
        above = cls._present(last)
        for state in last:
            above.title(state)
        return names

    @classmethod
    def _present(cls, states: Iterable[State]) -> "Names":
        names = cls()
        names._wanted = _references(states)
        names._rows = {
            model: {row.pk: row for row in named(model, keys)}
            for model, keys in names._wanted.items()
        }
        return names

    def row(self, model: Any, key: int) -> Model | None:
        """Return a row, if it is still there."""
        return self._rows.get(model, {}).get(key)

    def name(self, model: Any, key: int) -> str:
        """Return what a row is called; that it is gone, if it is."""
        if row := self.row(model, key):
            return str(row)
        if gone := self._gone.get(model, {}).get(key):
            return _("%(name)s (deleted)") % {"name": _title(gone)}
        unknown = _("%(kind)s no. %(key)s (deleted)")
        return unknown % {"kind": model._meta.verbose_name, "key": key}

    def title(self, state: State) -> str:
        """Return what the row of a state was called then, by what it refers to."""
        row = state.row
        fields: list[Any] = list(row._meta.concrete_fields)
        for field in fields:
            if field.is_relation and (key := _key(row, field)):
                gone = self._gone.get(field.related_model, {})
                if found := self.row(field.related_model, key) or gone.get(key):
                    setattr(row, field.name, found)
        return _title(row)


def _title(row: Model) -> str:
    try:
        return str(row)
    except (ObjectDoesNotExist, AttributeError):  # it was named by something nobody knows of
        return f"{capfirst(str(row._meta.verbose_name))} {row.pk}"


def _references(states: Iterable[State]) -> dict[type[Model], set[int]]:
    """Return the keys of all that states refer to."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for state in states:
        for field in state.row._meta.concrete_fields:
            if field.is_relation and (key := _key(state.row, field)):
                wanted[field.related_model].add(key)  # type: ignore[index]
        for many in state.row._meta.many_to_many:
            if keys := state.ties.get(many.name):
                wanted[many.related_model].update(keys)
    return wanted


def _last(model: Any, keys: Iterable[int]) -> dict[int, Model]:
    """Return what rows that are gone said last."""
    past = model.history.model.objects.filter(id__in=keys).order_by("history_date", "history_id")
    return {record.id: record.instance for record in past}


def _key(row: Model, field: Any) -> Any:
    return getattr(row, field.attname)


def _said(state: State | None, field: Any) -> Any:
    """Return what a field says. Browsers send other line ends than files have; they say nothing."""
    value = _key(state.row, field) if state else None
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


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

    def words(value: Any) -> str:
        if field.is_relation and value is not None:
            return names.name(field.related_model, value)
        return in_words(field, value)

    return difference(field, words(old), words(new))


def difference(field: Any, before: str, after: str) -> Difference:
    """Return that a field says something else; of a text word by word.

    Args:
        field: the field.
        before: what it said, in words; empty if nothing.
        after: what it says.
    """
    long = isinstance(field, TextField) and bool(before) and bool(after)
    pieces = tuple(shortened(compared(before, after))) if long else ()
    return Difference(label_of(field), before, after, pieces)


def difference_of_sets(field: Any, before: Collection[str], after: Collection[str]) -> Difference:
    """Return that a many-to-many field names others than before."""
    was, is_ = (", ".join(sorted(each, key=str.casefold)) for each in (before, after))
    pieces = tuple(compared_sets(before, after)) if before and after else ()
    return Difference(label_of(field), was, is_, pieces)


def _ties(many: Any, before: State | None, after: State | None, names: Names) -> Difference | None:
    keys = [state.ties.get(many.name, frozenset()) if state else set() for state in (before, after)]
    if keys[0] == keys[1]:
        return None
    return difference_of_sets(
        many, *({names.name(many.related_model, key) for key in each} for each in keys)
    )


def in_words(field: Any, value: Any) -> str:
    """Return what a field says, as its form says it; empty if nothing. It is no reference."""
    if value is None:
        return ""
    if isinstance(field, PartialDateField):
        return show_partial_date(value)
    if isinstance(field, BooleanField):
        return _("yes") if value else _("no")
    return str(dict(field.flatchoices).get(value, value))


def label_of(field: Any) -> str:
    """Return what curators know a field by."""
    return capfirst(str(field.verbose_name))
