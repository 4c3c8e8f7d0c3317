"""How many sit at once: periods as plain values."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from governance.partial_dates import first_day


class Period(NamedTuple):
    """A half-open period of days, ``YYYY-MM-DD``; empty means unbounded."""

    since: str
    until: str

    @classmethod
    def of(cls, since: str, until: str) -> Self:
        """Return the period between two partial dates."""
        return cls(first_day(since), first_day(until))

    def overlaps(self, other: "Period") -> bool:
        """Tell whether some day is in both."""
        return (not other.until or self.since < other.until) and (
            not self.until or other.since < self.until
        )

    def holds_on(self, day: str) -> bool:
        """Tell whether a day is in the period."""
        return self.since <= day and (not self.until or self.until > day)


def fullest_day(sittings: Iterable[Period], within: Period) -> tuple[str, int]:
    """Return the first day of a period on which most sit, and how many do.

    The number only grows on a day somebody begins, so those days and the first one are enough.
    """
    inside = [sitting for sitting in sittings if sitting.overlaps(within)]
    days = sorted({max(within.since, sitting.since) for sitting in inside})
    counted = ((day, sum(sitting.holds_on(day) for sitting in inside)) for day in days)
    return max(counted, key=lambda pair: pair[1], default=(within.since, 0))
