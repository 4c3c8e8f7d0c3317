"""Small files of the map's format, read, translated and imported."""

import shutil
from pathlib import Path
from typing import Self

import pytest

from catalogue.exchange.native.reading import Reading
from catalogue.exchange.openstack.leftovers import Leftovers
from catalogue.exchange.openstack.stored import Stored, stored_of
from catalogue.exchange.openstack_map.importing import import_openstack_map, translate
from catalogue.exchange.openstack_map.reading import Sheets, read_sheets
from catalogue.exchange.report import Report

SAMPLE = Path(__file__).parent / "files"


class Files:
    """A folder with the three files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.leftovers = Leftovers()
        shutil.copytree(SAMPLE, folder)

    def edit(self, name: str, old: str, new: str) -> Self:
        """Replace a text in one of the files; it must be there once."""
        file = self.folder / f"{name}.yaml"
        text = file.read_text()
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        file.write_text(text.replace(old, new))
        return self

    def read(self) -> Sheets:
        """Read the files."""
        self.leftovers = Leftovers()
        return read_sheets(self.folder, self.leftovers)

    def translate(self, stored: Stored | None = None) -> Reading:
        """Translate the files, by what is stored; nothing if left out."""
        return translate(self.read(), stored or stored_of({}), self.leftovers)

    def load(self, dry_run: bool = False) -> Report:
        """Import the files."""
        return import_openstack_map(self.folder, dry_run)

    @property
    def left(self) -> list[str]:
        """What was left over, as the report tells it."""
        report = Report()
        self.leftovers.tell(report)
        return [str(detail).removeprefix(f"{self.folder}/") for detail in report.details]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Return a folder with the three files."""
    return Files(tmp_path / "map")
