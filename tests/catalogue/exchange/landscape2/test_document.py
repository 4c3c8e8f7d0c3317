"""A landscape's file is taken apart; every fault of form has its line."""

from pathlib import Path

import pytest

from catalogue.exchange.landscape2.document import read_landscape
from tests.catalogue.exchange.landscape2.conftest import SAMPLE, Files


def faults(files: Files, text: str) -> list[str]:
    _, found = read_landscape(files.write(text).data)
    return [str(fault).removeprefix(f"{files.folder}/") for fault in found]


@pytest.mark.parametrize("root", ["landscape", "categories"])
def test_categories_stand_under_either_root(files: Files, root: str) -> None:
    landscape, found = read_landscape(
        files.write(f"{root}: [{{name: A, subcategories: []}}]\nversion: 3\n").data
    )
    assert landscape
    assert (landscape.root, landscape.data, found) == (root, {"version": 3}, [])
    assert [category.name for category in landscape.categories] == ["A"]


def test_items_know_where_they_stand_and_the_lines_of_their_keys() -> None:
    landscape, found = read_landscape(SAMPLE / "data.yml")
    assert landscape
    assert found == []
    anvil, bellows, *_ = landscape.items()
    assert anvil.at == ("Running", "Machines", "Anvil")
    assert anvil.path == "Running / Machines"
    assert [anvil.place_of(path).line for path in ("name", "extra", "extra.audits.0.date")] == [
        *(11, 32, 38)
    ]
    assert bellows.place_of("extra.nothing").line == bellows.place_of("extra").line
    assert bellows.place_of("nothing") == bellows.place


def test_keys_with_nothing_behind_them_are_there(files: Files) -> None:
    landscape, _ = read_landscape(
        files.write("landscape: [{category: , name: A, subcategories: []}]\n").data
    )
    assert landscape
    assert landscape.categories[0].data == {"category": None, "name": "A"}


def test_all_faults_of_form_are_told_at_once(files: Files) -> None:
    text = """
        landscape:
          - name: A
            subcategories:
              - name: B
                items:
                  - {name: C, homepage_url: x}
                  - {name: " C ", homepage_url: y}
                  - {homepage_url: z}
                  - just text
                  - {name: [D]}
              - name: B
              - {subcategory: , name: , items: {}}
          - {name: A, subcategories: []}
          - {name: E}
          - [F]
        """
    assert faults(files, text) == [
        "data.yml:8: the item has no “name”",
        "data.yml:9: each item must be a mapping of keys, not a single value",
        "data.yml:10: “name” must be a text, not a list",
        "data.yml:7: the item “C” stands here a second time; first in line 6",
        "data.yml:11: the subcategory has no “items”; write items: [] if it is empty",
        "data.yml:12: “items” must be followed by a list, not a mapping",
        "data.yml:12: the subcategory has no “name”",
        "data.yml:11: the subcategory “B” stands here a second time; first in line 4",
        "data.yml:14: the category has no “subcategories”; write subcategories: [] if it is empty",
        "data.yml:15: each category must be a mapping of keys, not a list",
        "data.yml:13: the category “A” stands here a second time; first in line 2",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "- a\n",
            "1: a landscape must be a mapping with the key “landscape” or “categories”, not a list",
        ),
        ("a: 1\n", "1: a landscape must be a mapping with the key “landscape” or “categories”"),
        (
            "landscape: []\ncategories: []\n",
            "1: “landscape” and “categories” are the same; give one",
        ),
        ("landscape: {}\n", "1: “landscape” must be followed by a list, not a mapping"),
        (
            "landscape: []\nlandscape: []\n",
            "2: “landscape” stands twice in one mapping; first in line 1",
        ),
        ("landscape: [\n", "2: not YAML: did not find expected node content"),
        (
            "landscape: [{name: A, name: B, subcategories: []}]\n",
            "1: “name” stands twice in one mapping; first in line 1",
        ),
    ],
)
def test_file_that_is_no_landscape_says_why(files: Files, text: str, told: str) -> None:
    assert faults(files, text) == [f"data.yml:{told}"]


def test_folder_is_no_landscape(tmp_path: Path) -> None:
    landscape, (fault,) = read_landscape(tmp_path)
    assert landscape is None
    right = f"give the data file itself, such as {tmp_path}/data.yml"
    assert fault.message == f"this is a folder; {right}"
