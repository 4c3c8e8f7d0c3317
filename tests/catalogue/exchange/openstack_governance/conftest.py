"""Small lists of the governance's format, read, translated and imported."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import pytest

from catalogue.exchange.native.reading import Reading
from catalogue.exchange.openstack.leftovers import Leftovers
from catalogue.exchange.openstack.stored import Stored, stored_of
from catalogue.exchange.openstack_governance.importing import (
    import_openstack_governance,
    translate,
)
from catalogue.exchange.openstack_governance.reading import Lists, read_lists
from catalogue.exchange.report import Report
from tests.catalogue.exchange.folders import Folder

SAMPLE = Path(__file__).parent / "files"
DAY = "2026-08-08"
# What nobody may find in the catalogue: addresses, nicks, and people who hold no office.
PRIVATE = ("@", "ada_nick", "cleo\n", "kim", "Eva Frey", "finn)")


class Files(Folder):
    """A folder with the lists, all of them of one day."""

    def edit(self, name: str, old: str, new: str) -> Self:
        """Replace a text in one of the lists, which is of the same day as before."""
        return super().edit(name, old, new).changed_on(DAY)

    def changed_on(self, day: str) -> Self:
        """Let the files have been changed last on a day."""
        moment = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC).timestamp()
        for file in self.folder.rglob("*.yaml"):
            os.utime(file, (moment, moment))
        return self

    def read(self) -> Lists:
        """Read the lists."""
        self.leftovers = Leftovers()
        return read_lists(self.folder, self.leftovers)

    def translate(self, stored: Stored | None = None, day: str = DAY) -> Reading:
        """Translate the lists, by what is stored; nothing if left out."""
        lists = self.read()
        days = dict.fromkeys(lists.files, day)
        return translate(lists, stored or stored_of({}), days, self.leftovers)

    def load(self, dry_run: bool = False) -> Report:
        """Import the lists."""
        return import_openstack_governance(self.folder, dry_run)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Return a folder with the lists."""
    return Files(SAMPLE, tmp_path / "reference").changed_on(DAY)
