"""The whole desk, for whoever looks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from catalogue.desk import calendar, findings, freshness, maps, recent, reviews, suggestions
from catalogue.desk.digest import digest
from catalogue.desk.lines import Part
from catalogue.desk.viewing import Viewer
from governance.partial_dates import today

Gather = Callable[[Viewer], Part | None]

# What people wait for comes first, then what is wrong, then what grows old.
MENDED: tuple[Gather, ...] = (
    suggestions.part,
    findings.part,
    reviews.part,
    freshness.broken,
    freshness.unverified,
)
# What goes on: beside it.
BESIDE: tuple[Gather, ...] = (
    maps.part,
    calendar.part,
    recent.part,
)


@dataclass(frozen=True)
class Desk:
    """What the first page shows.

    Attributes:
        waiting: the parts in which something waits, worst first.
        beside: what goes on, likewise.
        nothing: the parts in which nothing waits, which are only named.
        count: how many things wait; notices are true and harm nobody, so they do not.
    """

    waiting: list[Part]
    beside: list[Part]
    nothing: list[Part]
    count: int


def gather(user: Any, on: str = "") -> Desk:
    """Return what waits for a user, in a number of queries that does not grow.

    Args:
        user: whoever looks; only what they may mend is gathered.
        on: the day, ``YYYY-MM-DD``; today if empty.
    """
    day = on or today()
    viewer = Viewer(user, day, digest(day))
    mended, beside = _parts(MENDED, viewer), _parts(BESIDE, viewer)
    every = [*mended, *beside]
    return Desk(
        waiting=[part for part in mended if part.count],
        beside=[part for part in beside if part.count or not part.waits],
        nothing=[part for part in every if part.waits and not part.count],
        count=sum(part.waiting for part in every),
    )


def _parts(gathers: tuple[Gather, ...], viewer: Viewer) -> list[Part]:
    return [part for part in (gather(viewer) for gather in gathers) if part]
