"""A map document as a reader sees it: sheets around a centre, categories in rows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from catalogue.map.document import Category, Entry, MapDocument, Region
from catalogue.models import MapRegion, Stage

# The order in which a screen reader, a phone and a keyboard meet the sheets.
READING_ORDER = tuple(
    MapRegion.Placement(placement) for placement in ("centre", "left", "right", "top", "bottom")
)

# More entries than this, and frames say how many they hold, entries no more than their names.
LARGE = 400


@dataclass(frozen=True)
class Frame:
    """A category with the entries to be shown; ``matching`` of them are what is looked for."""

    category: Category
    entries: list[tuple[Entry, Stage | None]]
    matching: int


@dataclass(frozen=True)
class Sheet:
    """A region with its frames in rows."""

    region: Region
    rows: list[list[Frame]]

    @property
    def size(self) -> int:
        """Return how many entries are on the sheet."""
        return sum(len(frame.entries) for row in self.rows for frame in row)

    @property
    def matching(self) -> int:
        """Return how many of them are what is looked for."""
        return sum(frame.matching for row in self.rows for frame in row)


@dataclass(frozen=True)
class Side:
    """The sheets that lie on one side, one below the other."""

    placement: str
    sheets: list[Sheet]


@dataclass(frozen=True)
class Sheets:
    """A whole map.

    Attributes:
        sides: the sides that have sheets, in reading order.
        shown: how many entries are on it.
        hidden: how many are left out because of their stage.
        stages: the stages of the entries shown, for the legend.
        matches: slugs of the projects looked for; None where nothing is looked for.
    """

    sides: list[Side]
    shown: int
    hidden: int
    stages: list[Stage]
    matches: Collection[str] | None = None

    @property
    def matching(self) -> int:
        """Return how many entries are what is looked for."""
        return sum(sheet.matching for side in self.sides for sheet in side.sheets)

    @property
    def is_large(self) -> bool:
        """Tell whether there is too much on it to be taken in at one look."""
        return self.shown > LARGE

    @property
    def is_counted(self) -> bool:
        """Tell whether sheets and frames say how many entries they hold."""
        return self.is_large or self.matches is not None

    @property
    def full_sides(self) -> bool:
        """Tell whether one side holds more than half of what the centre does."""
        held = {side.placement: sum(sheet.size for sheet in side.sheets) for side in self.sides}
        beside = max(held.get("left", 0), held.get("right", 0))
        return 2 * beside > held.get("centre", 0)

    @property
    def frames(self) -> list[Frame]:
        """Return the frames of all sheets."""
        sheets = [sheet for side in self.sides for sheet in side.sheets]
        return [frame for sheet in sheets for row in sheet.rows for frame in row]

    @property
    def marked(self) -> list[Stage]:
        """Return the stages that are drawn with a mark; the solid one, the usual case, is not."""
        return [stage for stage in self.stages if stage.mark != Stage.Mark.SOLID]

    @property
    def unmarked(self) -> list[Stage]:
        """Return the stages whose entries stand without a mark."""
        return [stage for stage in self.stages if stage.mark == Stage.Mark.SOLID]


def arrange(
    document: MapDocument,
    stages: Mapping[str, Stage],
    include: Collection[str] = (),
    matches: Collection[str] | None = None,
) -> Sheets:
    """Arrange a document for reading.

    Entries in a stage that is not listed are left out, and with them what is empty then.

    Args:
        document: the map.
        stages: the stages there are, by slug.
        include: slugs of stages to show although they are not listed.
        matches: slugs of the projects looked for, which are counted; None for all.
    """
    everything = [
        entry
        for region in document["regions"]
        for category in region["categories"]
        for entry in category["entries"]
    ]
    left_out = {slug for slug, stage in stages.items() if not stage.listed} - set(include)
    hidden = sum(entry["project"]["stage"] in left_out for entry in everything)
    sheets = [_sheet(region, stages, left_out, matches) for region in document["regions"]]
    sides = [
        Side(placement, found)
        for placement in READING_ORDER
        if (found := [s for s in sheets if s.rows and s.region["placement"] == placement])
    ]
    used = {entry["project"]["stage"] for entry in everything} - left_out
    legend = [stage for stage in stages.values() if stage.slug in used]
    return Sheets(sides, len(everything) - hidden, hidden, legend, matches)


def _sheet(
    region: Region,
    stages: Mapping[str, Stage],
    left_out: Collection[str],
    matches: Collection[str] | None,
) -> Sheet:
    frames = [_frame(category, stages, left_out, matches) for category in region["categories"]]
    full = [frame for frame in frames if frame.entries]
    rows = [list(row) for _number, row in groupby(full, key=lambda frame: frame.category["row"])]
    return Sheet(region, rows)


def _frame(
    category: Category,
    stages: Mapping[str, Stage],
    left_out: Collection[str],
    matches: Collection[str] | None,
) -> Frame:
    shown = list(_shown(category["entries"], stages, left_out))
    if matches is None:
        return Frame(category, shown, len(shown))
    return Frame(category, shown, sum(one["project"]["slug"] in matches for one, _stage in shown))


def _shown(
    entries: Iterable[Entry], stages: Mapping[str, Stage], left_out: Collection[str]
) -> Iterable[tuple[Entry, Stage | None]]:
    for entry in entries:
        slug = entry["project"]["stage"]
        if slug not in left_out:
            yield entry, stages.get(slug or "")
