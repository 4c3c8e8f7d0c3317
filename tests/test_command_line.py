"""Options of ours that Django would take for its own."""

import os
import sys
from pathlib import Path
from subprocess import run

import pytest
from django.conf import settings

from catalogue.command_line import arguments


@pytest.mark.parametrize("command", ["import_catalogue", "export_catalogue"])
@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (["a.yml", "--settings", "b.yml"], ["a.yml", "--settings-file", "b.yml"]),
        (["--settings=b.yml", "a.yml"], ["--settings-file=b.yml", "a.yml"]),
        (["a.yml", "--settings-file", "b.yml"], ["a.yml", "--settings-file", "b.yml"]),
    ],
)
def test_settings_of_a_catalogue_are_not_those_of_django(
    command: str, given: list[str], taken: list[str]
) -> None:
    assert arguments(["manage.py", command, *given]) == ["manage.py", command, *taken]


@pytest.mark.parametrize("given", [["manage.py"], ["manage.py", "check", "--settings=a"]])
def test_other_commands_are_left_alone(given: list[str]) -> None:
    assert arguments(given) == given


@pytest.mark.slow
def test_settings_that_are_not_there_are_missed_as_a_file(tmp_path: Path) -> None:
    """Not as a module, before the command is even found."""
    command = ["manage.py", "import_catalogue", str(tmp_path), "--format=landscape2"]
    done = run(
        [sys.executable, *command, "--settings", "nowhere.yml"],
        check=False,
        cwd=settings.BASE_DIR,
        env={**os.environ, "DEBUG": "1", "DJANGO_SETTINGS_MODULE": "catalogue.settings"},
        capture_output=True,
        text=True,
    )
    assert done.stderr.strip() == "CommandError: There is no file or folder nowhere.yml."
