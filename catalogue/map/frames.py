"""A category as a frame: its entries in columns of one width, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from catalogue.map.boxes import PlacedEntry, PlacedFrame
from catalogue.map.document import Entry
from catalogue.map.metrics import text_width, wrap
from catalogue.map.sheets import Frame
from catalogue.models import Stage

NAME, LABEL, ROLE, TITLE = 15.0, 10.5, 11.5, 12.0
LINE = 1.3  # line height, in font sizes

FRAME_PAD = 12.0
ENTRY_GAP_X, ENTRY_GAP_Y = 16.0, 7.0
AT_MOST = 170.0  # what is wider is broken into lines
TITLE_AT_MOST = 230.0
MARK = 14.0  # room for a stage's mark behind the name


@dataclass(frozen=True)
class Cut:
    """A category and how it is to be drawn, measured once.

    Attributes:
        frame: the category with the entries shown.
        detailed: whether each entry says what it does.
        counted: whether the title says how many entries there are.
    """

    frame: Frame
    detailed: bool
    counted: bool

    @cached_property
    def title(self) -> str:
        """The title, with the count where that is wanted."""
        name = self.frame.category["name"]
        return f"{name} ({self.size})" if self.counted else name

    @cached_property
    def widest(self) -> float:
        """The width of a column in which nothing short is broken."""
        return max(_entry_width(entry, stage, self.detailed) for entry, stage in self.frame.entries)

    @cached_property
    def _title_width(self) -> float:
        return min(text_width(self.title, TITLE), TITLE_AT_MOST)

    def width_of(self, columns: int) -> float:
        """Return how wide the frame is with so many columns."""
        entries = columns * (self.widest + ENTRY_GAP_X) - ENTRY_GAP_X
        return 2 * FRAME_PAD + max(entries, self._title_width)

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.frame.entries)

    def width_in(self, lines: int) -> float:
        """Return how wide the frame is when its entries take no more lines than so many."""
        return self.width_of(-(-self.size // lines))

    @property
    def least(self) -> float:
        """The width below which a name or the title would be broken."""
        return self.width_of(2 if self.size > 3 else 1)

    def place(self, width: float) -> PlacedFrame:
        """Place the frame at the origin on so much width; the height follows."""
        inner = width - 2 * FRAME_PAD
        title = wrap(self.title, inner, TITLE)
        columns = self._columns(inner)
        column = (inner - (columns - 1) * ENTRY_GAP_X) / columns
        entries = [
            _entry(entry, stage, column, self.detailed) for entry, stage in self.frame.entries
        ]
        y = FRAME_PAD + max(len(title) - 1, 0) * TITLE * LINE
        placed: list[PlacedEntry] = []
        for start in range(0, len(entries), columns):
            line = entries[start : start + columns]
            over = max(_label_height(entry) for entry in line)
            for number, entry in enumerate(line):
                x = FRAME_PAD + number * (column + ENTRY_GAP_X)
                placed.append(replace(entry, x=x, y=y + over - _label_height(entry)))
            y = max(entry.bottom for entry in placed[start:]) + ENTRY_GAP_Y
        height = y - ENTRY_GAP_Y + FRAME_PAD
        return PlacedFrame(0, 0, width, height, self.frame.category, title, placed)

    def _columns(self, inner: float) -> int:
        """Return how many columns fit, no more than it takes for so few lines."""
        count = self.size
        fit = max(1, min(count, int((inner + ENTRY_GAP_X) // (self.widest + ENTRY_GAP_X))))
        lines = -(-count // fit)
        return -(-count // lines)


def taller(frame: PlacedFrame, height: float) -> PlacedFrame:
    """Return a frame made so high, its lines of entries spread evenly over the room."""
    spare = height - frame.height
    if spare <= 0:
        return frame
    lines = _lines(frame.entries)
    gap = spare / (len(lines) + 1)
    entries = [
        replace(entry, y=entry.y + gap * number)
        for number, line in enumerate(lines, 1)
        for entry in line
    ]
    return replace(frame, height=height, entries=entries)


def _lines(entries: Sequence[PlacedEntry]) -> list[list[PlacedEntry]]:
    """Return entries by line: a new one begins where the next entry stands further left."""
    lines = [[entries[0]]]
    for before, entry in pairwise(entries):
        if entry.x <= before.x:
            lines.append([])
        lines[-1].append(entry)
    return lines


def _entry(entry: Entry, stage: Stage | None, width: float, detailed: bool) -> PlacedEntry:
    room = width - (MARK if is_marked(stage) else 0)
    label = wrap(entry["label"], width, LABEL)
    # A line even for a name of spaces, or the entry would have no height.
    name = wrap(entry["project"]["name"], room, NAME, entry["core"]) or [""]
    role = wrap(entry["project"]["role"], width, ROLE) if detailed else []
    height = LINE * (len(label) * LABEL + len(name) * NAME + len(role) * ROLE)
    return PlacedEntry(0, 0, width, height, entry, stage, label, name, role)


def _label_height(entry: PlacedEntry) -> float:
    return LINE * len(entry.label) * LABEL


def _entry_width(entry: Entry, stage: Stage | None, detailed: bool) -> float:
    name = min(text_width(entry["project"]["name"], NAME, entry["core"]), AT_MOST)
    mark = MARK if is_marked(stage) else 0.0
    label = min(text_width(entry["label"], LABEL), AT_MOST)
    role = min(text_width(entry["project"]["role"], ROLE), AT_MOST) if detailed else 0.0
    return max(name + mark, label, role)


def is_marked(stage: Stage | None) -> bool:
    """Tell whether a stage is drawn; the solid one, the usual case, is not."""
    return stage is not None and stage.mark != Stage.Mark.SOLID
