"""The projects somebody has picked on a map by hand."""

from dataclasses import dataclass

from catalogue.map.document import MapDocument
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
