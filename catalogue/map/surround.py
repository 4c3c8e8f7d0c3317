"""What stands around a drawn map: the title above, the legend and the licence below."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalogue.map.boxes import Box
from catalogue.map.colours import Theme
from catalogue.map.frames import LINE
from catalogue.map.metrics import text_width, wrap
from catalogue.map.shapes import element, escaped, mark, number, rectangle, text
from catalogue.map.sheets import Sheets

HEADING, STATUS, SMALL = 26.0, 13.0, 11.5
SMALL_LINE = LINE * SMALL
SIGN, ITEM_GAP = 16.0, 20.0
MARK = 9.0
_SIGN = Box(0, -MARK / 2, MARK, MARK)


@dataclass(frozen=True)
class Words:
    """What is said around a map.

    Attributes:
        title: the heading.
        description: what the drawing shows, for those who do not see it.
        status: which edition it is, or that it is live, and the date.
        legend: the name of the legend.
        core: the sample in bold, and what it means.
        unmarked: what is said before the stages that have no mark.
        tones: what the tones of frames mean, by tone.
        licence: whose work it is and where the sources are.
        address: where the map is found, absolute.
        site: what relative links are relative to.
        language: the language of all this.
    """

    title: str
    description: str
    status: str
    legend: str
    core: tuple[str, str]
    unmarked: str
    tones: dict[str, str]
    licence: str
    address: str
    site: str
    language: str


@dataclass(frozen=True)
class Link(Box):
    """A place on a drawing that leads somewhere."""

    url: str


@dataclass(frozen=True)
class Block:
    """Something drawn at the origin."""

    pieces: list[str]
    height: float
    links: list[Link] = field(default_factory=list)


def heading(words: Words, theme: Theme, width: float) -> Block:
    """Draw the title with the edition under it."""
    title = wrap(words.title, width, HEADING, bold=True)
    status = wrap(words.status, width, STATUS)
    y = LINE * len(title) * HEADING
    pieces = [
        text(title, 0, 0, HEADING, font_weight="700"),
        text(status, 0, y, STATUS, fill=theme.muted),
    ]
    return Block(pieces, y + LINE * len(status) * STATUS + 14)


def legend(sheets: Sheets, words: Words, theme: Theme, width: float) -> Block:
    """Draw what bold, the marks and the tones mean, item by item."""
    x, y = 0.0, 0.0
    pieces = []
    for sign, lines, line in _items(sheets, words, theme, width):
        length = SIGN * bool(sign) + max(text_width(line, SMALL, bold=True) for line in lines)
        if x and x + length > width:
            x, y = 0.0, y + SMALL_LINE + 4
        if sign:
            pieces.append(element("g", sign, transform=_moved(x, y + SMALL_LINE / 2)))
        pieces.append(text(lines, x + SIGN * bool(sign), y, SMALL, text_decoration=line))
        x += length + ITEM_GAP
        y += (len(lines) - 1) * SMALL_LINE
    group = element("g", "".join(pieces), fill=theme.muted, role="group", aria_label=words.legend)
    return Block([group], y + SMALL_LINE)


def _items(
    sheets: Sheets, words: Words, theme: Theme, width: float
) -> Iterator[tuple[str, list[str], str]]:
    """Yield a sign drawn at the origin, what it means, and the line through that."""
    bold, core = words.core
    yield "", [f"{bold}: {core}"], ""
    for stage in sheets.marked:
        line = "" if stage.listed else "line-through"
        yield mark(stage.mark, _SIGN, theme.ink), wrap(stage.name, width - SIGN, SMALL), line
    if sheets.unmarked:
        names = ", ".join(stage.name.lower() for stage in sheets.unmarked)
        yield "", wrap(f"{words.unmarked}: {names}", width, SMALL), ""
    shown = {frame.category["tone"] for frame in sheets.frames}
    for tone, name in words.tones.items():
        if tone in shown:
            colours = theme.tone(tone)
            sign = rectangle(_SIGN, fill=colours.fill, stroke=colours.frame)
            yield sign, wrap(name, width - SIGN, SMALL), ""


def imprint(words: Words, theme: Theme, width: float) -> Block:
    """Draw the licence and the address, beside each other where there is room."""
    licence = wrap(words.licence, width, SMALL)
    address = wrap(words.address, width, SMALL)
    length = max(text_width(line, SMALL) for line in address)
    beside = len(licence) == 1 and text_width(words.licence, SMALL) + ITEM_GAP + length <= width
    top = 7.0
    y = top if beside else top + SMALL_LINE * len(licence)
    x, anchor = (width, "end") if beside else (0.0, "")
    height = SMALL_LINE * len(address)
    pieces = [
        element("path", d=f"M0 0H{number(width)}", stroke=theme.hairline),
        text(licence, 0, top, SMALL, fill=theme.muted),
        element(
            "a",
            text(address, x, y, SMALL, fill=theme.muted, text_anchor=anchor),
            href=words.address,
        ),
    ]
    place = Link(x - length if beside else x, y, length, height, words.address)
    return Block(pieces, y + height, [place])


def scaled(block: Block, scale: float) -> Block:
    """Return a block drawn larger."""
    if scale == 1:
        return block
    pieces = [element("g", "".join(block.pieces), transform=f"scale({scale:.3f})")]
    links = [
        Link(scale * at.x, scale * at.y, scale * at.width, scale * at.height, at.url)
        for at in block.links
    ]
    return Block(pieces, block.height * scale, links)


def _moved(x: float, y: float) -> str:
    return f"translate({number(x)} {number(y)})"


def group(content: list[str], x: float, y: float) -> str:
    """Return pieces as a group, moved."""
    return element("g", "\n" + "\n".join(content) + "\n", transform=_moved(x, y))


def labelled(label: str, content: list[str], **attributes: str | float) -> str:
    """Return pieces as a group that has a name."""
    return element("g", "\n".join(content), role="group", aria_label=label, **attributes)


def described(title: str, description: str) -> list[str]:
    """Return the title and the description of a drawing."""
    return [
        element("title", escaped(title), id="title"),
        element("desc", escaped(description), id="desc"),
    ]
