"""Reports of imports as tables."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.utils.translation import gettext as _

from catalogue.exchange.report import OUTCOMES, Report

register = template.Library()

_WRITTEN = ("created", "changed")


@dataclass(frozen=True)
class Cell:
    """How many rows met a fate.

    Attributes:
        label: the fate.
        number: how many.
        is_moved: whether rows are written.
    """

    label: str
    number: int
    is_moved: bool


@dataclass(frozen=True)
class Row:
    """What became of one sort of rows."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def is_moved(self) -> bool:
        """Whether any row is written."""
        return any(cell.is_moved for cell in self.cells)


@register.filter
def rows(report: Report) -> Iterator[Row]:
    """Yield what became of each sort of rows."""
    return (_row(name, found) for name, found in report.counts.items())


@register.filter
def together(report: Report) -> Row:
    """Return what became of all rows."""
    return _row(_("together"), Counter({outcome: report.total(outcome) for outcome in OUTCOMES}))


@register.filter
def kept(report: Report) -> list[tuple[str, int]]:
    """Return how often each key came in that has no place of its own, in order."""
    return sorted(report.kept.items())


def _row(name: str, found: Counter[str]) -> Row:
    cells = (Cell(each, found[each], each in _WRITTEN and found[each] > 0) for each in OUTCOMES)
    return Row(name, tuple(cells))
