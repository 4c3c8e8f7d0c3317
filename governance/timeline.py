"""Periods drawn as bars over years: where each lies, as plain values.

Across, places are percentages of the width, so that a drawing fits every screen while its words
keep their size; down, they are pixels.
"""

import datetime
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from governance.partial_dates import parse_partial_date

LANE = 38  # from one lane to the next, where the label takes one line
LINE = 16  # what each further line of a label takes
HEAD = 26  # above the first lane, for the years
BAR = 10  # how thick a bar is
_MOST_TICKS = 8
_TEXT_RUNS_ON = 50  # per cent: what begins further right is written towards the left
_PHONE = 350  # pixels, how wide a drawing is on a phone: labels are whole there
_LETTER = 6.6  # pixels a letter takes, on average


@dataclass(frozen=True)
class Span:
    """A period to be drawn.

    Attributes:
        since: a partial date, where it begins or from where it is known.
        until: a partial date; empty where it lasts.
        begun: whether ``since`` is when it began, and not only a day on which it was seen.
        tone: how it is drawn, a word the style sheet knows; may be empty.
        name: what it is, for those who point at it.
    """

    since: str
    until: str
    begun: bool = True
    tone: str = ""
    name: str = ""


@dataclass(frozen=True)
class Lane:
    """What is drawn in one line: a label and the periods it has."""

    label: str
    spans: Sequence[Span]
    address: str = ""


@dataclass(frozen=True)
class Bar:
    """A period as it lies."""

    x: str
    width: str
    span: Span

    @property
    def lasts(self) -> bool:
        """Whether it has no end yet."""
        return not self.span.until


@dataclass(frozen=True)
class PlacedLane:
    """A lane as it lies.

    Attributes:
        lane: what lies there.
        x: where the label is held.
        anchor: by which end it is held there, as SVG calls it.
        lines: the lines of the label, each with where it stands.
        bar_y: where the bars begin.
        bars: the periods.
    """

    lane: Lane
    x: str
    anchor: str
    lines: list[tuple[int, str]]
    bar_y: int
    bars: list[Bar]

    @property
    def end(self) -> int:
        """Where the next lane begins."""
        return self.bar_y + LANE - 19


@dataclass(frozen=True)
class Tick:
    """A year on the scale."""

    year: int
    x: str
    anchor: str


@dataclass(frozen=True)
class Timeline:
    """Everything as it lies; ``now`` is where the day it is about is."""

    height: int
    lanes: list[PlacedLane]
    ticks: list[Tick]
    now: str

    @property
    def has_seen(self) -> bool:
        """Whether some bar begins where something was only seen to be so."""
        return any(not bar.span.begun for placed in self.lanes for bar in placed.bars)


def timeline(lanes: Iterable[Lane], on: str) -> Timeline | None:
    """Return periods as they lie over the years from the first to the last.

    Args:
        lanes: the lanes, from the top; those without a period are left out, and those of the same
            label and address are drawn in one.
        on: the day up to which a period is drawn that has no end, ``YYYY-MM-DD``.

    Returns:
        The drawing; None if there is nothing to draw.
    """
    drawn = _together(lane for lane in lanes if lane.spans)
    if not drawn:
        return None
    day = parse_partial_date(on)
    spans = [span for lane in drawn for span in lane.spans]
    first = min(parse_partial_date(span.since) for span in spans).year
    last = max([day, *(_end(span, day) for span in spans)]).year + 1
    scale = _Scale(first, last)
    placed: list[PlacedLane] = []
    for lane in drawn:
        placed.append(_placed(lane, placed[-1].end if placed else HEAD, scale, day))
    return Timeline(placed[-1].end, placed, scale.ticks(), scale.at(day))


def _end(span: Span, day: datetime.date) -> datetime.date:
    """Return where a bar ends; one that lasts and begins after the day is no longer than a dot."""
    return (
        parse_partial_date(span.until) if span.until else max(day, parse_partial_date(span.since))
    )


@dataclass(frozen=True)
class _Scale:
    """The first day of one year at the left, that of another at the right."""

    first: int
    last: int

    def share(self, day: datetime.date) -> float:
        start, end = datetime.date(self.first, 1, 1), datetime.date(self.last, 1, 1)
        return 100 * (day - start).days / (end - start).days

    def at(self, day: datetime.date) -> str:
        return _percent(self.share(day))

    def ticks(self) -> list[Tick]:
        step = -(-(self.last - self.first) // _MOST_TICKS)
        years = range(self.first, self.last + 1, step)
        return [
            Tick(
                year,
                self.at(datetime.date(year, 1, 1)),
                "start" if year == self.first else "end" if year == self.last else "middle",
            )
            for year in years
        ]


def _placed(lane: Lane, top: int, scale: _Scale, day: datetime.date) -> PlacedLane:
    ends = [
        (scale.share(parse_partial_date(one.since)), scale.share(_end(one, day)))
        for one in lane.spans
    ]
    bars = [
        Bar(_percent(start), _percent(max(end - start, 0.4)), span)
        for (start, end), span in zip(ends, lane.spans, strict=True)
    ]
    words = textwrap.wrap(lane.label, int(_PHONE / _LETTER)) or [""]
    x, anchor = _held(words, min(start for start, _ in ends), max(end for _, end in ends))
    lines = [(top + 14 + LINE * number, line) for number, line in enumerate(words)]
    return PlacedLane(lane, x, anchor, lines, lines[-1][0] + 5, bars)


def _held(words: list[str], start: float, end: float) -> tuple[str, str]:
    """Return where a label is held and by which end: at its bars, or as near as it is whole."""
    needs = 100 * _LETTER * max(len(line) for line in words) / _PHONE
    if start > _TEXT_RUNS_ON:
        return _percent(min(max(end, needs), 100)), "end"
    return _percent(max(min(start, 100 - needs), 0)), "start"


def _percent(share: float) -> str:
    return f"{share:.2f}%"


def _together(lanes: Iterable[Lane]) -> list[Lane]:
    """Return lanes of the same label and address as one, in the place of the first."""
    found: dict[tuple[str, str], Lane] = {}
    for lane in lanes:
        key = (lane.label, lane.address)
        before = found[key].spans if key in found else ()
        found[key] = replace(lane, spans=[*before, *lane.spans])
    return list(found.values())
