"""A stack as SVG: what needs what, in columns from the left. The same bytes for the same stack.

In a page it takes the page's colours; as a file it has its own, a title and an imprint, and needs
nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.graph.placing import Graph, Stretch, place
from catalogue.map.boxes import Box
from catalogue.map.colours import Theme, Tone
from catalogue.map.metrics import text_width, wrap
from catalogue.map.render import FONTS
from catalogue.map.shapes import element, escaped, mark, number, rectangle, text
from catalogue.requirements import Piece, Stack

SIZE, LINE = 13.0, 16.0
PAD_X, PAD_Y = 10.0, 7.0
MARK = 8.0
WIDEST = 150.0  # of the lines of a name
ROOM = 1.12  # the fonts of some systems are wider than the one that is measured
HEAD = 26.0  # over the columns
MARGIN = 28.0
MOST_MEMBERS = 150  # more cannot be read as a drawing

# What is drawn in a page takes the tokens of `static/css/site.css`.
_TONE = Tone(fill="var(--surface)", frame="var(--frame)", ink="var(--ink)")
PAGE = Theme(
    ground="var(--ground)",
    surface="var(--surface)",
    ink="var(--ink)",
    muted="var(--muted)",
    hairline="var(--hairline)",
    frame="var(--frame)",
    accent="var(--accent)",
    infrastructure=_TONE,
    platform=_TONE,
)


@dataclass(frozen=True)
class Words:
    """What stands around a drawing that is a file.

    Attributes:
        title: over it.
        imprint: below it: the day, and where it is from.
        site: the address of the site, for links.
        language: a language tag.
    """

    title: str
    imprint: str
    site: str
    language: str


def can_be_drawn(found: Stack) -> bool:
    """Tell whether a stack is worth drawing and not too large to be read."""
    return 2 <= len(found.members) <= MOST_MEMBERS


def graph_of(found: Stack) -> Graph:
    """Return a stack, placed."""
    sizes = {slug: _size(piece, slug in found.picks) for slug, piece in found.members.items()}
    return place(found.layers, found.needs, found.loops, sizes)


def for_page(found: Stack) -> str:
    """Return a stack as an element of a page; its entries are links."""
    graph = graph_of(found)
    width, height = graph.width + 2, graph.height + HEAD + 2
    content = element("g", _content(found, graph, PAGE, ""), transform=f"translate(1 {HEAD:g})")
    return element(
        "svg",
        content,
        xmlns="http://www.w3.org/2000/svg",
        class_="stack-graph",
        width=width,
        height=height,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="group",
        aria_label=_("What needs what, drawn"),
    )


def for_file(found: Stack, theme: Theme, words: Words) -> str:
    """Return a stack as an SVG document.

    Args:
        found: the stack.
        theme: its colours.
        words: what stands around it.
    """
    graph = graph_of(found)
    inner = max(graph.width, 420.0)
    title = wrap(words.title, inner, 18, bold=True)
    imprint = wrap(words.imprint, inner, 11)
    top = MARGIN + 24 * len(title) + 12 + HEAD
    foot = top + graph.height + 24
    width, height = inner + 2 * MARGIN, foot + LINE * len(imprint) + MARGIN - 8
    pieces = [
        element("title", escaped(words.title), id="title"),
        rectangle(Box(0, 0, width, height), fill=theme.ground),
        rectangle(Box(8, 8, width - 16, height - 16), fill="none", stroke=theme.frame),
        text(title, MARGIN, MARGIN - 6, 18, font_weight="700"),
        element(
            "g",
            _content(found, graph, theme, words.site),
            transform=f"translate({MARGIN:g} {number(top)})",
        ),
        text(imprint, MARGIN, foot, 11, fill=theme.muted),
    ]
    svg = element(
        "svg",
        "\n" + "\n".join(pieces) + "\n",
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="graphics-document document",
        aria_labelledby="title",
        lang=words.language,
        font_family=FONTS,
        fill=theme.ink,
    )
    return svg + "\n"


def _size(piece: Piece, is_pick: bool) -> tuple[float, float]:
    lines = wrap(piece.name, WIDEST, SIZE, is_pick)
    widest = max((text_width(line, SIZE, is_pick) for line in lines), default=0.0)
    beside = MARK + 6 if _mark(piece) else 0.0
    return ROOM * widest + beside + 2 * PAD_X, LINE * max(len(lines), 1) + 2 * PAD_Y


def _mark(piece: Piece) -> str:
    """Return the mark to draw: that of any stage but the usual one, which says nothing."""
    return piece.stage.mark if piece.stage and piece.stage.mark != "solid" else ""


def _content(found: Stack, graph: Graph, theme: Theme, site: str) -> str:
    lines = [_line(stretch, theme) for stretch in graph.stretches]
    lines += [_turn(turn, theme) for turn in graph.turns]
    entered = {end for stretch in graph.stretches if stretch.arrives for end in [stretch.end]}
    entered |= {end for _start, end in graph.turns}
    lines += [_arrow(*end, theme) for end in sorted(entered)]
    heads = [
        element("text", _head(at, len(graph.columns)), x=x, y=-10, font_size=11, fill=theme.muted)
        for at, (x, _width) in enumerate(graph.columns)
    ]
    boxes = [_box(found, slug, box, theme, site) for slug, box in graph.boxes.items()]
    drawn = element("g", "".join(heads + lines), aria_hidden="true")
    return drawn + "".join(boxes)


def _head(at: int, count: int) -> str:
    if at == 0:
        return escaped(_("1 Install first"))
    return escaped(_("%(at)s Last") % {"at": at + 1} if at == count - 1 else str(at + 1))


def _line(stretch: Stretch, theme: Theme) -> str:
    (left, start), (right, end) = stretch.start, stretch.end
    middle = number((left + right) / 2)
    through = f"M{number(stretch.across)} {number(start)}H{number(left)}"
    path = through if stretch.across > left else f"M{number(left)} {number(start)}"
    path += f"C{middle} {number(start)} {middle} {number(end)} {number(right)} {number(end)}"
    return element("path", d=path, fill="none", stroke=theme.frame, stroke_width="1.2")


def _turn(turn: tuple[tuple[float, float], tuple[float, float]], theme: Theme) -> str:
    (x, start), (other, end) = turn
    out = number(max(x, other) + 26)
    path = f"M{number(x)} {number(start)}C{out} {number(start)} {out} {number(end)} "
    return element(
        "path",
        d=f"{path}{number(other)} {number(end)}",
        fill="none",
        stroke=theme.accent,
        stroke_width="1.2",
        stroke_dasharray="4 3",
    )


def _arrow(x: float, y: float, theme: Theme) -> str:
    return element("path", d=f"M{number(x)} {number(y)}l7 -3.5v7z", fill=theme.frame)


def _box(found: Stack, slug: str, box: Box, theme: Theme, site: str) -> str:
    piece, is_pick = found.members[slug], slug in found.picks
    frame = {"stroke": theme.accent, "stroke_width": "2"} if is_pick else {"stroke": theme.frame}
    bold: Mapping[str, str] = {"font_weight": "700"} if is_pick else {}
    lines = wrap(piece.name, WIDEST, SIZE, is_pick)
    x, y = box.x + PAD_X, box.y + PAD_Y + (box.height - 2 * PAD_Y - LINE * len(lines)) / 2
    kind = _mark(piece)
    if kind:
        place_ = Box(x, box.y + (box.height - MARK) / 2, MARK, MARK)
        x += MARK + 6
    names = "".join(
        element("text", escaped(line), x=x, y=y + LINE * at + 12.5, font_size=SIZE, **bold)
        for at, line in enumerate(lines)
    )
    # In a page, where a link says itself what it leads to, there is one title: that of the page.
    content = [
        element("title", escaped(_title(piece))) if site else "",
        rectangle(box, fill=theme.surface, **frame),
        mark(kind, place_, theme.ink) if kind else "",
        names,
    ]
    address = urljoin(site, reverse("project", args=[slug]))
    said = "" if site else _title(piece)
    return element("a", "".join(content), href=address, fill=theme.ink, aria_label=said)


def _title(piece: Piece) -> str:
    stage = piece.stage.name if piece.stage and _mark(piece) else ""
    return ". ".join(filter(None, (piece.name, piece.role, stage)))
