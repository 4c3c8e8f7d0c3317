"""The lines in which a comparison is shown: what all have in common apart from the rest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalogue.comparison.table import Facts, Holding, Item, Row, holdings


@dataclass(frozen=True)
class Column:
    """What stands in a line about one project; its items are a part of what it answers."""

    name: str
    url: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Line:
    """A line of the table.

    Attributes:
        row: the answers it is taken from.
        columns: one for each project; none where ``shared`` stands across all of them.
        shared: what all projects have in common, where the line is about that.
        besides: whether what they have in common stands in the line before.
    """

    row: Row
    columns: tuple[Column, ...]
    shared: tuple[Item, ...] = ()
    besides: bool = False


def lines(projects: Sequence[Facts], rows: Iterable[Row], differences: bool) -> Iterator[Line]:
    """Yield the lines of the table: what all share across all columns, then the rest in each.

    Args:
        projects: what is compared.
        rows: the rows.
        differences: whether to leave out all in which the projects are alike.
    """
    for row in shown(rows, differences):
        if row.is_split and not differences:
            yield Line(row, (), row.shared)
        if not row.is_split:
            yield Line(row, _columns(projects, row.cells))
        elif row.differs:
            yield Line(row, _columns(projects, row.rest), besides=True)


def _columns(projects: Sequence[Facts], cells: Iterable[tuple[Item, ...]]) -> tuple[Column, ...]:
    pairs = zip(projects, cells, strict=True)
    return tuple(Column(project.name, project.url, items) for project, items in pairs)


def shown(rows: Iterable[Row], differences: bool) -> list[Row]:
    """Return the rows to show: all, or those in which the projects differ."""
    return [row for row in rows if row.differs or not differences]


def needs(rows: Iterable[Row], names: Sequence[str]) -> list[tuple[str, Holding]]:
    """Return what is needed, by who needs it, each in words: all, some of them, only one.

    Args:
        rows: the rows.
        names: the names of the projects.
    """
    found = [row for row in rows if row.question.key == "requires"]
    if len(names) < 2 or not found:
        return []
    return [(_who(holding.places, names), holding) for holding in holdings(found[0])]


def _who(places: Sequence[int], names: Sequence[str]) -> str:
    if len(places) == len(names):
        return _("Both need") if len(names) == 2 else _("All need")
    if len(places) == 1:
        return _("Only %(name)s needs") % {"name": names[places[0]]}
    *first, last = (names[place] for place in places)
    return _("%(names)s and %(last)s need") % {"names": ", ".join(first), "last": last}
