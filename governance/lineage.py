"""From a body up to the board: reporting lines as plain values."""

from collections.abc import Iterable
from typing import NamedTuple


class Line(NamedTuple):
    """Body ``lower`` answers to body ``upper`` for the half-open period ``[since, until)``.

    Days are ``YYYY-MM-DD``; empty means unbounded.
    """

    lower: int
    upper: int
    since: str
    until: str


def find_loop(line: Line, others: Iterable[Line]) -> list[int]:
    """Return the circle a line would close with others, if there is a time at which all hold.

    Args:
        line: the line to be added.
        others: the lines there are.

    Returns:
        The bodies around the circle, first and last the same; empty if there is none.
    """
    upwards: dict[int, list[Line]] = {}
    for other in others:
        upwards.setdefault(other.lower, []).append(other)
    stack = [([line.lower, line.upper], line.since, line.until)]
    while stack:
        path, since, until = stack.pop()
        if path[-1] == line.lower:
            return path
        for step in upwards.get(path[-1], []):
            later = max(since, step.since)
            sooner = min(filter(None, (until, step.until)), default="")
            fresh = step.upper == line.lower or step.upper not in path
            if fresh and (not sooner or later < sooner):
                stack.append(([*path, step.upper], later, sooner))
    return []


def chains(body: int, lines: Iterable[Line], date: str) -> list[list[int]]:
    """Return every way from a body up to the bodies that answer to nobody, on a day.

    Args:
        body: where to begin.
        lines: the reporting lines there are.
        date: the day, ``YYYY-MM-DD``.

    Returns:
        Lists of bodies, each beginning with ``body``; one list of one where it answers to nobody.
    """
    upwards: dict[int, list[int]] = {}
    for line in lines:
        if line.since <= date and (not line.until or line.until > date):
            upwards.setdefault(line.lower, []).append(line.upper)
    found: list[list[int]] = []
    stack = [[body]]
    while stack:
        path = stack.pop()
        above = [upper for upper in upwards.get(path[-1], []) if upper not in path]
        if not above:
            found.append(path)
        stack.extend([*path, upper] for upper in reversed(above))
    return found
