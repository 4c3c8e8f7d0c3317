"""Leads, liaisons and chairs → seats and terms.

The lists say who sits on the day they are of, and not since when. Somebody new is entered as
observed on that day. Whom an earlier import entered and who is no longer named has left by that
day at the latest; terms from other sources are left as they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogue.exchange.mappings import Said
from catalogue.exchange.native.reading import Row
from catalogue.exchange.native.writing import Written
from catalogue.exchange.openstack.filling import Filling
from catalogue.exchange.openstack.names import slug_of
from catalogue.exchange.openstack.rows import Value, row, shape_of
from catalogue.exchange.openstack.sources import is_governance, source_of
from catalogue.exchange.openstack_governance.people import People
from catalogue.exchange.report import Place
from governance.models import SeatClass
from governance.partial_dates import first_day

_CLASS = ("bodies", "seat_classes")
_TERM = (*_CLASS, "terms")
_AGAIN = "Named again on this day; the term may have begun earlier."
_LEFT = "Not named on this day; when the term ended is not known."


@dataclass(frozen=True)
class Seat:
    """A class of seats and who sits there.

    Attributes:
        key: where the list says so.
        name, selection, months: what the class is.
        role: what those who sit there are called.
        people: who does.
        place: where the list names them.
        day: the day the list is of.
        until: when they left, if that is known.
        note: what else is to be said of their terms.
    """

    key: str
    name: str
    selection: SeatClass.Selection
    role: str
    people: Sequence[Said]
    place: Place
    day: str
    months: str = ""
    until: str = ""
    note: str = ""

    @property
    def slug(self) -> str:
        """The slug of the class, if it is new."""
        return slug_of(self.name)


class Seating:
    """Makes the rows of one body's seats.

    Args:
        filling: the body as it is stored.
        people: finds who is named.
    """

    def __init__(self, filling: Filling, people: People) -> None:
        self._filling = filling
        self._people = people
        self._there = {each["slug"]: each for each in filling.known.get("seat_classes", [])}

    def rows(self, seats: Sequence[Seat], place: Place) -> list[Row]:
        """Return all classes of the body, in order, if anything about them is new; else none.

        Args:
            seats: what the list says.
            place: where the list names the body.
        """
        terms = {seat.slug: list(self._terms(seat)) for seat in seats}
        made = [seat for seat in seats if seat.slug not in self._there]
        if not made and not any(terms.values()):
            return []
        shape = shape_of(*_CLASS)
        there = [
            row(shape, place, {"slug": slug}, terms=terms.get(slug, [])) for slug in self._there
        ]
        return there + [
            row(shape, seat.place, _class(seat), terms=terms[seat.slug]) for seat in made
        ]

    def _terms(self, seat: Seat) -> Iterator[Row]:
        there = self._there.get(seat.slug, {}).get("terms", [])
        sitting = [term for term in there if str(term.get("until", "")) == seat.until]
        named = {self._people.slug(name): name for name in seat.people}
        for term in sitting:
            if term["person"] not in named and not seat.until:
                yield from self._leaving(term, seat)
        for person, name in named.items():
            if all(term["person"] != person for term in sitting):
                yield _new_term(person, name, seat, there)

    def _leaving(self, term: Written, seat: Seat) -> Iterator[Row]:
        start = first_day(term.get("since") or term.get("observed_on") or "")
        if not is_governance(term.get("source_url", "")) or start >= seat.day:
            self._filling.leave(seat.key, Said("", seat.place))
            return
        told = {"person": term["person"], "role": term.get("role", "")}
        since = str(term.get("since", ""))
        note = " ".join(filter(None, [term.get("note"), _LEFT]))
        yield row(
            shape_of(*_TERM), seat.place, {**told, "since": since, "until": seat.day, "note": note}
        )


def _class(seat: Seat) -> dict[str, Value]:
    return {
        "slug": seat.slug,
        "name": seat.name,
        "selection": seat.selection.value,
        "term_months": seat.months,
        "source_url": source_of(seat.place.file),
    }


def _new_term(person: str, name: Said, seat: Seat, there: Sequence[Written]) -> Row:
    values: dict[str, Value] = {"person": person, "role": seat.role, "until": seat.until}
    # Who comes back may have a term without a beginning already, and there is one of those at most.
    again = any(each["person"] == person for each in there)
    values["since" if again else "observed_on"] = seat.day
    note = " ".join(filter(None, [_AGAIN if again else "", seat.note]))
    values.update(note=note, source_url=source_of(name.place.file))
    return row(shape_of(*_TERM), name.place, values)
