"""Cards: the pictures shown with a link to a page. Plain values in, an SVG of one size out."""

from dataclasses import dataclass

from catalogue.map.boxes import Box, Layout
from catalogue.map.colours import LIGHT as THEME
from catalogue.map.frames import LINE
from catalogue.map.layout import layout
from catalogue.map.metrics import wrap
from catalogue.map.render import FONTS, Drawing
from catalogue.map.shapes import element, escaped, mark, number, rectangle, text
from catalogue.map.sheets import Sheets
from governance.pages import PICTURE_SIZE

WIDTH, HEIGHT = (float(length) for length in PICTURE_SIZE)
_EDGE = 72.0  # from the edge of the card to what is on it
_SITE, _ROLE, _FACTS, _MARK = 26.0, 40.0, 30.0, 22.0
_NAMES = (92.0, 76.0, 62.0, 50.0)  # sizes tried for the name, largest first
_PLACE = Box(640, 72, 488, 486)  # of the small map
_TRIED = (700.0, 900.0, 1200.0, 1600.0, 2200.0, 3000.0, 4000.0)  # widths a map is placed on


@dataclass(frozen=True)
class Card:
    """What is on a card.

    Attributes:
        site: the name of the site.
        name: what the page is about.
        line: what that does, in a few words.
        facts: what else is to be known at a glance, on one line.
        mark: the ``Stage.Mark`` in front of the facts, if there is one.
        language: the language of the words.
        map: a map to be drawn small beside the words.
    """

    site: str
    name: str
    line: str
    facts: str
    mark: str = ""
    language: str = "en"
    map: Sheets | None = None


def draw(card: Card) -> Drawing:
    """Draw a card, the same bytes every time."""
    room = (_PLACE.x - 40 if card.map else WIDTH - _EDGE) - _EDGE
    pieces = [_paper(), _words(card, room), _facts(card, room)]
    if card.map:
        pieces.append(_miniature(card.map))
    svg = element(
        "svg",
        element("title", escaped(card.name)) + "".join(pieces),
        xmlns="http://www.w3.org/2000/svg",
        width=WIDTH,
        height=HEIGHT,
        viewBox=f"0 0 {number(WIDTH)} {number(HEIGHT)}",
        lang=card.language,
        font_family=FONTS,
        fill=THEME.ink,
    )
    return Drawing(svg, WIDTH, HEIGHT, [])


def _paper() -> str:
    """Draw the ground and the neatline, and the accent on it."""
    whole = Box(0, 0, WIDTH, HEIGHT)
    return (
        rectangle(whole, fill=THEME.ground)
        + rectangle(_inset(whole, 22), fill="none", stroke=THEME.hairline, stroke_width=2.0)
        + rectangle(_inset(whole, 30), fill="none", stroke=THEME.frame, stroke_width=2.4)
        + rectangle(Box(_EDGE, 124, 72, 6), fill=THEME.accent)
    )


def _words(card: Card, room: float) -> str:
    size, lines = _fitted(card.name, room)
    y = 158.0
    below = y + LINE * size * len(lines) + 12
    # What is left above the facts, in lines; what does not fit is cut with a sign that it is.
    most = max(1, int((HEIGHT - _EDGE - 2 * _FACTS - below) / (LINE * _ROLE)))
    role = _cut(wrap(card.line, room, _ROLE), most)
    site = _cut(wrap(card.site, room, _SITE, bold=True), 1)
    return (
        text(site, _EDGE, 72, _SITE, font_weight="700", fill=THEME.muted)
        + text(lines, _EDGE, y, size, font_weight="700")
        + text(role, _EDGE, below, _ROLE, fill=THEME.muted)
    )


def _fitted(name: str, room: float) -> tuple[float, list[str]]:
    """Return the largest size in which a name takes two lines, and the lines."""
    for size in _NAMES:
        lines = wrap(name, room, size, bold=True)
        if len(lines) <= 2:
            return size, lines
    return _NAMES[-1], _cut(lines, 3)


def _cut(lines: list[str], most: int) -> list[str]:
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1].rstrip(" ,;.") + "…"]


def _facts(card: Card, room: float) -> str:
    y = HEIGHT - _EDGE - _FACTS
    x = _EDGE
    drawn = ""
    if card.mark:
        drawn = mark(card.mark, Box(x, y + 8, _MARK, _MARK), THEME.ink)
        x += _MARK + 14
    lines = _cut(wrap(card.facts, room - (x - _EDGE), _FACTS), 1)
    return drawn + text(lines, x, y, _FACTS)


def _miniature(sheets: Sheets) -> str:
    """Draw where a map's sheets, frames and entries lie, as large as the place for it allows."""
    placed = max((layout(sheets, width) for width in _TRIED), key=_covered)
    scale = _scale(placed)
    x = _PLACE.x + (_PLACE.width - scale * placed.width) / 2
    y = _PLACE.y + (_PLACE.height - scale * placed.height) / 2
    pieces = []
    for sheet in placed.sheets:
        pieces.append(rectangle(sheet, fill=THEME.surface, stroke=THEME.frame, stroke_width="2"))
        for frame in sheet.frames:
            tone = THEME.tone(frame.category["tone"])
            pieces.append(rectangle(frame, fill=tone.fill, stroke=tone.frame, stroke_width="2"))
            pieces += [_entry(entry) for entry in frame.entries]
    moved = f"translate({number(x)} {number(y)}) scale({scale:.4f})"
    return element("g", "".join(pieces), transform=moved)


def _entry(entry: Box) -> str:
    """Draw an entry as the bar its name would be: letters this small are not read."""
    height = min(9.0, entry.height)
    bar = Box(entry.x, entry.y + (entry.height - height) / 2, entry.width, height)
    return rectangle(bar, fill=THEME.muted)


def _scale(placed: Layout) -> float:
    return min(_PLACE.width / placed.width, _PLACE.height / max(placed.height, 1.0))


def _covered(placed: Layout) -> float:
    """Return how much of the place a layout takes when it is made to fit."""
    return _scale(placed) ** 2 * placed.width * placed.height


def _inset(box: Box, by: float) -> Box:
    return Box(box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by)
