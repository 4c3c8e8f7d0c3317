"""Rows as light as can be, for long lists: the columns an answer shows, and nothing else.

A row of Django's is an object with all its columns, its rows of other tables are more of them, and
a list of a hundred projects has a thousand. A light row has what was read of it and, besides, what
its model says of itself: properties and methods, which see no difference. So the same serializers
write both.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import FunctionType
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet

from governance.api.statements import Counting, Listing, Statement
from governance.api.writing import list_name

_OURS = ("catalogue.", "governance.")
_MOST_LISTINGS = 64


class _Listed(NamedTuple):
    """What reads a part of a list, and what counts all of it."""

    rows: Listing
    counting: Counting


_listings: dict[Hashable, _Listed] = {}


class Light:
    """A row of which only some columns were read."""


@dataclass(frozen=True)
class Reading:
    """What is read of each row.

    Attributes:
        model: the model of the rows.
        own: columns of the row, or annotations.
        joined: by reference, what is read of the single row it refers to.
        lists: by relation, what is read of the rows it refers to.
    """

    model: type[Model]
    own: tuple[str, ...]
    joined: Mapping[str, "Reading"] = field(default_factory=dict)
    lists: Mapping[str, "Several"] = field(default_factory=dict)

    def columns(self, prefix: str = "") -> Iterator[str]:
        """Yield the paths of all columns, in the order in which `maker` has them taken."""
        yield from (f"{prefix}{name}" for name in self.own)
        for name, reading in self.joined.items():
            yield from reading.columns(f"{prefix}{name}__")

    def maker(self) -> Callable[[tuple[Any, ...]], Any]:
        """Return what makes a light row of its values; None where the first is: there is no row.

        Rows referred to are made once for all that refer to them, as nobody changes them.
        """
        light, own = _light(self.model), self.own
        parts = list(self._parts())

        def made(values: tuple[Any, ...]) -> Any:
            if values[0] is None:
                return None
            row: Any = light()
            found = row.__dict__
            found.update(zip(own, values, strict=False))  # the names end first
            for name, make, part in parts:
                found[name] = make(values[part])
            return row

        return made

    def _parts(self) -> Iterator[tuple[str, Callable[[tuple[Any, ...]], Any], slice]]:
        """Yield what makes each of the rows referred to, and of which of the values."""
        at = len(self.own)
        for name, reading in self.joined.items():
            end = at + len(list(reading.columns()))
            yield name, cache(reading.maker()), slice(at, end)
            at = end

    def only(self, wanted: Collection[str]) -> "Reading":
        """Return the same with the references and relations that are wanted; all if empty."""
        if not wanted:
            return self
        return Reading(
            self.model,
            self.own,
            {name: each for name, each in self.joined.items() if name in wanted},
            {name: each for name, each in self.lists.items() if name in wanted},
        )


@dataclass(frozen=True, eq=False)
class Several:
    """Rows of a relation that goes to many.

    Attributes:
        rows: returns all of them, in order.
        owner: the column with the key of the row they belong to.
        reading: what is read of each.
        path: leads to the columns, with ``__`` at the end.
    """

    rows: Callable[[], QuerySet[Any]]
    owner: str
    reading: Reading
    path: str = ""

    def of(self, keys: Collection[int]) -> dict[int, list[Any]]:
        """Return the rows that belong to others, by the keys of these."""
        found: dict[int, list[Any]] = defaultdict(list)
        made = cache(self.reading.maker())
        for values in _statement(self).run(keys):
            found[values[0]].append(made(values[1:]))
        return found


class LightRows:
    """A queryset read lightly, a part at a time; what paging takes it for.

    Args:
        rows: returns which rows, in order.
        reading: what is read of them.
        same: what is equal where the same rows are read of the same columns, so that the statements
            for it are made once; None where that is not known.
    """

    def __init__(
        self, rows: Callable[[], QuerySet[Any]], reading: Reading, same: Hashable = None
    ) -> None:
        self._rows = cache(rows)  # filters look up what they are given: once is enough
        self._reading = reading
        self._same = same

    def count(self) -> int:
        """Return how many there are."""
        if self._same is None:
            return self._rows().count()
        return self._statements(self._same).counting.run()

    def __getitem__(self, part: slice) -> Sequence[Any]:
        """Return some rows with what belongs to them: a query, and one for each relation."""
        made = self._reading.maker()
        found = {values[0]: made(values[1:]) for values in self._values(part)}
        for name, several in self._reading.lists.items():
            theirs = several.of(found) if found else {}
            for key, row in found.items():
                row.__dict__[list_name(name)] = theirs.get(key, [])
        return list(found.values())

    def _values(self, part: slice) -> Iterable[Any]:
        if self._same is None:
            return self._columns()[part]
        return self._statements(self._same).rows.run(part)

    def _columns(self) -> QuerySet[Any]:
        return self._rows().values_list("pk", *self._reading.columns())

    def _statements(self, same: Hashable) -> _Listed:
        """Return the statements for the list, which are made when they are first asked for."""
        found = _listings.get(same)
        if found is None:
            if len(_listings) >= _MOST_LISTINGS:
                _listings.clear()
            counted = Counting(self._rows().order_by().values_list("pk"))
            found = _listings[same] = _Listed(Listing(self._columns()), counted)
        return found


@cache
def _statement(several: Several) -> Statement:
    rows = several.rows().values_list(several.owner, *several.reading.columns(several.path))
    return Statement(rows, several.owner)


@cache
def _light(model: type[Model]) -> type[Light]:
    """Return a class with what a model says of its rows, without its columns."""
    said: dict[str, Any] = {}
    for base in reversed(model.__mro__):
        if base.__module__.startswith(_OURS):
            said |= {name: each for name, each in vars(base).items() if _is_said(name, each)}
    return type(f"Light{model.__name__}", (Light,), said)


def _is_said(name: str, member: object) -> bool:
    if name.startswith("__"):
        return name == "__str__"
    return isinstance(member, FunctionType | property | type)
