"""The projects somebody has picked on a map by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.map.document import MapDocument
from catalogue.map.sheets import Frame, Sheets
from catalogue.views.map_state import MapState


@dataclass(frozen=True)
class Pick:
    """A project in the selection, and the address of the map without it."""

    slug: str
    name: str
    url: str
    without: str


def picks(document: MapDocument, state: MapState) -> list[Pick]:
    """Return the projects picked, in the order in which they were.

    Args:
        document: the whole map.
        state: what the address asks for.
    """
    named = {
        entry["project"]["slug"]: entry["project"]
        for region in document["regions"]
        for category in region["categories"]
        for entry in category["entries"]
    }
    return [
        Pick(
            slug,
            named[slug]["name"],
            named[slug]["url"],
            state.address(pick=[other for other in state.picks if other != slug]),
        )
        for slug in state.picks
    ]


@dataclass(frozen=True)
class PickForm:
    """What there is to pick from, as boxes to tick: a selection can be made without scripts.

    Attributes:
        frames: the categories shown.
        kept: what else the form sends, as pairs; picks among it that are not shown just now.
    """

    frames: list[Frame]
    kept: list[tuple[str, str]]


def pick_form(sheets: Sheets, state: MapState) -> PickForm | None:
    """Return the form to pick by, where the address asks for it.

    Args:
        sheets: what the map shows.
        state: what the address asks for.
    """
    if not state.picking:
        return None
    frames = list(_frames(sheets))
    shown = {entry["project"]["slug"] for frame in frames for entry, _stage in frame.entries}
    others = [("pick", slug) for slug in state.picks if slug not in shown]
    kept = [(name, v) for name, values in state.data.lists() if name != "pick" for v in values]
    return PickForm(frames, kept + others)


def _frames(sheets: Sheets) -> Iterator[Frame]:
    for side in sheets.sides:
        for sheet in side.sheets:
            for row in sheet.rows:
                yield from row
