"""The documentation mentions what there is."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = (ROOT / "docs" / "settings.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()


def environment_variables() -> list[str]:
    """Return the names the site reads from the environment."""
    code = "".join(
        (ROOT / "catalogue" / f"{name}.py").read_text() for name in ("environment", "settings")
    )
    read = re.findall(r'\b(?:text|flag|number|choice|folder)\(\s*"([A-Z_]+)"', code)
    return sorted(set(read))


def test_the_variables_are_found() -> None:
    assert {"DEBUG", "SECRET_KEY", "DATABASE_URL", "LOG_LEVEL"} <= set(environment_variables())


@pytest.mark.parametrize("name", environment_variables())
def test_every_setting_is_described(name: str) -> None:
    assert re.search(rf"^\| `{name}` \|", SETTINGS, re.MULTILINE)


@pytest.mark.parametrize("name", re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE))
def test_every_variable_of_make_is_described(name: str) -> None:
    assert re.search(rf"^\| `{name}` \|", SETTINGS, re.MULTILINE)


def test_make_without_a_target_lists_every_target() -> None:
    declared = re.search(r"^\.PHONY: ((?:.*\\\n)*.*)", MAKEFILE, re.MULTILINE)
    assert declared
    targets = declared[1].replace("\\\n", " ").split()
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make ([a-z-]+)", listed, re.MULTILINE)) == set(targets)
