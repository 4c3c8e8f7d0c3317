"""What is taken away is what the command writes, byte for byte."""

import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command

from catalogue.exchange.formats import EXPORTS
from catalogue.exchange.takeaway import TAKEAWAYS, only, packed, summary
from catalogue.models import Project
from tests import factories

pytestmark = pytest.mark.django_db

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


def fill() -> None:
    nova = factories.project(name="Nova", slug="nova", logo=LOGO)
    factories.entry(project=nova)
    factories.project(name="Draft", slug="draft", state=Project.State.DRAFT)
    factories.edition()


def by_the_command(format_: str, folder: Path) -> dict[str, bytes]:
    """Return what the command writes, by path."""
    options: list[str] = []
    path = folder
    if format_ == "landscape2":
        path = folder / "data.yml"
        further = {"settings": folder / "settings.yml", "logos": folder / "logos"}
        options = [f"--{name}={file}" for name, file in further.items()]
    call_command("export_catalogue", path, f"--format={format_}", *options, verbosity=0)
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_every_format_of_the_command_can_be_taken_away() -> None:
    assert set(TAKEAWAYS) == set(EXPORTS)


@pytest.mark.parametrize("format_", TAKEAWAYS)
def test_zip_holds_what_the_command_writes(
    format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill()
    with packed(format_) as held, zipfile.ZipFile(held) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert found == by_the_command(format_, tmp_path)
    assert len(found) > 1


@pytest.mark.parametrize("format_", TAKEAWAYS)
def test_same_catalogue_gives_the_same_bytes(format_: str) -> None:
    fill()
    with packed(format_) as first, packed(format_) as second:
        assert first.read() == second.read()


def test_data_alone_is_what_the_command_writes_without_options(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill()
    file = tmp_path / "data.yml"
    call_command("export_catalogue", file, "--format=landscape2")
    assert only("landscape2") == file.read_bytes()


def test_drafts_go_out_or_stay_behind_as_the_page_says() -> None:
    fill()
    with packed("native") as held, zipfile.ZipFile(held) as archive:
        assert b"state: draft" in archive.read("projects/draft.yaml")
    assert summary("landscape2").counts["projects"] == {"unchanged": 1, "skipped": 1}
