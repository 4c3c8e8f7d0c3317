"""A stack as a file: Markdown, CSV, JSON, SVG."""

import csv
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

import orjson
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalogue.cautions import Caution
from catalogue.graph.drawing import Words, can_be_drawn, for_file
from catalogue.map.colours import LIGHT
from catalogue.requirements import Option, Stack
from catalogue.stack_document import stack_document
from catalogue.stack_words import layer_title, loops, reason, title, totals
from governance.partial_dates import show_partial_date

COLUMNS = (
    *("layer", "project", "name", "role", "kind", "stage", "license"),
    *("picked", "because", "documentation", "url"),
)
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


class CannotDraw(Exception):
    """There are too few members to draw, or too many."""


@dataclass(frozen=True)
class Contents:
    """What files are made from.

    Attributes:
        stack: the stack.
        cautions: what is to be said of it.
        documentation: addresses of documentation, by slug.
        options: what works with it, where that is asked for.
        address: the address of its page.
    """

    stack: Stack
    cautions: Iterable[Caution]
    documentation: dict[str, str]
    options: Iterable[Option]
    address: str


def as_json(contents: Contents) -> bytes:
    """Return a stack as the API answers it."""
    document = stack_document(contents.stack, contents.cautions, contents.options)
    return orjson.dumps(document)


def as_csv(contents: Contents) -> bytes:
    """Return a stack as a table (RFC 4180): a row for each member, in order of installation."""
    found = contents.stack
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for at, layer in enumerate(found.layers, start=1):
        for slug in layer:
            piece = found.members[slug]
            table.writerow(
                (
                    *(at, slug, piece.name, piece.role, piece.kind),
                    piece.stage.slug if piece.stage else "",
                    piece.license,
                    "true" if slug in found.picks else "false",
                    " ".join(found.because[slug]),
                    contents.documentation.get(slug, ""),
                    _page(slug),
                )
            )
    return written.getvalue().encode()


def as_markdown(contents: Contents) -> bytes:
    """Return a stack as a document to put beside a plan."""
    found = contents.stack
    day = show_partial_date(found.on)
    lines = [
        f"# {_plain(title(found))}",
        "",
        f"{totals(found)}. {_('As of %(day)s.') % {'day': day}}",
        "",
        f"<{contents.address}>",
    ]
    for at, layer in enumerate(found.layers, start=1):
        heads = (_("Component"), _("What it does"), _("Stage"), _("Licence"), _("Why"))
        lines += ["", f"## {at}. {layer_title(at, len(found.layers))}", ""]
        lines += [_row(heads), _row(["---"] * len(heads))]
        lines += [_member(contents, slug) for slug in layer]
    if told := [*loops(found), *(caution.message for caution in contents.cautions)]:
        lines += ["", f"## {_('What to know before')}", ""]
        lines += [f"- {_plain(words)}" for words in told]
    return ("\n".join(lines) + "\n").encode()


def as_svg(contents: Contents) -> bytes:
    """Return a stack as a drawing.

    Raises:
        CannotDraw: it has one member only, or more than can be read.
    """
    if not can_be_drawn(contents.stack):
        raise CannotDraw
    day = show_partial_date(contents.stack.on)
    explained = _("Lines lead to what is needed; those that follow from others are left out.")
    words = Words(
        title=title(contents.stack),
        imprint=f"{explained} {day}. {contents.address}",
        site=f"{settings.SITE_URL}/",
        language=get_language() or "en",
    )
    return for_file(contents.stack, LIGHT, words).encode()


# How each file is made, and its type.
MAKERS: dict[str, tuple[Callable[[Contents], bytes], str]] = {
    "md": (as_markdown, "text/markdown; charset=utf-8"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "json": (as_json, "application/json"),
    "svg": (as_svg, "image/svg+xml"),
}


def _member(contents: Contents, slug: str) -> str:
    found = contents.stack
    piece = found.members[slug]
    name = f"[{_plain(piece.name)}]({_page(slug)})"
    if documentation := contents.documentation.get(slug):
        name += f" ([{_('documentation')}]({documentation}))"
    stage = piece.stage.name if piece.stage else ""
    others = (piece.role, stage, piece.license, reason(found, slug))
    return _row([name, *map(_plain, others)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(words: str) -> str:
    """Return words as Markdown that shows them as they are, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def _page(slug: str) -> str:
    return urljoin(f"{settings.SITE_URL}/", reverse("project", args=[slug]))
