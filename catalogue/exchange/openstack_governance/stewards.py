"""Which teams look after a project, by the lists: stewardships of today and of the past."""

from catalogue.exchange.mappings import Said
from catalogue.exchange.native.reading import Row
from catalogue.exchange.native.writing import Written
from catalogue.exchange.openstack.filling import Filling
from catalogue.exchange.openstack.rows import Value, row, shape_of
from catalogue.exchange.openstack.sources import source_of
from catalogue.exchange.report import Place
from catalogue.models import Stewardship

_TECHNICAL = Stewardship.Capacity.TECHNICAL.value
_SUPERSEDED = "With another team on this day; since when is not known."


class Stewards:
    """Collects the stewardships of one project.

    Args:
        filling: the project as it is stored.
    """

    def __init__(self, filling: Filling) -> None:
        self._filling = filling
        self._there = filling.there("stewardships", capacity=_TECHNICAL)
        self._rows: dict[str, Row] = {}
        self._today: set[str] = set()

    def look_after(self, body: str, listed: Said) -> None:
        """A body looks after the project today.

        Args:
            body: its slug.
            listed: the deliverable by which it does.
        """
        there = self._of(body)
        self._today.add(body)
        if not there:
            self._put(body, listed.place, {"source_url": source_of(listed.place.file)})
        elif not any(_is_open(one) for one in there):
            self._filling.leave("deliverables", listed)

    def looked_after(self, body: str, until: Said) -> None:
        """A body looked after the project until a day."""
        there = self._of(body)
        if body in self._today:
            return
        if not there:
            source = source_of(until.place.file)
            self._put(body, until.place, {"until": until, "source_url": source})
        elif _is_open(there[-1]):
            self._put(body, until.place, {"since": str(there[-1].get("since", "")), "until": until})
        elif str(there[-1]["until"]) != until:
            self._filling.leave("retired-on", until)

    def supersede(self, source: str, gone: set[str], day: str, place: Place) -> list[str]:
        """End what an older file says, where the lists give the project to another team.

        Args:
            source: the source of what the older file says.
            gone: the bodies it may name that are in none of the lists.
            day: the day the lists are of.
            place: where they are.

        Returns:
            The bodies whose stewardship ends.
        """
        ended = [
            one
            for one in self._there
            if self._today
            and one["body"] in gone - self._today
            and _is_open(one)
            and one.get("source_url") == source
        ]
        for one in ended:
            since = str(one.get("since", ""))
            self._put(one["body"], place, {"since": since, "until": day, "note": _SUPERSEDED})
        return [one["body"] for one in ended]

    def goes_on_without(self, body: str) -> bool:
        """Tell whether another body looks after the project after this one did."""
        others = {one["body"] for one in self._there if _is_open(one)} | self._today
        return bool(others - {body})

    def rows(self) -> list[Row]:
        """Return the stewardships that are new or end."""
        return list(self._rows.values())

    def _of(self, body: str) -> list[Written]:
        return [one for one in self._there if one["body"] == body]

    def _put(self, body: str, place: Place, values: dict[str, Value]) -> None:
        told = {"body": body, "capacity": _TECHNICAL, **values}
        self._rows.setdefault(body, row(shape_of("projects", "stewardships"), place, told))


def _is_open(stewardship: Written) -> bool:
    return not stewardship.get("until")
