"""A map as SVG: self-contained, its text selectable, its entries links; the same bytes every time.

A printed sheet: a neatline around everything, the title above, the legend and the licence below.
"""

import math
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from catalogue.map.boxes import Box, Layout, PlacedEntry, PlacedFrame, PlacedSheet
from catalogue.map.colours import LIGHT, Theme, Tone
from catalogue.map.frames import LABEL, LINE, NAME, ROLE, TITLE, is_marked
from catalogue.map.layout import PAD, SHEET_TITLE, TRACKING, layout
from catalogue.map.metrics import text_width
from catalogue.map.shapes import arrow, element, escaped, mark, number, rectangle, text
from catalogue.map.sheets import Sheets
from catalogue.map.surround import (
    MARK,
    Block,
    Link,
    Words,
    described,
    group,
    heading,
    imprint,
    labelled,
    legend,
    scaled,
)

FONTS = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
NEATLINE = 8.0
MARGIN = 28.0  # from the edge of the drawing to the map; the neatline lies in it
GAP = 14.0  # between the map and what stands below it
TOP = MARGIN - 4
LEAST_WIDTH = 240.0 + 2 * MARGIN
SCALED_FROM = 2200.0
SMALLEST, LARGEST = 900, 20_000  # widths tried when the height is given


@dataclass(frozen=True)
class Size:
    """How large a drawing is: its width, from ``LEAST_WIDTH``, and how high it is at least."""

    width: float
    height: float = 0.0


@dataclass(frozen=True)
class Drawing:
    """A drawn map.

    Attributes:
        svg: the drawing.
        width: its width in CSS pixels.
        height: its height in CSS pixels.
        links: its links, for formats that have to place them anew.
    """

    svg: str
    width: float
    height: float
    links: list[Link]


def render(
    sheets: Sheets, words: Words, theme: Theme, size: Size, detailed: bool = False
) -> Drawing:
    """Draw a map.

    Args:
        sheets: the map, arranged.
        words: what stands around it.
        theme: the colours.
        size: how large the drawing is.
        detailed: whether each entry says what it does.
    """
    width, height = size.width, size.height
    inner = width - 2 * MARGIN
    around = _around(sheets, words, theme, inner)
    spare = height - _height(around) if height else 0.0
    head, *foot = around
    blocks = [head, _map(layout(sheets, inner, detailed, spare), words, theme), *foot]
    pieces, links, y = [], [], TOP
    for block in blocks:
        pieces.append(group(block.pieces, MARGIN, y))
        links += [replace(link, x=link.x + MARGIN, y=link.y + y) for link in block.links]
        y += block.height + (0 if block is head else GAP)
    drawn = max(height, float(round(y - GAP + TOP)))
    paper = _paper(Box(0, 0, width, drawn), theme)
    svg = element(
        "svg",
        "\n" + "\n".join([*described(words.title, words.description), paper, *pieces]) + "\n",
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=drawn,
        viewBox=f"0 0 {number(width)} {number(drawn)}",
        role="graphics-document document",
        aria_labelledby="title",
        aria_describedby="desc",
        lang=words.language,
        font_family=FONTS,
        fill=theme.ink,
    )
    return Drawing(svg + "\n", width, drawn, links)


def fitting_width(sheets: Sheets, words: Words, aspect: float, detailed: bool = False) -> float:
    """Return the least width on which a drawing is no higher than its width divided by so much.

    Args:
        sheets: the map, arranged.
        words: what stands around it.
        aspect: width by height.
        detailed: whether each entry says what it does.
    """

    def fits(width: float) -> bool:
        inner = width - 2 * MARGIN
        height = layout(sheets, inner, detailed).height
        return height + _height(_around(sheets, words, LIGHT, inner)) <= width / aspect

    high = max(SMALLEST, round(100 * math.sqrt(sheets.shown)))
    while high < LARGEST and not fits(high):
        high = round(high * 1.25)
    low = max(SMALLEST, round(high / 1.6))
    for _step in range(4):
        middle = (low + high) // 2
        if fits(middle):
            high = middle
        else:
            low = middle
    return float(high)


def _around(sheets: Sheets, words: Words, theme: Theme, width: float) -> list[Block]:
    # On a wall chart of thousands of entries the title grows with the sheet.
    scale = max(1.0, width / SCALED_FROM)
    room = width / scale
    blocks = [heading(words, theme, room), legend(sheets, words, theme, room)]
    blocks.append(imprint(words, theme, room))
    return [scaled(block, scale) for block in blocks]


def _height(around: list[Block]) -> float:
    """Return how much height there is around a map."""
    return sum(block.height for block in around) + 2 * GAP + 2 * TOP


def _paper(whole: Box, theme: Theme) -> str:
    """Draw the ground and the neatline: a line with a hairline around it."""
    lines = ((NEATLINE, theme.hairline, 1.0), (NEATLINE + 4, theme.frame, 1.2))
    return rectangle(whole, fill=theme.ground) + "".join(
        rectangle(_inset(whole, inset), fill="none", stroke=colour, stroke_width=width)
        for inset, colour, width in lines
    )


def _inset(box: Box, by: float) -> Box:
    return Box(box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by)


def _map(placed: Layout, words: Words, theme: Theme) -> Block:
    pieces = [arrow(each, theme.frame) for each in placed.arrows]
    pieces += [_sheet(sheet, words, theme) for sheet in placed.sheets]
    entries = [e for sheet in placed.sheets for frame in sheet.frames for e in frame.entries]
    links = [
        Link(entry.x, entry.y, entry.width, entry.height, url)
        for entry in entries
        if (url := _url(entry, words))
    ]
    return Block(pieces, placed.height, links)


def _sheet(sheet: PlacedSheet, words: Words, theme: Theme) -> str:
    centre = sheet.region["placement"] == "centre"
    x, y = sheet.x + PAD, sheet.y + PAD
    pieces = [
        rectangle(sheet, fill=theme.surface, stroke=theme.frame if centre else theme.hairline),
        text(
            sheet.name,
            x,
            y,
            sheet.size,
            font_weight="700",
            letter_spacing=TRACKING * sheet.size,
            fill=theme.ink if centre else theme.muted,
        ),
        text(
            sheet.title,
            x,
            y + LINE * len(sheet.name) * sheet.size,
            SHEET_TITLE,
            fill=theme.muted,
        ),
        *[_frame(frame, words, theme) for frame in sheet.frames],
    ]
    return labelled(sheet.region["name"], [piece for piece in pieces if piece])


def _frame(frame: PlacedFrame, words: Words, theme: Theme) -> str:
    tone = theme.tone(frame.category["tone"])
    inset = 8.0
    title_x = frame.x + inset + 4
    end = title_x + text_width(frame.title[0], TITLE) + 2 if frame.title else frame.x + inset
    # The line is open where the title stands in it.
    line = (
        f"M{number(min(end, frame.right))} {number(frame.y)}H{number(frame.right)}"
        f"V{number(frame.bottom)}H{number(frame.x)}V{number(frame.y)}H{number(frame.x + inset)}"
    )
    pieces = [
        rectangle(frame, fill=tone.fill),
        element("path", d=line, fill="none", stroke=tone.frame),
        text(frame.title, title_x, frame.y - LINE * TITLE / 2, TITLE, fill=tone.ink),
        *[_entry(entry, tone, words, theme) for entry in frame.entries],
    ]
    return labelled(frame.category["name"], [piece for piece in pieces if piece])


def _entry(placed: PlacedEntry, tone: Tone, words: Words, theme: Theme) -> str:
    x, y = placed.x, placed.y
    project, core, gone = placed.entry["project"], placed.entry["core"], _is_gone(placed)
    name_y = y + LINE * len(placed.label) * LABEL
    role_y = name_y + LINE * len(placed.name) * NAME
    name = text(
        placed.name,
        x,
        name_y,
        NAME,
        font_weight="700" if core else "",
        fill=theme.muted if gone else "",
        text_decoration="line-through" if gone else "",
    )
    url = _url(placed, words)
    said = f"{project['name']}: {project['role']}" if project["role"] else project["name"]
    linked = element("a", element("title", escaped(said)) + name, href=url) if url else name
    return (
        text(placed.label, x, y, LABEL, fill=tone.ink)
        + linked
        + _mark(placed, name_y, theme)
        + text(placed.role, x, role_y, ROLE, fill=theme.muted)
    )


def _mark(placed: PlacedEntry, name_y: float, theme: Theme) -> str:
    if placed.stage is None or not is_marked(placed.stage):
        return ""
    last = placed.name[-1] if placed.name else ""
    x = placed.x + text_width(last, NAME, placed.entry["core"]) + 3
    y = name_y + LINE * NAME * (max(len(placed.name), 1) - 0.5) - MARK / 2
    return mark(placed.stage.mark, Box(x, y, MARK, MARK), theme.ink, placed.stage.name)


def _is_gone(placed: PlacedEntry) -> bool:
    return placed.stage is not None and not placed.stage.listed


def _url(placed: PlacedEntry, words: Words) -> str:
    """Return where an entry leads, absolute; nothing if that is not a web address."""
    url = urljoin(f"{words.site}/", placed.entry["project"]["url"])
    return url if urlsplit(url).scheme in ("http", "https") else ""
