"""Small catalogues in files, for the tests of this folder."""

from collections.abc import Iterable
from pathlib import Path
from textwrap import dedent
from typing import Self

import pytest

from catalogue.exchange.native.applying import import_native
from catalogue.exchange.native.reading import read
from catalogue.exchange.native.writing import export_native
from catalogue.exchange.report import Refused, Report
from tests.rows import counts


class Files:
    """A folder in the native format: written, imported, and looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str) -> Self:
        """Write a file, such as `projects`, the extension and indentation left out."""
        file = self.folder / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return self

    def load(self, dry_run: bool = False) -> Report:
        """Import the folder."""
        return import_native(self.folder, dry_run)

    def refused(self) -> list[str]:
        """Import the folder, see it refused and nothing written; return the faults."""
        before = counts()
        with pytest.raises(Refused) as raised:
            self.load()
        assert counts() == before, "something was written"
        assert str(raised.value) == "\n".join(str(fault) for fault in raised.value.faults)
        return [str(fault).removeprefix(f"{self.folder}/") for fault in raised.value.faults]

    def faults_of_form(self) -> list[str]:
        """Read the folder; return what is wrong with the form of its files."""
        faults = sorted(set(read(self.folder).faults))
        return [str(fault).removeprefix(f"{self.folder}/") for fault in faults]

    def export(self) -> dict[str, str]:
        """Export the catalogue into the folder; return the text of each file by its path."""
        export_native(self.folder)
        return texts(self.folder)


def texts(folder: Path) -> dict[str, str]:
    """Return the text of every file below a folder, by its path."""
    files: Iterable[Path] = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(file.relative_to(folder)): file.read_bytes().decode() for file in files}


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Return an empty folder in the native format."""
    return Files(tmp_path / "catalogue")
