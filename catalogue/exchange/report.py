"""What an import found and did, for people to read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A line of a file."""

    file: Path
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """Something wrong in a file: where, what, and what would be right."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class Refused(Exception):
    """The files have faults; nothing was written.

    Attributes:
        faults: all of them, in the order of the files.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


OUTCOMES = ("created", "changed", "unchanged", "preserved", "skipped")


@dataclass
class Report:
    """How many rows of each sort met which fate, and the details of what was not plain.

    ``preserved`` rows are in the catalogue but not in the files; an import leaves them alone.

    Attributes:
        counts: outcomes by sort of row.
        details: what is worth a line of its own.
        kept: how often each key came in that has no place of its own and is kept as it is.
        mark: a short text that differs whenever something else would be written.
    """

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    details: list[Fault] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)
    mark: str = ""

    def count(self, kind: str, outcome: str, number: int = 1) -> None:
        """Add to the rows of a sort with an outcome (one of ``OUTCOMES``)."""
        self.counts.setdefault(kind, Counter())[outcome] += number

    def total(self, outcome: str) -> int:
        """Return how many rows of all sorts met an outcome."""
        return sum(counter[outcome] for counter in self.counts.values())

    def lines(self) -> list[str]:
        """Return the report as a table, with a line for each row that was changed or skipped."""
        width = max((len(kind) for kind in [*self.counts, "together"]), default=0)
        head = " " * width + "".join(f"{outcome:>11}" for outcome in OUTCOMES)
        rows = [
            f"{kind:<{width}}" + "".join(f"{counter[outcome]:>11}" for outcome in OUTCOMES)
            for kind, counter in self.counts.items()
        ]
        foot = f"{'together':<{width}}" + "".join(f"{self.total(o):>11}" for o in OUTCOMES)
        table = [head, *rows, foot]
        return [*(str(detail) for detail in self.details), *table, *self._kept()]

    def _kept(self) -> list[str]:
        if not self.kept:
            return []
        keys = [f"{number:>6} {key}" for key, number in sorted(self.kept.items())]
        return ["Kept as they came in, to be given out again in the same format:", *keys]
