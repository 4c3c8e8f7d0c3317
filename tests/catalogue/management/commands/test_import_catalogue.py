"""`manage.py import_catalogue`."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from catalogue.models import Project

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    """What a command takes for a terminal."""

    def isatty(self) -> bool:
        """Say that somebody looks."""
        return True


@pytest.fixture
def nova(tmp_path: Path) -> Path:
    """Return a file with one project."""
    file = tmp_path / "nova.yaml"
    file.write_text("projects:\n  - {slug: nova, name: Nova, kind: service}\n")
    return file


def run(path: Path, *options: str, stderr: io.StringIO | None = None) -> str:
    """Run the command and return what it printed."""
    stdout = io.StringIO()
    call_command(
        "import_catalogue", str(path), *options, stdout=stdout, stderr=stderr or io.StringIO()
    )
    return stdout.getvalue()


def test_report_is_printed(nova: Path) -> None:
    printed = run(nova)
    assert [line.split() for line in printed.splitlines()] == [
        ["created", "changed", "unchanged", "preserved", "skipped"],
        ["projects", "1", "0", "0", "0", "0"],
        ["together", "1", "0", "0", "0", "0"],
    ]
    assert Project.objects.get().slug == "nova"


def test_dry_run_says_that_nothing_was_written(nova: Path) -> None:
    *report, last = run(nova, "--dry-run").splitlines()
    assert last == "A dry run: nothing was written."
    assert not Project.objects.exists()
    assert report == run(nova).splitlines()


def test_missing_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        run(tmp_path / "nowhere")
    assert str(refused.value) == f"There is no file or folder {tmp_path}/nowhere."


def test_every_fault_is_printed_with_their_number(nova: Path) -> None:
    nova.write_text("projects:\n  - {slug: nova, kind: service}\n  - {slug: heat, name: Heat}\n")
    with pytest.raises(CommandError) as refused:
        run(nova)
    assert str(refused.value).splitlines() == [
        f"{nova}:2: “name” is missing",
        f"{nova}:3: “kind” is missing",
        "2 faults; nothing was written.",
    ]


def test_one_fault_is_told_in_the_singular(nova: Path) -> None:
    nova.write_text("projects:\n  - {slug: nova, kind: service}\n")
    with pytest.raises(CommandError, match=r"^.*\n1 fault; nothing was written.$"):
        run(nova)


def test_unknown_format_is_refused_with_the_known_ones(nova: Path) -> None:
    with pytest.raises(CommandError, match=r"invalid choice: 'xml'.*native"):
        run(nova, "--format=xml")


def test_progress_is_shown_on_a_terminal(nova: Path) -> None:
    terminal = Terminal()
    run(nova, stderr=terminal)
    *_, last = terminal.getvalue().split("\r")
    assert last == f"{'█' * 40} 2/2\n"


def test_nothing_but_the_report_is_printed_where_nobody_looks(nova: Path) -> None:
    stderr = io.StringIO()
    run(nova, stderr=stderr)
    assert stderr.getvalue() == ""


def test_path_the_format_makes_no_use_of_is_refused(nova: Path) -> None:
    with pytest.raises(CommandError) as refused:
        run(nova, f"--settings={nova}")
    assert str(refused.value) == (
        "--settings says nothing to the format native; it is for landscape2."
    )


def test_missing_further_path_is_refused(nova: Path) -> None:
    with pytest.raises(CommandError) as refused:
        run(nova, "--format=landscape2", f"--logos={nova}.logos")
    assert str(refused.value) == f"There is no file or folder {nova}.logos."


def test_settings_come_along_under_either_name(tmp_path: Path) -> None:
    data, settings = tmp_path / "data.yml", tmp_path / "settings.yml"
    data.write_text("landscape: []\n")
    settings.write_text("foundation: Smiths\n")
    for option in ("--settings", "--settings-file"):
        assert "organizations" in run(data, "--format=landscape2", option, str(settings))
