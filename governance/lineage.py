"""From a body up to the board: reporting lines as plain values."""

from collections.abc import Iterable, Mapping
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


def circles(steps: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return one shortest circle of each group in which everything leads to everything else.

    Args:
        steps: pairs, from the first to the second.

    Returns:
        Lists, first and last the same, each beginning with the smallest of its group; in order.
    """
    onwards: dict[int, list[int]] = {}
    back: dict[int, list[int]] = {}
    for here, there in sorted(set(steps)):
        onwards.setdefault(here, []).append(there)
        back.setdefault(there, []).append(here)
    found: list[list[int]] = []
    left = set(onwards) & set(back)
    for start in sorted(left):
        if start in left:
            group = _reached(start, onwards, left) & _reached(start, back, left)
            left -= group
            if group:
                found.append(_way_back(start, onwards, group))
    return found


def _reached(start: int, steps: Mapping[int, list[int]], within: set[int]) -> set[int]:
    """Return what is reached in at least one step."""
    seen = set[int]()
    stack = [start]
    while stack:
        fresh = {at for at in steps.get(stack.pop(), ()) if at in within and at not in seen}
        seen |= fresh
        stack.extend(fresh)
    return seen


def _way_back(start: int, steps: Mapping[int, list[int]], within: set[int]) -> list[int]:
    """Return a shortest way from a member of a group back to itself."""
    ways = [[start]]
    seen = {start}
    for way in ways:
        for step in steps[way[-1]]:
            if step == start:
                return [*way, start]
            if step in within and step not in seen:
                seen.add(step)
                ways.append([*way, step])
    raise ValueError(f"{start} is in no circle")
