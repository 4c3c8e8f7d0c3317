"""Landscapes in files, for the tests of this folder."""

import shutil
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml

from catalogue.exchange.landscape2.exporting import export_landscape2
from catalogue.exchange.landscape2.importing import import_landscape2
from catalogue.exchange.report import Refused, Report
from tests.rows import counts

SAMPLE = Path(__file__).parent / "sample"


class PlainLoader(yaml.CSafeLoader):
    """Reads YAML with days as they are written."""

    yaml_implicit_resolvers = {
        first: [each for each in resolvers if "timestamp" not in each[0]]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def plain(file: Path) -> Any:
    """Return what a YAML file says."""
    return yaml.load(file.read_text(encoding="utf-8"), PlainLoader)


class Files:
    """A landscape in a folder: written, imported, exported."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data.yml"
        self.settings: Path | None = None
        self.logos: Path | None = None

    def write(self, text: str, settings: str = "") -> "Files":
        """Write the data and, if there are any, the settings."""
        self.data.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        if settings:
            self.settings = self.folder / "settings.yml"
            self.settings.write_text(dedent(settings).lstrip("\n"), encoding="utf-8")
        return self

    def items(self, *items: str) -> "Files":
        """Write a landscape of one subcategory: items in flow style, from line 6 on."""
        head = "categories:\n- name: Running\n  subcategories:\n  - name: Machines\n    items:\n"
        lines = "".join(f"    - {{{item}}}\n" for item in items)
        self.data.write_text(head + lines, encoding="utf-8")
        return self

    def load(self, dry_run: bool = False) -> Report:
        """Import the landscape."""
        return import_landscape2(self.data, dry_run, settings=self.settings, logos=self.logos)

    def told(self, report: Report) -> list[str]:
        """Return the lines of a report, files without their folder."""
        return [line.replace(f"{self.folder}/", "") for line in report.lines()]

    def refused(self) -> list[str]:
        """Import, see it refused and nothing written; return the faults."""
        before = counts()
        with pytest.raises(Refused) as raised:
            self.load()
        assert counts() == before, "something was written"
        return [str(fault).removeprefix(f"{self.folder}/") for fault in raised.value.faults]

    def export(self, settings: bool = False, logos: bool = False) -> Any:
        """Export the catalogue beside the landscape; return what the file says."""
        out = self.folder / "out"
        out.mkdir(exist_ok=True)
        export_landscape2(
            out / "data.yml",
            out / "settings.yml" if settings else None,
            out / "logos" if logos else None,
        )
        return plain(out / "data.yml")


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Return an empty folder for a landscape."""
    return Files(tmp_path)


@pytest.fixture
def sample(tmp_path: Path) -> Files:
    """Return the sample, in a folder where it may be changed."""
    shutil.copytree(SAMPLE, tmp_path / "sample")
    found = Files(tmp_path / "sample")
    found.settings, found.logos = found.folder / "settings.yml", found.folder / "logos"
    return found
