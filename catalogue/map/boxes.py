"""The boxes of a placed map: each inside the one it belongs to, and beside its siblings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalogue.map.document import Category, Entry, Region
from catalogue.models import Stage


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; lengths are CSS pixels from the upper left corner of the map."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class PlacedEntry(Box):
    """An entry: label, name and role, each broken into lines."""

    entry: Entry
    stage: Stage | None
    label: list[str]
    name: list[str]
    role: list[str]


@dataclass(frozen=True, slots=True)
class PlacedFrame(Box):
    """A category with its title, whose first line sits on the upper edge."""

    category: Category
    title: list[str]
    entries: list[PlacedEntry]


@dataclass(frozen=True, slots=True)
class PlacedSheet(Box):
    """A region with its name, set in so large letters, and the line under it."""

    region: Region
    size: float
    name: list[str]
    title: list[str]
    frames: list[PlacedFrame]


@dataclass(frozen=True, slots=True)
class Arrow(Box):
    """An arrow in the gap between a side and the centre; ``placement`` is where it comes from."""

    placement: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole map, placed."""

    width: float
    height: float
    sheets: list[PlacedSheet]
    arrows: list[Arrow]


def moved_frame(frame: PlacedFrame, x: float, y: float) -> PlacedFrame:
    """Return a frame moved, with what is in it."""
    if not x and not y:
        return frame
    entries = [replace(entry, x=entry.x + x, y=entry.y + y) for entry in frame.entries]
    return replace(frame, x=frame.x + x, y=frame.y + y, entries=entries)


def moved(sheet: PlacedSheet, x: float, y: float) -> PlacedSheet:
    """Return a sheet moved, with what is in it."""
    if not x and not y:
        return sheet
    frames = [moved_frame(frame, x, y) for frame in sheet.frames]
    return replace(sheet, x=sheet.x + x, y=sheet.y + y, frames=frames)


def bottom(boxes: Sequence[Box]) -> float:
    """Return the lowest edge of some boxes; 0 if there are none."""
    return max((box.bottom for box in boxes), default=0.0)
