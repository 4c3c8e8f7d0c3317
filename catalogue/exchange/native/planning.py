"""Rows of files → rows of the database, new or changed, not yet written."""

from collections.abc import Iterable, Sequence

from django.db import models

from catalogue.exchange.native.finding import Finder
from catalogue.exchange.native.holdings import Holdings
from catalogue.exchange.native.planned import Planned
from catalogue.exchange.native.reading import Row
from catalogue.exchange.native.setting import Setter
from catalogue.exchange.native.shapes import Nested
from catalogue.exchange.report import Fault
from governance.arranging.numbering import numbers


class Plan:
    """Finds for every row of the files the row of the database it is, and sets its values.

    Args:
        holdings: where rows of the database are looked up; all of them are read if left out.

    Attributes:
        planned: all rows, each after the one it is nested in.
        faults: everything found wrong on the way.
    """

    def __init__(self, holdings: Holdings | None = None) -> None:
        self.holdings = holdings or Holdings()
        self.planned: list[Planned] = []
        self.faults: list[Fault] = []
        self._announced: dict[Row, Planned] = {}
        self._finder = Finder(self.holdings)
        self._setter = Setter(self.holdings, self.faults)

    def make(self, collections: Iterable[Sequence[Row]]) -> None:
        """Plan all rows: first find those that others refer to, then set the values of all."""
        collections = [rows for rows in collections if rows]
        for rows in collections:
            self._announce(rows, None, None)
        for rows in collections:
            self._plan(rows, None, None)

    def bind(self, row: Row, found: models.Model) -> None:
        """Say which row of the database a row is, so that it is not looked for.

        To be called before `make`.

        Args:
            row: the row, nested in no other.
            found: the row of the database, or a new one.
        """
        self._announced[row] = Planned(row, found)

    # First pass: rows with an address.

    def _announce(self, rows: Sequence[Row], nested: Nested | None, parent: Planned | None) -> None:
        for row in rows:
            if row not in self._announced:
                if not _is_addressed(row):
                    return
                if not row.values.get("slug"):
                    missing = f"“{row.called('slug')}” is missing"
                    self.faults.append(Fault(row.place_of("slug"), missing))
                    continue
                self._announced[row] = self._finder.addressed(row, nested, parent)
            planned = self._announced[row]
            for child in row.shape.children:
                self._announce(row.children.get(child.key, []), child, planned)

    # Second pass: every row.

    def _plan(self, rows: Sequence[Row], nested: Nested | None, parent: Planned | None) -> None:
        others = [row for row in rows if row not in self._announced and not _is_addressed(row)]
        found = self._finder.among_siblings(others, nested, parent)
        present = [planned for row in rows if (planned := self._announced.get(row, found.get(row)))]
        last = self._finder.last_position(rows, nested, parent)
        for planned, position in zip(present, self._positions(present), strict=True):
            row = planned.row
            self.planned.append(planned)
            if row.shape.ordered and row.placed:
                planned.set("position", position)
            elif row.shape.ordered and planned.new:
                last += 1
                planned.set("position", last)
            values = {**row.initial, **row.values} if planned.new else row.values
            for key, value in values.items():
                self._setter.set(planned, key, value)
            self._setter.check(planned)
            for child in row.shape.children:
                self._plan(row.children.get(child.key, []), child, planned)

    def _positions(self, siblings: Sequence[Planned]) -> Sequence[int]:
        """Return the place of each row among those it stands with, its own wherever that can be."""
        known = (each.row.shape.ordered and not each.new for each in siblings)
        pairs = zip(siblings, known, strict=True)
        return numbers([each.object.position if is_known else None for each, is_known in pairs])


def _is_addressed(row: Row) -> bool:
    """Tell whether a row is found by a slug of its own."""
    return row.shape.identity == ("slug",) and not row.shape.plain
