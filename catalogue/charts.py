"""Charts as SVG: plain values in, markup out, drawn as a gazetteer is set.

They need no script and no style of their own: classes are in ``static/css/charts.css``. Lengths
along are shares of the width there is and heights are in the size of the text, so that a chart
fits a phone, follows larger text, and never has to be scaled.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.map.shapes import element, escaped

ROW = 2.4  # from one line to the next, in the size of the text
_TEXT, _BAR, _THICK = 1.1, 1.45, 0.55  # of a line: its baseline, the top of its bar, the bar
PATTERNS = 8  # ways of filling a part that are told apart without colour


@dataclass(frozen=True)
class Bar:
    """A line of a chart: what is counted, and how many."""

    label: str
    count: int


@dataclass(frozen=True)
class Stack:
    """A line of a chart of parts: what is counted, and how many of each part."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Words:
    """What stands for a chart where it is not seen.

    Attributes:
        id: what it is called on its page.
        title: what it shows.
        description: what one sees on it, in a sentence.
    """

    id: str
    title: str
    description: str


def bars(words: Words, rows: Sequence[Bar]) -> str:
    """Draw one bar for each line, under its label and its number; the longest takes the width.

    Args:
        words: what it shows, for those who do not see it.
        rows: the lines; none give an empty text.
    """
    most = max((row.count for row in rows), default=0)
    lines = [
        _line(place, row.label, row.count, [_part(0, _share(row.count, most), place, "chart-bar")])
        for place, row in enumerate(rows)
    ]
    return _drawn(words, lines)


def stacks(words: Words, rows: Sequence[Stack]) -> str:
    """Draw one bar for each line, made of parts side by side, each part filled in a way of its own.

    Args:
        words: what it shows, for those who do not see it.
        rows: the lines, all with as many parts; none give an empty text.
    """
    most = max((sum(row.counts) for row in rows), default=0)
    lines = []
    for place, row in enumerate(rows):
        parts, start = [], 0.0
        for part, count in enumerate(row.counts):
            width = _share(count, most)
            parts.append(_part(start, width, place, f"chart-part chart-part-{part % PATTERNS}"))
            start += width
        lines.append(_line(place, row.label, sum(row.counts), parts))
    return _drawn(words, lines)


def swatch(part: int) -> str:
    """Draw how a part of a stack is filled, for a legend that says what it is."""
    shape = element(
        "rect", width="100%", height="100%", class_=f"chart-part chart-part-{part % PATTERNS}"
    )
    return element("svg", shape, class_="chart-swatch", aria_hidden="true")


def fillings() -> str:
    """Return the patterns that parts are filled with; once on a page that has stacks."""
    drawn = {
        1: "M-1 7L7 -1M-1 1L1 -1M5 7L7 5",
        2: "M0 1.5H6M0 4.5H6",
        3: "M-1 -1L7 7M-1 5L1 7M5 -1L7 1",
        4: "M1.5 0V6M4.5 0V6",
        6: "M0.8 1.5H2.2M3.8 4.5H5.2",
    }
    patterns = [
        element(
            "pattern",
            element("path", d=path, class_="chart-hatch"),
            id=f"chart-filling-{part}",
            width=6,
            height=6,
            patternUnits="userSpaceOnUse",
        )
        for part, path in drawn.items()
    ]
    whole = element("defs", "".join(patterns))
    return element("svg", whole, class_="chart-fillings", aria_hidden="true")


def _share(count: int, most: int) -> float:
    """Return how much of the width a number takes, in percent."""
    return 100 * count / most if most else 0.0


def _part(start: float, width: float, place: int, class_: str) -> str:
    if not width:
        return ""
    return element(
        "rect",
        class_=class_,
        x=f"{start:.2f}%",
        y=_em(place * ROW + _BAR),
        width=f"{width:.2f}%",
        height=_em(_THICK),
    )


def _line(place: int, label: str, count: int, parts: Sequence[str]) -> str:
    top = place * ROW
    track = _em(top + _BAR + _THICK)
    return "".join(
        (
            element("text", escaped(label), x=0, y=_em(top + _TEXT)),
            element(
                "text", str(count), x="100%", y=_em(top + _TEXT), text_anchor="end", class_="count"
            ),
            element("line", x1=0, x2="100%", y1=track, y2=track, class_="chart-track"),
            *parts,
        )
    )


def _drawn(words: Words, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    title, description = f"{words.id}-title", f"{words.id}-desc"
    said = element("title", escaped(words.title), id=title)
    said += element("desc", escaped(words.description), id=description)
    return element(
        "svg",
        said + "".join(lines),
        class_="chart",
        role="img",
        aria_labelledby=title,
        aria_describedby=description,
        width="100%",
        height=_em(len(lines) * ROW),
    )


def _em(value: float) -> str:
    return f"{value:.2f}em"
