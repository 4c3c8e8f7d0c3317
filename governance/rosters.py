"""Who sat on several bodies on a day, and for whom they worked."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import F, FilteredRelation

from governance.models import Body, SeatClass
from governance.models.rows import holding, observed_holding


class Recorded(StrEnum):
    """How much is recorded of who sits: on all seats, on some, on none."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True)
class Member:
    """Somebody who sits.

    Attributes:
        person: the slug of the person.
        name: the person's name.
        role: such as chair; may be empty.
        seat_class: the slug of the class of seats, within the body.
        seat_name: what the class is called.
        affiliation: the slug of the organization the person works for; empty if not recorded.
        affiliation_name: its name.
        since: a partial date; empty if the start is not known.
        until: a partial date; empty if no end is known.
        observed_on: a day on which the person is known to have sat, where the start is not.
        source_url: where this can be looked up.
        note: how sure it is.
    """

    person: str
    name: str
    role: str
    seat_class: str
    seat_name: str
    affiliation: str
    affiliation_name: str
    since: str
    until: str
    observed_on: str
    source_url: str
    note: str


@dataclass
class Roster:
    """Who is recorded to sit on a body on a day.

    Attributes:
        members: who sits, by class of seats, then by name.
        seats: how many seats there are; None where that is not recorded or not limited.
    """

    members: list[Member] = field(default_factory=list)
    seats: int | None = None

    @property
    def recorded(self) -> Recorded:
        """How much is recorded: where it is not known how many seats there are, never all."""
        if not self.members:
            return Recorded.NONE
        full = self.seats is not None and len(self.members) >= self.seats
        return Recorded.ALL if full else Recorded.SOME


def rosters(bodies: Collection[int], on: str) -> dict[int, Roster]:
    """Return who sits on bodies on a day, in one query however many they are.

    Args:
        bodies: the keys of the bodies.
        on: the day, ``YYYY-MM-DD``.
    """
    standing = Body.objects.standing(on).filter(pk__in=bodies).order_by()
    rows = SeatClass.objects.filter(body__in=standing).annotate(
        count=FilteredRelation("counts", condition=holding(on, "counts__")),
        term=FilteredRelation("terms", condition=observed_holding(on, "terms__")),
    )
    told = rows.annotate(**{f"{name}_": F(place) for name, place in _PLACES.items()})
    ordered = told.order_by("body", "position", "pk", "term__person__sort_key", "term__pk")
    found: dict[int, Roster] = {body: Roster() for body in bodies}
    seats: dict[int, dict[int, int | None]] = defaultdict(dict)
    for body, seat_class, count, number, term, *row in ordered.values_list(
        *("body_id", "pk", "count__pk", "count__seats", "term__pk"),
        *(f"{name}_" for name in _PLACES),
    ):
        if count is not None:
            seats[body][seat_class] = number
        if term is not None:
            found[body].members.append(Member(*(value or "" for value in row)))
    for body, numbers in seats.items():
        found[body].seats = _all_together(numbers.values())
    return found


# Where the fields of a member are found, from the class of seats.
_PLACES = {
    "person": "term__person__slug",
    "name": "term__person__name",
    "role": "term__role",
    "seat_class": "slug",
    "seat_name": "name",
    "affiliation": "term__affiliation__slug",
    "affiliation_name": "term__affiliation__name",
    "since": "term__since",
    "until": "term__until",
    "observed_on": "term__observed_on",
    "source_url": "term__source_url",
    "note": "term__note",
}


def _all_together(numbers: Collection[int | None]) -> int | None:
    """Return how many seats several classes have; None if one of them is without a limit."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
