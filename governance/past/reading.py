"""The histories of a row and of the rows that are edited with it, as one list, latest first.

However many lines there are: one query counts them, one says which are on the page, and the rest
depends on how many kinds of rows and of references are on it.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery, Value

from governance.past.values import Difference, Names, State, differences

# What one person did for one reason within so many seconds was done at once.
_AT_ONCE = datetime.timedelta(seconds=3)


@dataclass(frozen=True)
class Kind:
    """Rows of one model whose histories are read.

    Attributes:
        model: the model.
        tied: what the records of its history that are meant say.
    """

    model: type[Model]
    tied: Mapping[str, Any]

    @property
    def past(self) -> Any:
        """The table of the history."""
        return self.model.history.model  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Line:
    """A row was entered, changed or deleted.

    Attributes:
        record: the record of the history, with who and why.
        earlier: the record of the same row before that, if there is one.
        title: what the row was called.
        differences: what it said then and had not said before.
        is_latest: nothing was recorded of the row since.
    """

    record: Any
    earlier: Any
    title: str
    differences: Sequence[Difference]
    is_latest: bool

    @property
    def model(self) -> type[Model]:
        """What sort of row it is."""
        model: type[Model] = self.record.instance_type
        return model

    @property
    def way_back(self) -> Any:
        """The record of the state that a curator may want back, if there is one.

        Of the latest change it is what was before; of an earlier one, and of a deletion, what the
        record says.
        """
        if self.record.history_type == "-" or not self.is_latest:
            return self.record
        return self.earlier


@dataclass
class Moment:
    """What one person did at once, for one reason."""

    at: datetime.datetime
    who: Any
    why: str
    lines: list[Line] = field(default_factory=list)


class Past:
    """The lines of histories, of which only the part that is asked for is read."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self.kinds = kinds

    def count(self) -> int:
        """Return how many lines there are."""
        return self._places().count()

    def __getitem__(self, part: slice) -> list[Line]:
        """Return a part of the lines, latest first."""
        ordered = self._places().order_by("-history_date", "told_as", "-history_id")
        keys = [(kind, key) for kind, key, _at in ordered[part]]
        return self._lines(keys)

    def _places(self) -> QuerySet[Any]:
        found = [
            kind.past.objects.filter(**kind.tied)
            .order_by()
            .annotate(told_as=Value(number))
            .values_list("told_as", "history_id", "history_date")
            for number, kind in enumerate(self.kinds)
        ]
        first: QuerySet[Any] = found[0]
        return first.union(*found[1:], all=True) if found[1:] else first

    def _lines(self, keys: Sequence[tuple[int, int]]) -> list[Line]:
        by_kind: dict[int, list[int]] = defaultdict(list)
        for kind, key in keys:
            by_kind[kind].append(key)
        records = {kind: _records(self.kinds[kind].past, found) for kind, found in by_kind.items()}
        states: dict[tuple[int, int], State] = {}
        for kind, found in records.items():
            every = {*found, *(row.earlier_id for row in found.values() if row.earlier_id)}
            states |= {(kind, key): state for key, state in states_of(self.kinds[kind].past, every)}
        names = Names.of(states.values())
        return [
            _line(records[kind][key], states[kind, key], states.get((kind, before)), names)
            for kind, key in keys
            for before in [records[kind][key].earlier_id]
        ]


def _records(past: Any, keys: Iterable[int]) -> dict[int, Any]:
    """Return records by their keys, with who made them and the key of the record before each."""
    before = past.objects.filter(
        Q(history_date__lt=OuterRef("history_date"))
        | Q(history_date=OuterRef("history_date"), history_id__lt=OuterRef("history_id")),
        id=OuterRef("id"),
    ).order_by("-history_date", "-history_id")
    later = past.objects.filter(
        Q(history_date__gt=OuterRef("history_date"))
        | Q(history_date=OuterRef("history_date"), history_id__gt=OuterRef("history_id")),
        id=OuterRef("id"),
    )
    rows = past.objects.filter(history_id__in=keys).select_related("history_user")
    rows = rows.annotate(earlier_id=Subquery(before.values("history_id")[:1]), is_old=Exists(later))
    return {row.history_id: row for row in rows}


def states_of(past: Any, keys: Iterable[int]) -> list[tuple[int, State]]:
    """Return what records of a history say, by their keys; one query, one more for all ties."""
    rows = list(past.objects.filter(history_id__in=list(keys)))
    ties: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for many, kept in tie_records(past):
        target = many.m2m_reverse_field_name()
        pairs = kept.objects.filter(history__in=[row.history_id for row in rows])
        for key, other in pairs.values_list("history_id", f"{target}_id"):
            ties[key][many.name].add(other)
    return [
        (row.history_id, State(row.instance, _frozen(ties.get(row.history_id, {})))) for row in rows
    ]


def _frozen(ties: dict[str, set[int]]) -> dict[str, frozenset[int]]:
    return {name: frozenset(keys) for name, keys in ties.items()}


def tie_records(past: Any) -> list[tuple[Any, Any]]:
    """Return the many-to-many fields of a model and the tables of their histories."""
    known = {each.related_model.__name__: each.related_model for each in past._meta.related_objects}
    found = [
        (many, known.get(f"Historical{many.remote_field.through.__name__}"))
        for many in past.instance_type._meta.many_to_many
    ]
    return [(many, kept) for many, kept in found if kept]


def _line(record: Any, state: State, before: State | None, names: Names) -> Line:
    title = names.title(state)
    earlier = None
    if record.earlier_id:
        earlier = type(record)(history_id=record.earlier_id, id=record.id)
    if record.history_type == "-":
        told = differences(state, None, names)
    else:
        told = differences(before if record.history_type == "~" else None, state, names)
    return Line(record, earlier, title, told, not record.is_old)


def moments(lines: Iterable[Line]) -> list[Moment]:
    """Return lines gathered into what was done at once; changes that changed nothing left out."""
    found: list[Moment] = []
    for line in lines:
        if line.record.history_type == "~" and not line.differences:
            continue
        record = line.record
        why = record.history_change_reason or ""
        last = found[-1] if found else None
        if last is None or not _is_of(last, record, why):
            last = Moment(record.history_date, record.history_user, why)
            found.append(last)
        last.lines.append(line)
    return found


def _is_of(moment: Moment, record: Any, why: str) -> bool:
    near = moment.lines[-1].record.history_date - record.history_date <= _AT_ONCE
    return near and moment.who == record.history_user and moment.why == why
