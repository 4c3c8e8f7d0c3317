"""A map document as a file: SVG, PNG, PDF, JSON, CSV. Live maps and editions alike.

Drawings are kept by a hash of what they are made from: the second request for one is a file.
"""

import csv
import io
from urllib.parse import urljoin

from django.conf import settings

from catalogue.map.colours import THEMES
from catalogue.map.document import MapDocument, encode
from catalogue.map.making import kept, limits, made
from catalogue.map.pictures import Picture
from catalogue.map.render import Drawing, Size, fitting_width, render
from catalogue.map.typesetter import Page, typeset

# Landscape, in points.
PAPERS = {"a4": (841.89, 595.28), "a3": (1190.55, 841.89), "16x9": (960.0, 540.0)}
SCREEN = 1.6  # width by height where no paper is asked for
PIXELS = 1920  # of a PNG where no width is asked for
COLUMNS = (
    "region",
    "category",
    "label",
    "core",
    "project",
    "name",
    "role",
    "kind",
    "stage",
    "url",
)


def map_svg(picture: Picture) -> bytes:
    """Return a map as SVG, as wide as asked for or as suits a screen."""
    folder, name = kept(), f"{picture.key('svg')}.svg"
    found = folder.read(name)
    if found is None:
        found = _drawing(picture, picture.options.width).svg.encode()
        folder.write(name, found)
    return found


def map_png(picture: Picture) -> bytes:
    """Return a map as PNG, so many pixels wide.

    Raises:
        Unavailable: it could not be made within the limits, or too many are being made.
    """

    def make() -> bytes:
        drawing = _drawing(picture, None)
        ppi = 72 * (picture.options.width or PIXELS) / drawing.width
        page = _page(picture, drawing.width, drawing.height)
        return typeset(drawing, page, "png", ppi, limits())

    return made(f"{picture.key('png')}.png", f"{picture.address} as PNG", make)


def map_pdf(picture: Picture) -> bytes:
    """Return a map as PDF on one page of the paper: vectors, text that can be selected, links.

    Raises:
        Unavailable: it could not be made within the limits, or too many are being made.
    """

    def make() -> bytes:
        width, height = PAPERS[picture.options.paper]
        page = _page(picture, width, height)
        return typeset(_drawing(picture, None, width / height), page, "pdf", 72, limits())

    return made(f"{picture.key('pdf')}.pdf", f"{picture.address} as PDF", make)


def map_json(document: MapDocument) -> bytes:
    """Return a map as its document."""
    return encode(document)


def map_csv(document: MapDocument) -> bytes:
    """Return a map as a table (RFC 4180): a row for each entry, retired ones included."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for region in document["regions"]:
        for category in region["categories"]:
            for entry in category["entries"]:
                project = entry["project"]
                table.writerow(
                    (
                        region["name"],
                        category["name"],
                        entry["label"],
                        "true" if entry["core"] else "false",
                        project["slug"],
                        project["name"],
                        project["role"],
                        project["kind"],
                        project["stage"] or "",
                        urljoin(f"{settings.SITE_URL}/", project["url"]),
                    )
                )
    return written.getvalue().encode()


def file_name(document: MapDocument, day: str, kind: str) -> str:
    """Return what a reader's copy of a file is called.

    Args:
        document: the map or the edition.
        day: the day a live map is of, ``YYYY-MM-DD``.
        kind: the format.
    """
    edition = document["edition"]
    which = edition["number"] if edition else f"live-{day}"
    return f"{document['map']['slug']}-map-{which}.{kind}"


def _drawing(picture: Picture, width: float | None, paper: float = 0.0) -> Drawing:
    """Draw a map: on so much width, or as fits a screen, or to fill a paper of some proportion."""
    sheets, words, detailed = picture.sheets, picture.words, picture.options.detailed
    width = width or fitting_width(sheets, words, paper or SCREEN, detailed)
    size = Size(width, width / paper if paper else 0.0)
    return render(sheets, words, THEMES[picture.options.theme], size, detailed)


def _page(picture: Picture, width: float, height: float) -> Page:
    words, theme = picture.words, THEMES[picture.options.theme]
    return Page(
        width=width,
        height=height,
        fill=theme.ground,
        title=words.title,
        description=words.description,
        author=settings.SITE_NAME,
        language=words.language,
    )
