"""What settings say of a landscape, and what is wrong in them."""

from pathlib import Path

import pytest

from catalogue.exchange.landscape2.settings import Settings, read_settings
from tests.catalogue.exchange.landscape2.conftest import SAMPLE


def read(folder: Path, text: str) -> tuple[Settings, list[str]]:
    file = folder / "settings.yml"
    file.write_text(text, encoding="utf-8")
    settings, faults = read_settings(file)
    return settings, [str(fault).removeprefix(f"{file}:") for fault in faults]


def test_settings_say_who_the_members_are_what_is_featured_and_grouped() -> None:
    settings, faults = read_settings(SAMPLE / "settings.yml")
    assert faults == []
    assert settings.foundation == "Example Foundation"
    assert settings.members(["Sponsors", "Other Members"]) == "Example Members"
    assert settings.groups[0] == ("Projects", ["Running"])
    assert settings.features("maturity") == {"graduated"}
    assert settings.features("subcategory") == frozenset()
    assert settings.is_coloured


def test_without_settings_members_are_in_the_category_that_is_called_so() -> None:
    settings, faults = read_settings(None)
    assert (settings.members(["Runtime", "Example Members", "More Members"]), faults) == (
        "Example Members",
        [],
    )
    assert settings.members(["Membership"]) == ""
    assert (settings.groups, settings.is_coloured, settings.foundation) == ([], False, "")


WRONG = {
    "foundation: [a]\n": ["1: “foundation” must be a text, not a list"],
    "colors: red\n": ["1: “colors” must be a mapping of colours, not a single value"],
    "groups: {a: b}\n": ["1: “groups” must be a list, not a mapping"],
    "groups:\n- categories: []\n": ["2: each of “groups” needs a “name”"],
    "groups:\n- name: a\n  categories: b\n": ["3: “categories” must be a list, not a single value"],
    "featured_items:\n- field: maturity\n  options: [{label: x}]\n": [
        "3: an option needs a “value”"
    ],
    "- a\n": ["1: settings must be a mapping of keys, not a list"],
    "a: 1\na: 2\n": ["2: “a” stands twice in one mapping; first in line 1"],
    "a: [\n": ["2: not YAML: did not find expected node content"],
}


@pytest.mark.parametrize(("text", "told"), WRONG.items())
def test_what_cannot_be_used_is_told_and_left_out(
    tmp_path: Path, text: str, told: list[str]
) -> None:
    settings, faults = read(tmp_path, text)
    assert faults == told
    assert (settings.groups, settings.features("maturity"), settings.foundation) == (
        *([], frozenset()),
        "",
    )


def test_keys_that_say_nothing_here_are_read_all_the_same(tmp_path: Path) -> None:
    settings, faults = read(tmp_path, "foundation: A\nscreenshot_width: 3000\n")
    assert (settings.data, faults) == ({"foundation": "A", "screenshot_width": 3000}, [])
