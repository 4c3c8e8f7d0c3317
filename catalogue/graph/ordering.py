"""The order within columns, so that few lines cross.

A line that passes columns takes a lane in each of them. Lines to the same project share their
lanes: they meet where they can and go on as one.
"""

from bisect import bisect, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from catalogue.graph.lines import Layers, Line

SWEEPS = 12


@dataclass(frozen=True, order=True)
class Stop:
    """Something that takes room in a column: a member, or a lane of the lines to one.

    Attributes:
        slug: the member, or the one the lane leads to.
        column: which column it is in, from 0.
        is_lane: whether it is a lane.
    """

    slug: str
    column: int
    is_lane: bool = False


Columns = list[list[Stop]]
Step = tuple[Stop, Stop]  # from a stop to one in the column before


def stops(layers: Layers, lines: Iterable[Line]) -> tuple[Columns, list[Step]]:
    """Return columns of members and lanes, and the steps that lines are made of.

    Lines within a column have no steps.

    Args:
        layers: the members.
        lines: from what needs to what is needed.
    """
    at = {slug: column for column, layer in enumerate(layers) for slug in layer}
    columns = [[Stop(slug, column) for slug in layer] for column, layer in enumerate(layers)]
    steps: dict[Step, None] = {}
    for one, other in lines:
        way = route(one, other, at)
        for step in pairwise(way):
            steps[step] = None
        for stop in way[1:-1]:
            if stop not in columns[stop.column]:
                columns[stop.column].append(stop)
    return columns, list(steps)


def route(one: str, other: str, at: Mapping[str, int]) -> list[Stop]:
    """Return the stops of a line, of which those between its ends are lanes.

    Args:
        one: what needs.
        other: what is needed.
        at: the column of each member.
    """
    between = range(at[one] - 1, at[other], -1)
    lanes = [Stop(other, column, is_lane=True) for column in between]
    ends = [Stop(one, at[one])], [Stop(other, at[other])]
    return [*ends[0], *lanes, *ends[1]] if at[one] != at[other] else []


def ordered(columns: Columns, steps: Sequence[Step]) -> Columns:
    """Return the columns in an order in which few steps cross: of several tried, the best.

    Each stop goes to the mean place of its neighbours in the column before, then in the one after,
    and so on.

    Source: Sugiyama, Tagawa and Toda, Methods for visual understanding of hierarchical system
    structures, 1981 (the barycentre method).
    """
    before: dict[Stop, list[Stop]] = {}
    after: dict[Stop, list[Stop]] = {}
    for start, end in steps:
        before.setdefault(start, []).append(end)
        after.setdefault(end, []).append(start)
    current = [list(column) for column in columns]
    best, least = current, crossings(current, steps)
    for sweep in range(SWEEPS):
        neighbours = after if sweep % 2 else before
        order = range(len(current) - 2, -1, -1) if sweep % 2 else range(1, len(current))
        place = _places(current)
        current = [list(column) for column in current]
        for column in order:
            current[column] = _by_neighbours(current[column], neighbours, place)
            place |= _places([current[column]])
        count = crossings(current, steps)
        if count < least:
            best, least = current, count
    return best


def crossings(columns: Columns, steps: Iterable[Step]) -> int:
    """Return how many pairs of steps cross each other."""
    place = _places(columns)
    gaps: dict[int, list[tuple[float, float]]] = {}
    for start, end in steps:
        gaps.setdefault(start.column, []).append((place[start], place[end]))
    count = 0
    for ends in gaps.values():
        seen: list[float] = []
        for _from, to in sorted(ends):
            count += len(seen) - bisect(seen, to)
            insort(seen, to)
    return count


def _places(columns: Columns) -> dict[Stop, float]:
    return {stop: float(at) for column in columns for at, stop in enumerate(column)}


def _by_neighbours(
    column: list[Stop], neighbours: Mapping[Stop, list[Stop]], place: Mapping[Stop, float]
) -> list[Stop]:
    """Sort by the mean place of neighbours; without any, by its own."""

    def wanted(stop: Stop) -> float:
        near = neighbours.get(stop)
        return sum(place[other] for other in near) / len(near) if near else place[stop]

    return sorted(column, key=wanted)
