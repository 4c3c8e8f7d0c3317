"""Rows as light as can be, for long lists: the columns an answer shows, and nothing else.

A row of Django's is an object with all its columns, its rows of other tables are more of them, and
a list of a hundred projects has a thousand. A light row has what was read of it and, besides, what
its model says of itself: properties and methods, which see no difference. So the same serializers
write both.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import FunctionType
from typing import Any

from django.db.models import Model, QuerySet

from governance.api.statements import Statement
from governance.api.writing import list_name

_OURS = ("catalogue.", "governance.")


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
        """Yield the paths of all columns, in the order in which `made` takes them."""
        yield from (f"{prefix}{name}" for name in self.own)
        for name, reading in self.joined.items():
            yield from reading.columns(f"{prefix}{name}__")

    def made(self, values: Iterator[Any]) -> Any:
        """Return a light row of its values; None where the first is: there is no such row."""
        row: Any = _light(self.model)()
        found = row.__dict__
        found.update(
            zip(self.own, values, strict=False)
        )  # which takes no more than there are names
        for name, reading in self.joined.items():
            found[name] = reading.made(values)
        return None if found[self.own[0]] is None else row

    def without(self, unwanted: Callable[[str], bool]) -> "Reading":
        """Return the same without references and relations that are not wanted."""
        return Reading(
            self.model,
            self.own,
            {name: each for name, each in self.joined.items() if not unwanted(name)},
            {name: each for name, each in self.lists.items() if not unwanted(name)},
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
        for owner, *values in _statement(self).run(keys):
            found[owner].append(self.reading.made(iter(values)))
        return found


class LightRows:
    """A queryset read lightly, a part at a time; what paging takes it for.

    Args:
        rows: which rows, in order.
        reading: what is read of them.
    """

    def __init__(self, rows: QuerySet[Any], reading: Reading) -> None:
        self._rows = rows
        self._reading = reading

    def count(self) -> int:
        """Return how many there are."""
        return self._rows.count()

    def __getitem__(self, part: slice) -> Sequence[Any]:
        """Return some rows with what belongs to them: a query, and one for each relation."""
        columns = ("pk", *self._reading.columns())
        found = {}
        for key, *values in self._rows.values_list(*columns)[part]:
            found[key] = self._reading.made(iter(values))
        for name, several in self._reading.lists.items():
            theirs = several.of(found) if found else {}
            for key, row in found.items():
                row.__dict__[list_name(name)] = theirs.get(key, [])
        return list(found.values())


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


def light_rows(rows: QuerySet[Any], reading: Reading, wanted: Iterable[str]) -> LightRows:
    """Return rows to be read lightly.

    Args:
        rows: which rows, in order.
        reading: all that may be read of them.
        wanted: the references and relations to read; all if empty.
    """
    names = frozenset(wanted)
    return LightRows(rows, reading.without(lambda name: bool(names) and name not in names))
