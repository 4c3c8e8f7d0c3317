"""A folder of files in another format, to be edited and brought in."""

import shutil
from pathlib import Path
from typing import Self

from catalogue.exchange.openstack.leftovers import Leftovers
from catalogue.exchange.report import Report
from tests.rows import counts


class Folder:
    """A copy of sample files; a format's tests say how it is read and imported."""

    def __init__(self, sample: Path, folder: Path) -> None:
        self.folder = folder
        self.leftovers = Leftovers()
        shutil.copytree(sample, folder)

    def edit(self, name: str, old: str, new: str) -> Self:
        """Replace a text in one of the files; it must be there once."""
        file = self.folder / f"{name}.yaml"
        text = file.read_text()
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        file.write_text(text.replace(old, new))
        return self

    @property
    def left(self) -> list[str]:
        """What was left over, as the report tells it."""
        report = Report()
        self.leftovers.tell(report)
        return [str(detail).removeprefix(f"{self.folder}/") for detail in report.details]


def written(report: Report) -> int:
    """Return how many rows an import wrote."""
    return report.total("created") + report.total("changed")


class Interruption:
    """Progress that is interrupted half-way; sees that nothing is left behind."""

    def __init__(self) -> None:
        self.before = counts()

    def __call__(self, done: int, total: int) -> None:
        """Interrupt when half is done."""
        if done > total // 2:
            raise KeyboardInterrupt

    @property
    def left_nothing(self) -> bool:
        """Whether every table is as long as before."""
        return counts() == self.before
