"""`manage.py export_catalogue`."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests import factories

pytestmark = pytest.mark.django_db


def test_number_of_rows_is_printed_for_each_collection(tmp_path: Path) -> None:
    factories.project(slug="nova")
    stdout = io.StringIO()
    call_command("export_catalogue", str(tmp_path / "new" / "out"), stdout=stdout)
    lines = stdout.getvalue().splitlines()
    assert "     1 projects" in lines
    assert "     0 adoptions" in lines
    assert lines[-1] == f"     1 together, in {tmp_path}/new/out"
    assert (tmp_path / "new" / "out" / "projects" / "nova.yaml").exists()


def test_path_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(CommandError) as refused:
        call_command("export_catalogue", str(tmp_path / "taken"))
    assert str(refused.value) == f"{tmp_path}/taken cannot be written: File exists."


def test_what_the_format_has_no_place_for_is_told(tmp_path: Path) -> None:
    factories.integration()
    stdout, logos = io.StringIO(), tmp_path / "logos"
    path = tmp_path / "data.yml"
    options = ("--format=landscape2", "--logos", str(logos))
    call_command("export_catalogue", str(path), *options, stdout=stdout)
    lines = stdout.getvalue().splitlines()
    assert lines[0] == "Left behind, as this format has no place for it:"
    assert lines.index("     1 integrations") < lines.index("Written:") < len(lines) - 1
    assert lines[-1].endswith(f"together, in {path}")


def test_path_the_format_makes_no_use_of_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("export_catalogue", str(tmp_path), "--logos", str(tmp_path))
    assert str(refused.value) == "--logos says nothing to the format native; it is for landscape2."
