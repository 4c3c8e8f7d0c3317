"""Who sits on a body on a day, on which seats, and for whom they work."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F

from governance.models import Body, Organization, SeatClass, Term
from governance.records import Record


@dataclass(frozen=True)
class Seats:
    """How many seats of a class there were for a period; None is without a limit."""

    since: str
    until: str
    seats: int | None
    source_url: str
    note: str

    def holds_on(self, date: str) -> bool:
        """Tell whether there were so many on a day (``YYYY-MM-DD``)."""
        return self.since <= date and (not self.until or self.until > date)


@dataclass
class Bench:
    """The seats of a class over time, and who sits on them on a day.

    Attributes:
        seat_class: the class.
        counts: how many seats there were, the oldest first.
        now: how many there are on the day; None where that is not recorded.
        sitting: the terms that hold on the day.
    """

    seat_class: SeatClass
    counts: list[Seats] = field(default_factory=list)
    now: Seats | None = None
    sitting: list[Term] = field(default_factory=list)

    @property
    def unfilled(self) -> int:
        """How many seats nobody is recorded for on the day."""
        if self.now is None or self.now.seats is None:
            return 0
        return max(self.now.seats - len(self.sitting), 0)


@dataclass(frozen=True)
class Share:
    """How many of those who sit work for one organization.

    Attributes:
        organization: whom they work for; None for those of whom it is not recorded.
        members: how many they are.
        percent: how many of a hundred.
        over: whether that is more than the limit of the day allows.
    """

    organization: Organization | None
    members: int
    percent: int
    over: bool

    @property
    def width(self) -> str:
        """How long the bar is."""
        return f"{self.percent}%"


def benches(body: Body, terms: Iterable[Term], on: str) -> list[Bench]:
    """Return the classes of seats of a body, in one query.

    Args:
        body: the body.
        terms: the terms that hold on the day.
        on: the day, ``YYYY-MM-DD``.
    """
    rows = SeatClass.objects.filter(body=body).annotate(
        count_key=F("counts__pk"),
        count_since=F("counts__since"),
        count_until=F("counts__until"),
        count_seats=F("counts__seats"),
        count_source=F("counts__source_url"),
        count_note=F("counts__note"),
    )
    found: dict[int, Bench] = {}
    for row in rows.order_by("position", "pk", "counts__since"):
        bench = found.setdefault(row.pk, Bench(row))
        if row.count_key:
            period = (row.count_since, row.count_until)
            seats = Seats(*period, row.count_seats, row.count_source, row.count_note)
            bench.counts.append(seats)
    for bench in found.values():
        bench.now = next((count for count in bench.counts if count.holds_on(on)), None)
    for term in terms:
        found[term.seat_class_id].sitting.append(term)
    return list(found.values())


def shares(sitting: Iterable[Term], limit: Record | None) -> list[Share]:
    """Return for whom those who sit work, the most first, and who is over the limit.

    Args:
        sitting: the terms of those who sit, with their affiliations.
        limit: the affiliation limit of the day, if there is one.
    """
    members = {term.person_id: term for term in sitting}.values()
    organizations = {term.affiliation_id: term.affiliation for term in members}
    counted = Counter(term.affiliation_id for term in members)
    known = [(organizations[key], count) for key, count in counted.items() if key is not None]
    known.sort(key=lambda pair: (-pair[1], pair[0].sort_key if pair[0] else ""))
    if counted[None]:
        known.append((None, counted[None]))
    return [_share(organization, count, len(members), limit) for organization, count in known]


def _share(
    organization: Organization | None, count: int, members: int, limit: Record | None
) -> Share:
    over = False
    if organization and limit:
        most, percent = limit.number, limit.share
        over = count > most if most is not None else 100 * count > (percent or 100) * members
    return Share(organization, count, round(100 * count / members), over)


def limit_at(limit: Record | None, members: int) -> str:
    """Return where the mark of a limit stands among bars of shares; empty if there is none.

    Args:
        limit: the affiliation limit.
        members: how many sit.
    """
    if limit is None or not members:
        return ""
    share = limit.share if limit.share is not None else 100 * (limit.number or 0) / members
    return f"{min(share, 100):.1f}%"
