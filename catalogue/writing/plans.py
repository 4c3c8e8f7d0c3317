"""What is to become of the rows somebody said, when a list replaces the one there was."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from catalogue.exchange.native.planned import Planned
from catalogue.exchange.native.planning import Plan
from catalogue.exchange.native.reading import Row
from catalogue.exchange.native.shapes import Nested
from catalogue.writing.nearby import Nearby

Addresses = dict[type[models.Model], set[str]]


@dataclass(frozen=True)
class Left:
    """Nested rows that a new list leaves out.

    Attributes:
        parent: the row they are nested in.
        nested: how they are.
        rows: they themselves.
    """

    parent: Planned
    nested: Nested
    rows: Sequence[Any]


class Replacement(Plan):
    """A plan for a few rows of one model, in which lists are whole.

    Args:
        rows: the rows.
        found: the row of the database, or a new one, that each is; looked up by slug, and locked,
            where left out.

    Attributes:
        left: what the new lists leave out.
    """

    def __init__(self, rows: Sequence[Row], found: Mapping[Row, models.Model]) -> None:
        self.nearby = Nearby()
        super().__init__(self.nearby)
        for row, known in found.items():
            self.nearby.take(known)
            self.bind(row, known)
        self.nearby.look_up(_own(row for row in rows if row not in found), lock=True)
        self.nearby.look_up(_named(rows))
        self.make([rows])
        self.left = list(self._left())
        for left in self.left:
            self.nearby.leave(left.rows)

    def _positions(self, siblings: Sequence[Planned]) -> Sequence[int]:
        if not siblings or not siblings[0].row.shape.ordered:
            return super()._positions(siblings)
        said = [_number(planned.row.values.get("position")) for planned in siblings]
        stored = [None if each.new else (each.object.position, each.object.pk) for each in siblings]
        return places(said, stored)

    def _left(self) -> Iterator[Left]:
        present: dict[tuple[int, int], set[int]] = defaultdict(set)
        for planned in self.planned:
            present[id(planned.parent), id(planned.row.shape)].add(planned.object.pk)
        for parent in self.planned:
            for nested in parent.row.shape.children:
                if nested.key in parent.row.children:
                    stored = self.nearby.under(nested.shape.model, nested.parent, parent.object)
                    kept = present[id(parent), id(nested.shape)]
                    if rows := [row for row in stored if row.pk not in kept]:
                        yield Left(parent, nested, rows)


def places(said: Sequence[int | None], stored: Sequence[tuple[int, int] | None]) -> Sequence[int]:
    """Return places for rows in their order, the ones they have wherever that is possible.

    Args:
        said: the places they are said to have; None where nothing is said.
        stored: the places they have, and their keys, by which those in one place are ordered;
            None for new rows.
    """
    known = [each for each in stored if each is not None]
    if len(known) == len(stored) and known == sorted(known) and set(said) <= {None}:
        return [place for place, _key in known]
    found: list[int] = []
    for wanted, has in zip(said, stored, strict=True):
        least = found[-1] + 1 if found else 0
        found.append(max(least, has[0] if has else 0) if wanted is None else wanted)
    return found


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, str) and value.isdecimal() else None


def _own(rows: Iterable[Row]) -> Addresses:
    """Return the slugs of rows by which they are looked up."""
    addresses: Addresses = defaultdict(set)
    for row in rows:
        if slug := row.values.get("slug"):
            addresses[row.shape.model].add(str(slug))
    return addresses


def _named(rows: Iterable[Row]) -> Addresses:
    """Return the addresses of everything that rows refer to."""
    addresses: Addresses = defaultdict(set)
    for row in rows:
        for key, value in row.values.items():
            target: Any = row.shape.model._meta.get_field(key).related_model
            if target and value:
                addresses[target].update([value] if isinstance(value, str) else value)
        for children in row.children.values():
            for model, further in _named(children).items():
                addresses[model] |= further
    return addresses
