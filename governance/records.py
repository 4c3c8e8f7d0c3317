"""What is recorded of a body beside its seats, in one query: former names, limits, elections."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from governance.models import AffiliationLimit, Body, Election


@dataclass(frozen=True)
class Record:
    """A dated fact.

    Attributes:
        kind: ``former_name``, ``limit`` or ``election``.
        since: a partial date; of an election the day it is held on.
        until: a partial date.
        text: the former name; how an election was held.
        detail: the class of seats an election fills.
        number: the members a limit allows; the seats an election fills.
        share: the per cent a limit allows.
        url: the page of the election.
        source_url: where the fact is from.
        note: how sure it is.
    """

    kind: str
    since: str
    until: str
    text: str
    detail: str
    number: int | None
    share: int | None
    url: str
    source_url: str
    note: str

    def holds_on(self, date: str) -> bool:
        """Tell whether the fact holds on a day (``YYYY-MM-DD``)."""
        return self.since <= date and (not self.until or self.until > date)


def records(body: Body) -> dict[str, list[Record]]:
    """Return what is recorded of a body, by kind, the oldest first."""
    found: dict[str, list[Record]] = defaultdict(list)
    names = _part(body.former_names.all(), "former_name", text="name", until="until")
    limits = _part(
        AffiliationLimit.objects.filter(body=body),
        "limit",
        until="until",
        number="max_members",
        share="max_share",
    )
    elections = _part(
        Election.objects.filter(body=body),
        "election",
        since="held_on",
        text="method",
        detail="seat_class__name",
        number="seats",
        url="url",
    )
    for row in names.union(limits, elections, all=True).order_by("since_", "key_"):
        record = Record(*row[:-1])
        found[record.kind].append(record)
    return found


_TEXTS = ("since", "until", "text", "detail")
_NUMBERS = ("number", "share")
_LONG = ("url", "source_url", "note")


def _part(rows: QuerySet[Any], kind: str, **columns: str) -> QuerySet[Any, Any]:
    """Select one kind of record; columns that are not given are empty.

    Args:
        rows: the rows that say it.
        kind: the kind.
        columns: where the fields of a record are found, if not under their own name.
    """
    places = {"since": "since", "source_url": "source_url", "note": "note", **columns}
    given: dict[str, Any] = {"kind_": Value(kind, CharField())}
    for name in _TEXTS:
        text = Cast(F(places[name]) if name in places else Value(""), TextField())
        given[f"{name}_"] = Coalesce(text, Value("", TextField()))
    for name in _NUMBERS:
        number = F(places[name]) if name in places else Value(None)
        given[f"{name}_"] = Cast(number, IntegerField())
    for name in _LONG:
        given[f"{name}_"] = Cast(F(places[name]) if name in places else Value(""), TextField())
    given["key_"] = F("pk")
    selected: QuerySet[Any, Any] = rows.order_by().annotate(**given).values_list(*given)
    return selected
