"""What was recorded after a revision: which rows, and what they said before and after."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import JSONField, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject

from catalogue.histories import HISTORIES, PUBLISHED, History
from catalogue.models import Project, Recorded
from catalogue.revising import kind_of

Said = Mapping[str, Any]
# What of a row shows where others refer to it: its name in addresses and its place in their order.
NAMING = ("slug", "state", "position", "sort_key")
# What its name in addresses begins with.
SCOPE = ("facet_id", "body_id", "map_id", "region_id")


@dataclass(frozen=True)
class Record:
    """A row was written to its history.

    Attributes:
        model: the rows it is of.
        key: which of them.
        revision: in which revision.
        at: when it was written.
        said: what the row said before, if it was there, and after; nothing where that is not known.
        is_new: whether the row was not there before.
        is_gone: whether it is not there after.
    """

    model: type[Model]
    key: int
    revision: int
    at: datetime.datetime
    said: tuple[Said, ...] = ()
    is_new: bool = False
    is_gone: bool = False

    @property
    def public(self) -> tuple[Said, ...]:
        """What the row said while everybody could read it."""
        return tuple(said for said in self.said if said.get("state", PUBLISHED) == PUBLISHED)

    @property
    def is_renamed(self) -> bool:
        """Whether what refers to the row shows the change."""
        if self.is_gone or len(self.said) < 2:
            return self.is_gone
        before, after = self.said
        return any(before.get(name) != after.get(name) for name in (*NAMING, *SCOPE))

    def values(self, column: str) -> set[int]:
        """Return what a column referred to, before and after."""
        return {said[column] for said in self.said if said.get(column)}


@dataclass(frozen=True)
class Window:
    """A bounded part of what was recorded.

    Attributes:
        records: what is in it that could be public.
        last: the key of the last of all that is in it; None where nothing is.
        is_last: whether nothing was recorded after it.
    """

    records: tuple[Record, ...]
    last: int | None
    is_last: bool


def window(revision: int, after: int, most: int) -> Window:
    """Return what was recorded after a revision, in two queries.

    Args:
        revision: only what was recorded later.
        after: only what was noted after the record with this key.
        most: how many records at most.
    """
    noted = Recorded.objects.filter(pk__gt=after)
    if not after:
        noted = noted.filter(revision__gt=revision)
    rows = list(noted.order_by("pk").values_list("kind", "record", "revision", "pk")[:most])
    records = tuple(_records({(kind, record): number for kind, record, number, _pk in rows}))
    return Window(records, rows[-1][-1] if rows else None, len(rows) < most)


def _records(noted: Mapping[tuple[str, int], int]) -> Iterator[Record]:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, record in noted:
        by_kind[kind].append(record)
    for kind, record, key, at, happened, after, before in _said(by_kind):
        found = Record(
            model=_kinds()[kind].model,
            key=key,
            revision=noted[kind, record],
            at=at,
            said=(before, after) if before else (after,),
            is_new=happened == "+" or not before,
            is_gone=happened == "-",
        )
        if found.public:
            yield found


def _said(by_kind: Mapping[str, Iterable[int]]) -> Iterable[Any]:
    asked = [
        _of(kind, _kinds()[kind], list(records))
        for kind, records in by_kind.items()
        if kind in _kinds()
    ]
    return asked[0].union(*asked[1:], all=True) if asked else ()


def _of(kind: str, history: History, records: list[int]) -> QuerySet[Any, Any]:
    """Return what rows of a history say of what projects ever were public, and said before."""
    said = JSONObject(**{name: name for name in _columns(history)})
    earlier = history.before(OuterRef("history_date"), OuterRef("history_id"), OuterRef("id"))
    rows = history.past.objects.filter(history_id__in=records).order_by()
    published = Project.history.model.objects.filter(state=PUBLISHED).order_by().values("id")
    for path in history.projects:
        if "__" not in path:
            rows = rows.filter(Q(**{f"{path}__in": published}) | Q(**{path: None}))
    found: QuerySet[Any, Any] = rows.annotate(
        told_as=Value(kind),
        told_now=said,
        told_before=Subquery(earlier.values(said=said)[:1], output_field=JSONField()),
    ).values_list(
        *("told_as", "history_id", "id", "history_date", "history_type"),
        *("told_now", "told_before"),
    )
    return found


def _columns(history: History) -> list[str]:
    """Return the columns that say what a row refers to, and how it is referred to."""
    return [name for name in history.columns if name in NAMING or name.endswith("_id")]


@cache
def _kinds() -> Mapping[str, History]:
    return {kind_of(history.model): history for history in HISTORIES}
