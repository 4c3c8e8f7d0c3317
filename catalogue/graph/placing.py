"""Where everything stands: columns side by side, stops level with their neighbours where they can.

All lengths are CSS pixels; heights are counted downwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalogue.graph.lines import Layers, Line, telling
from catalogue.graph.ordering import Columns, Step, Stop, ordered, route, stops
from catalogue.map.boxes import Box

ROUNDS = 16
GAP = 10.0  # between two stops of a column
LANE = 4.0  # how high a lane is
BAND = 28.0  # the most that may stand empty from one side to the other
LEAST_SPACE, SPACE_A_STEP, MOST_SPACE = 44.0, 2.0, 90.0  # between columns
# Long lines should be straight rather than short ones.
_WEIGHT = {True: 4.0, False: 1.0}


@dataclass(frozen=True)
class Stretch:
    """A part of a line, from the left edge of one column to the right edge of the one before.

    Attributes:
        across: the x from which it runs level through its own column; its start where it begins.
        start: where it leaves its column.
        end: where it arrives at the column before.
        arrives: whether it ends at a member.
    """

    across: float
    start: tuple[float, float]
    end: tuple[float, float]
    arrives: bool


@dataclass(frozen=True)
class Graph:
    """A placed graph.

    Attributes:
        boxes: a box for each member.
        stretches: the parts of all lines between columns; lines to one member share some.
        turns: lines within a column, each from the middle of a right edge to that of another.
        lines: the lines drawn, from what needs to what is needed.
        columns: left edge and width of each column.
        width: of everything.
        height: of everything.
    """

    boxes: Mapping[str, Box]
    stretches: tuple[Stretch, ...]
    turns: tuple[tuple[tuple[float, float], tuple[float, float]], ...]
    lines: tuple[Line, ...]
    columns: tuple[tuple[float, float], ...]
    width: float
    height: float


def place(
    layers: Layers,
    needs: Mapping[str, Sequence[str]],
    loops: Sequence[Sequence[str]],
    sizes: Mapping[str, tuple[float, float]],
) -> Graph:
    """Place a graph; the same for the same arguments.

    Args:
        layers: all members, what needs nothing first.
        needs: what each directly needs, all of it members.
        loops: groups that need each other.
        sizes: how wide and high the box of each must be; boxes of a column are equally wide.
    """
    lines = telling(layers, needs, loops)
    columns, steps = stops(layers, lines)
    columns = ordered(columns, steps)
    heights = {
        stop: LANE if stop.is_lane else sizes[stop.slug][1] for column in columns for stop in column
    }
    middles = _middles(columns, steps, heights)
    edges = _edges(layers, steps, lines, sizes)
    boxes = {
        stop.slug: Box(*_corner(stop, edges, middles, heights), edges[at][1], heights[stop])
        for at, column in enumerate(columns)
        for stop in column
        if not stop.is_lane
    }
    at = {slug: column for column, layer in enumerate(layers) for slug in layer}
    return Graph(
        boxes={slug: boxes[slug] for layer in layers for slug in layer},
        stretches=tuple(_stretch(step, edges, middles) for step in steps),
        turns=tuple(
            (_right(boxes[one]), _right(boxes[other]))
            for one, other in lines
            if not route(one, other, at)
        ),
        lines=tuple(lines),
        columns=tuple(edges),
        width=edges[-1][0] + edges[-1][1] + _room_for_turns(layers, lines) if edges else 0.0,
        height=max((middles[stop] + heights[stop] / 2 for stop in middles), default=0.0),
    )


def levelled(
    wanted: Sequence[float], weights: Sequence[float], apart: Sequence[float]
) -> list[float]:
    """Return the places nearest to those wanted, by weighted squares, that keep their distances.

    Args:
        wanted: where each would like to be, in their order.
        weights: how much each minds.
        apart: how far each must at least be from the one before; that of the first is not used.

    Source: isotonic regression by pooling adjacent violators.
    """
    offsets, offset = [], 0.0
    for at, distance in enumerate(apart):
        offset += distance if at else 0.0
        offsets.append(offset)
    pools: list[tuple[float, float, int]] = []  # mean, weight, how many
    for place_, weight, off in zip(wanted, weights, offsets, strict=True):
        pool = (place_ - off, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, heavy, count = pools.pop()
            total = heavy + pool[1]
            pool = ((mean * heavy + pool[0] * pool[1]) / total, total, count + pool[2])
        pools.append(pool)
    flat = [mean for mean, _weight, count in pools for _each in range(count)]
    return [mean + off for mean, off in zip(flat, offsets, strict=True)]


def _middles(
    columns: Columns, steps: Sequence[Step], heights: Mapping[Stop, float]
) -> dict[Stop, float]:
    """Return the height of the middle of each stop; the uppermost edge is at 0."""
    near: dict[Stop, list[Stop]] = {}
    for start, end in steps:
        near.setdefault(start, []).append(end)
        near.setdefault(end, []).append(start)
    apart = [
        [
            (heights[column[max(at - 1, 0)]] + heights[stop]) / 2 + GAP
            for at, stop in enumerate(column)
        ]
        for column in columns
    ]
    middle: dict[Stop, float] = {}
    for column, distances in zip(columns, apart, strict=True):
        tops = levelled([0.0] * len(column), [1.0] * len(column), distances)
        middle |= dict(zip(column, tops, strict=True))
    for turn in range(ROUNDS):
        order = list(zip(columns, apart, strict=True))
        for column, distances in reversed(order) if turn % 2 else order:
            wanted = [
                sum(middle[other] for other in near[stop]) / len(near[stop])
                if stop in near
                else middle[stop]
                for stop in column
            ]
            weights = [_WEIGHT[stop.is_lane] for stop in column]
            middle |= dict(zip(column, levelled(wanted, weights, distances), strict=True))
    return _closed_up(middle, heights)


def _closed_up(middle: Mapping[Stop, float], heights: Mapping[Stop, float]) -> dict[Stop, float]:
    """Take away bands in which nothing stands; the uppermost edge comes to be at 0."""
    placed: dict[Stop, float] = {}
    bottom, spare = None, 0.0
    for top, stop in sorted((middle[stop] - heights[stop] / 2, stop) for stop in middle):
        if bottom is None:
            spare = top
        else:
            spare += max(top - bottom - BAND, 0.0)
        placed[stop] = middle[stop] - spare
        bottom = max(top + heights[stop], bottom if bottom is not None else top)
    return placed


def _edges(
    layers: Layers,
    steps: Sequence[Step],
    lines: Sequence[Line],
    sizes: Mapping[str, tuple[float, float]],
) -> list[tuple[float, float]]:
    """Return left edge and width of each column; more lines have more space between columns."""
    edges: list[tuple[float, float]] = []
    x = 0.0
    for column, layer in enumerate(layers):
        width = max(sizes[slug][0] for slug in layer)
        edges.append((x, width))
        count = sum(1 for start, _end in steps if start.column == column + 1)
        turning = _room_for_turns(layers[column : column + 1], lines)
        x += width + turning + min(LEAST_SPACE + SPACE_A_STEP * count, MOST_SPACE)
    return edges


def _room_for_turns(layers: Layers, lines: Sequence[Line]) -> float:
    """Return the space to the right of the last of some columns that lines within it need."""
    there = set(layers[-1]) if layers else set()
    return 24.0 if any({one, other} <= there for one, other in lines) else 0.0


def _corner(
    stop: Stop,
    edges: Sequence[tuple[float, float]],
    middles: Mapping[Stop, float],
    heights: Mapping[Stop, float],
) -> tuple[float, float]:
    return edges[stop.column][0], middles[stop] - heights[stop] / 2


def _stretch(
    step: Step, edges: Sequence[tuple[float, float]], middles: Mapping[Stop, float]
) -> Stretch:
    start, end = step
    left, width = edges[start.column]
    return Stretch(
        across=left + width if start.is_lane else left,
        start=(left, middles[start]),
        end=(sum(edges[end.column]), middles[end]),
        arrives=not end.is_lane,
    )


def _right(box: Box) -> tuple[float, float]:
    return box.x + box.width, box.y + box.height / 2
