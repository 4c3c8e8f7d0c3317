"""How rows stand in one another and after one another, as a plain value.

Rows have keys of a letter and a number: the letter says how deep they stand (``a`` for those that
stand in nothing), the number is that of the row. What a row holds stands in lines, mostly in one.
As text: ``:a1,a2;a1:b3/b4,b5``. There ``a1`` and ``a2`` stand one after the other; ``a1`` holds
``b3`` and, on a second line, ``b4`` and ``b5``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

Line = list[str]

# What stands in nothing is held by the root.
ROOT = ""
_KEY = re.compile(r"[a-c][0-9]{1,18}")


def depth(key: str) -> int:
    """Return how many rows a row stands in; the root is above them all."""
    return ord(key[0]) - ord("a") if key else -1


class Place(NamedTuple):
    """Where a row stands.

    Attributes:
        holder: in which row; the root if in none.
        line: on which of its lines.
        at: at which place of the line.
    """

    holder: str
    line: int
    at: int


@dataclass(frozen=True)
class Arrangement:
    """How rows stand.

    Attributes:
        held: the lines of what each row holds, if it holds anything.
    """

    held: dict[str, list[Line]] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> "Arrangement":
        """Return what a text says.

        Raises:
            ValueError: it says nothing, or that a row stands in two places or where none can.
        """
        held: dict[str, list[Line]] = {}
        seen: set[str] = set()
        for part in filter(None, text.split(";")):
            holder, _colon, said = part.partition(":")
            lines = [line.split(",") for line in said.split("/")]
            keys = [key for line in lines for key in line]
            if holder in held or seen & set(keys) or len(set(keys)) < len(keys):
                raise ValueError(part)
            if not all(_KEY.fullmatch(key) and depth(key) == depth(holder) + 1 for key in keys):
                raise ValueError(part)
            held[holder] = lines
            seen.update(keys)
        return cls(held)

    def __str__(self) -> str:
        """Return it as text."""
        parts = (
            f"{holder}:{'/'.join(','.join(line) for line in lines)}"
            for holder, lines in self.held.items()
        )
        return ";".join(parts)

    def lines(self, holder: str) -> list[Line]:
        """Return the lines of what a row holds; an empty one if it holds nothing."""
        return self.held.get(holder) or [[]]

    def flat(self, holder: str) -> Line:
        """Return what a row holds, one after the other."""
        return [key for line in self.lines(holder) for key in line]

    def walk(self) -> Iterator[str]:
        """Yield the keys of all rows, those of one depth after those of the one above."""
        level = self.flat(ROOT)
        while level:
            yield from level
            level = [key for holder in level for key in self.flat(holder)]

    def holders(self) -> dict[str, str]:
        """Return in which row each row stands."""
        return {key: holder for holder in self.held for key in self.flat(holder)}

    def first_in_line(self) -> set[str]:
        """Return the rows a line begins with, but for the first line of what a row holds."""
        return {line[0] for lines in self.held.values() for line in lines[1:]}

    def place(self, key: str) -> Place | None:
        """Return where a row stands; None if it does not."""
        for holder, lines in self.held.items():
            for number, line in enumerate(lines):
                if key in line:
                    return Place(holder, number, line.index(key))
        return None

    def level(self, of: int) -> list[tuple[str, int]]:
        """Return the holders and numbers of all lines of a depth, in their order."""
        holders = [ROOT] if of == 0 else [key for key in self.walk() if depth(key) == of - 1]
        return [(each, line) for each in holders for line in range(len(self.lines(each)))]


def arranged(lists: dict[str, list[Line]]) -> Arrangement:
    """Return an arrangement without lines on which nothing stands."""
    kept = {holder: [line for line in lines if line] for holder, lines in lists.items()}
    return Arrangement({holder: lines for holder, lines in kept.items() if lines})
