"""What can be put in order: rows of one model, or what stands in a row, level by level."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import models

from governance.arranging.arrangement import ROOT, Arrangement, arranged, depth
from governance.models.naming import Ordered

Model = type[Ordered]
# Returns the rows of a model with what is shown of them.
Fetch = Callable[[Model], "models.QuerySet[Any]"]
_LETTERS = "abc"


def holder_of(model: type[models.Model]) -> type[models.Model] | None:
    """Return in whose rows those of a model are put in order; None if in nobody's."""
    if not issubclass(model, Ordered) or not model.placed_among:
        return None
    found: Any = model._meta.get_field(model.placed_among).related_model
    return found  # type: ignore[no-any-return]


@cache
def held_by(model: type[models.Model]) -> Model | None:
    """Return the model whose rows are put in order within those of another; None if none is."""
    return next((each for each in apps.get_models() if holder_of(each) is model), None)  # type: ignore[return-value]


def outermost_of(model: type[models.Model]) -> type[models.Model]:
    """Return the model on whose pages rows of a model are arranged."""
    above = holder_of(model)
    return outermost_of(above) if above else model


def outermost(row: models.Model) -> models.Model:
    """Return the row on whose page a row is arranged: the one around all those it stands in."""
    while holder_of(type(row)) is not None:
        row = getattr(row, type(row).placed_among)  # type: ignore[attr-defined]
    return row


def levels_in(model: type[models.Model]) -> tuple[Model, ...]:
    """Return the models of what stands in the rows of one, the outer before the inner."""
    found, held = [], held_by(model)
    while held is not None:
        found.append(held)
        held = held_by(held)
    return tuple(found)


@dataclass
class Node:
    """A row with what stands in it.

    Attributes:
        key: its key in an arrangement.
        row: the row.
        lines: what stands in it.
    """

    key: str
    row: Any
    lines: list[list["Node"]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What it is called."""
        return str(getattr(self.row, "name", "") or self.row)


@dataclass(frozen=True)
class Outline:
    """Rows that are put in order together.

    Attributes:
        levels: their models, the outer before the inner.
        within: the row they all stand in; None for all rows of a model.
        fetch: returns the rows of a model with what is shown of them.
    """

    levels: tuple[Model, ...]
    within: models.Model | None
    fetch: Fetch

    def locked(self) -> dict[str, Any]:
        """Return the same within a transaction, before the end of which nobody else moves them.

        All are locked, the outer before the inner, before any is read: a row that had to be waited
        for may stand elsewhere by then, where a query that waits does not find it any more. Other
        rows may go on referring to them, so that nobody who does waits for one who waits for him.
        """
        if self.within is not None:
            _lock(type(self.within)._default_manager.filter(pk=self.within.pk))
        for model in self.levels:
            _lock(model._default_manager.filter(**self._where(model)))
        return self.rows()

    def rows(self) -> dict[str, Any]:
        """Return the rows by their keys, in their order; a query for each level."""
        found: dict[str, Any] = {}
        for letter, model in zip(_LETTERS, self.levels, strict=False):
            found.update((f"{letter}{row.pk}", row) for row in self._level(model))
        return found

    def key_of(self, row: models.Model) -> str:
        """Return the key of a row."""
        return f"{_LETTERS[self.levels.index(type(row))]}{row.pk}"

    def holder_key(self, row: Any) -> str:
        """Return the key of the row that a row stands in."""
        at = self.levels.index(type(row))
        around = getattr(row, f"{row.placed_among}_id", None) if at else None
        return f"{_LETTERS[at - 1]}{around}" if at else ROOT

    def arrangement(self, rows: dict[str, Any]) -> Arrangement:
        """Return how rows stand, given by `rows`."""
        lists: dict[str, list[list[str]]] = {}
        by_line = groupby(
            rows.items(), key=lambda pair: (self.holder_key(pair[1]), line_of(pair[1]))
        )
        for (holder, _line), pairs in by_line:
            lists.setdefault(holder, []).append([key for key, _row in pairs])
        return arranged(lists)

    def is_laid_out(self, level: int) -> bool:
        """Return whether rows of a level stand in several lines."""
        return level < len(self.levels) and bool(self.levels[level].laid_in)

    def joined(self, given: Arrangement) -> Arrangement:
        """Return an arrangement in which lines are where there can be several, and only there."""
        lists = {
            holder: lines if self.is_laid_out(depth(holder) + 1) else [given.flat(holder)]
            for holder, lines in given.held.items()
        }
        return arranged(lists)

    def nodes(self, rows: dict[str, Any], given: Arrangement, holder: str = ROOT) -> list[Any]:
        """Return the lines of what a row holds, as nodes with all that is in them."""
        return [list(self._nodes(rows, given, line)) for line in given.lines(holder)]

    def _nodes(self, rows: dict[str, Any], given: Arrangement, keys: list[str]) -> Iterator[Node]:
        for key in keys:
            holds = type(rows[key]) is not self.levels[-1]
            lines = self.nodes(rows, given, key) if holds else []
            yield Node(key, rows[key], lines)

    def _where(self, model: Model) -> dict[str, models.Model]:
        """Return the condition on the rows of a level."""
        if self.within is None:
            return {}
        above = self.levels[: self.levels.index(model)]
        path = "__".join(each.placed_among for each in (model, *reversed(above)))
        return {path: self.within}

    def _level(self, model: Model) -> models.QuerySet[Any]:
        """Return the rows of a level in their order, with what is shown of them."""
        around = [f"{model.placed_among}_id"] if model is not self.levels[0] else []
        lines = [model.laid_in] if model.laid_in else []
        rows = self.fetch(model).filter(**self._where(model))
        return rows.order_by(*around, *lines, "position", "pk")


def line_of(row: Any) -> int:
    """Return the number of the line a row stands on."""
    return int(getattr(row, row.laid_in)) if row.laid_in else 0


def _lock(rows: models.QuerySet[Any]) -> None:
    list(rows.select_for_update(of=("self",), no_key=True).only("pk").order_by("pk"))
