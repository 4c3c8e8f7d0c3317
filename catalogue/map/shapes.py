"""SVG by the piece: escaped text, lines of it, marks, arrows.

Only presentation attributes: a style element would be stopped by the site's own policy when a map
is opened by itself, and filters make typesetting a hundred times slower.
"""

import re
from collections.abc import Sequence
from html import escape

from catalogue.map.boxes import Arrow, Box
from catalogue.map.frames import LINE

# How far under the top of a line of text, in font sizes, its baseline lies: capitals are centred.
BASELINE = 1.01

# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """Return text for an element or an attribute of XML."""
    return escape(_NOT_XML.sub("\ufffd", text))


def number(value: float) -> str:
    """Return a length to a tenth of a pixel, as short as can be."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def element(name: str, content: str = "", /, **attributes: str | float) -> str:
    """Return an element; ``font_size`` becomes ``font-size`` and empty attributes are left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _value(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else number(value)


def text(lines: Sequence[str], x: float, y: float, size: float, **attributes: str | float) -> str:
    """Return lines of text, selectable as one.

    Args:
        lines: the lines.
        x: their left edge, or what ``text_anchor`` makes of it.
        y: the top of the first line.
        size: the font size.
        attributes: more attributes, as for ``element``.
    """
    if not lines:
        return ""
    base = y + BASELINE * size
    if len(lines) == 1:
        content = escaped(lines[0])
        return element("text", content, x=x, y=base, font_size=size, **attributes)
    spans = [
        element("tspan", escaped(line), x=x, y=base + place * LINE * size)
        for place, line in enumerate(lines)
    ]
    return element("text", " ".join(spans), font_size=size, **attributes)


def rectangle(box: Box, **attributes: str | float) -> str:
    """Return a rectangle."""
    return element("rect", x=box.x, y=box.y, width=box.width, height=box.height, **attributes)


def mark(kind: str, box: Box, colour: str, name: str = "") -> str:
    """Return the mark of a stage, told from others by its shape; its name is there for readers.

    Args:
        kind: a ``Stage.Mark``.
        box: a square to draw it in.
        colour: its colour.
        name: what it stands for; left out where that is written beside it.
    """
    size, half = box.width, box.width / 2
    x, y = box.x, box.y + half
    shapes = {
        "solid": element("circle", cx=x + half, cy=y, r=half, fill=colour),
        "ring": _circle(x + half, y, half - 0.8, colour),
        "dash": _lines(f"M{number(x)} {number(y)}h{number(size)}", colour),
        "cross": _lines(
            f"M{number(x)} {number(y - half)}l{number(size)} {number(size)}"
            f"m0 {number(-size)}l{number(-size)} {number(size)}",
            colour,
        ),
    }
    shape = shapes.get(kind, "")
    if not name:
        return shape
    return element("g", element("title", escaped(name)) + shape, role="img", aria_label=name)


def _circle(x: float, y: float, radius: float, colour: str) -> str:
    return element("circle", cx=x, cy=y, r=radius, fill="none", stroke=colour, stroke_width="1.6")


def _lines(path: str, colour: str) -> str:
    return element("path", d=path, fill="none", stroke=colour, stroke_width="1.6")


# An arrow to the right in a square of 20.
_ARROW = ((1, 7), (9, 7), (9, 2), (19, 10), (9, 18), (9, 13), (1, 13))


def arrow(placed: Arrow, colour: str) -> str:
    """Return an arrow from where it comes from into the centre."""
    points = [_turned(x, y, placed.placement) for x, y in _ARROW]
    path = "L".join(
        f"{number(placed.x + x * placed.width / 20)} {number(placed.y + y * placed.height / 20)}"
        for x, y in points
    )
    return element("path", d=f"M{path}Z", fill=colour)


def _turned(x: float, y: float, placement: str) -> tuple[float, float]:
    """Turn a point of the arrow that comes from the left for one that comes from elsewhere."""
    if placement in ("top", "bottom"):
        x, y = y, x
    if placement == "right":
        return 20 - x, y
    return (x, 20 - y) if placement == "bottom" else (x, y)
