"""The map as it is stored, with what is to be added, and back to rows of the native format.

Places among siblings are those of the rows, so wherever something is added, all siblings are named.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from catalogue.exchange.native.reading import Row
from catalogue.exchange.native.writing import Written
from catalogue.exchange.openstack.rows import Value, row, shape_of
from catalogue.exchange.report import Place

_REGIONS = ("maps", "regions")
_CATEGORIES = (*_REGIONS, "categories")
_ENTRIES = (*_CATEGORIES, "entries")


@dataclass
class Entry:
    """A project that is to stand in a category."""

    place: Place
    values: dict[str, Value]


@dataclass
class Frame:
    """A category.

    Attributes:
        values: what is written of it; of one that is stored, its slug alone.
        name: what it is called.
        row: the row it stands in.
        place: where a file names it; None where no file does.
        there: the slugs of the projects in it.
        added: what is to stand in it.
    """

    values: dict[str, Value]
    name: str
    row: int = 1
    place: Place | None = None
    there: list[str] = field(default_factory=list)
    added: list[Entry] = field(default_factory=list)


@dataclass
class Region:
    """A region, with the same attributes, the line under its name and its categories by slug."""

    values: dict[str, Value]
    name: str
    title: str = ""
    place: Place | None = None
    frames: dict[str, Frame] = field(default_factory=dict)

    @property
    def next_row(self) -> int:
        """The first row with nothing in it."""
        return max((frame.row for frame in self.frames.values()), default=0) + 1


def stored_regions(map_: Written) -> dict[str, Region]:
    """Return the regions of a map as it is stored, by slug."""
    return {
        region["slug"]: Region(
            {"slug": region["slug"]},
            region["name"],
            region.get("title", ""),
            frames={each["slug"]: _stored_frame(each) for each in region.get("categories", [])},
        )
        for region in map_.get("regions", [])
    }


def _stored_frame(category: Written) -> Frame:
    there = [entry["project"] for entry in category.get("entries", [])]
    row_ = int(category.get("row", 1))
    return Frame({"slug": category["slug"]}, category["name"], row_, there=there)


def region_rows(regions: Iterable[Region], place: Place) -> list[Row]:
    """Return the rows of all regions if anything in them is new, else none.

    Args:
        regions: the regions, in order.
        place: where rows stand that no file names.
    """
    regions = list(regions)
    if not any(frame.added for region in regions for frame in region.frames.values()):
        return []
    return [
        row(
            shape_of(*_REGIONS),
            region.place or place,
            region.values,
            categories=_frame_rows(region, place),
        )
        for region in regions
    ]


def _frame_rows(region: Region, place: Place) -> list[Row]:
    frames = list(region.frames.values())
    if not any(frame.added for frame in frames):
        return []
    return [
        row(shape_of(*_CATEGORIES), frame.place or place, frame.values, entries=_entry_rows(frame))
        for frame in frames
    ]


def _entry_rows(frame: Frame) -> list[Row]:
    if not frame.added:
        return []
    shape = shape_of(*_ENTRIES)
    there = [row(shape, frame.added[0].place, {"project": slug}) for slug in frame.there]
    return there + [row(shape, entry.place, entry.values) for entry in frame.added]
