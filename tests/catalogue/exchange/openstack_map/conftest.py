"""Small files of the map's format, read, translated and imported."""

from pathlib import Path

import pytest

from catalogue.exchange.native.reading import Reading
from catalogue.exchange.openstack.leftovers import Leftovers
from catalogue.exchange.openstack.stored import Stored, stored_of
from catalogue.exchange.openstack_map.importing import import_openstack_map, translate
from catalogue.exchange.openstack_map.reading import Sheets, read_sheets
from catalogue.exchange.report import Report
from tests.catalogue.exchange.folders import Folder

SAMPLE = Path(__file__).parent / "files"


class Files(Folder):
    """A folder with the three files."""

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


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Return a folder with the three files."""
    return Files(SAMPLE, tmp_path / "map")
