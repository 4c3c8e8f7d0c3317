"""Faults of form: each is named with file, line, what is wrong and what would be right."""

from pathlib import Path
from time import process_time

import pytest

from catalogue.exchange.native import reading
from catalogue.exchange.native.reading import Row, read, refuse_twins
from catalogue.exchange.native.shapes import COLLECTIONS
from catalogue.exchange.report import Place
from tests.catalogue.exchange.native.conftest import Files

pytestmark = pytest.mark.django_db

# What is wrong, the file projects.yaml, and the faults.
FAULTS = {
    "not YAML": (
        "- slug: nova\n  name: 'Nova\n",
        ["projects.yaml:3: not YAML: found unexpected end of stream"],
    ),
    "wrong indentation": (
        "- slug: nova\n name: Nova\n",
        ["projects.yaml:2: not YAML: did not find expected '-' indicator"],
    ),
    "several documents": (
        "- slug: nova\n---\n- slug: heat\n",
        ["projects.yaml:2: not YAML: but found another document"],
    ),
    "control character": (
        "- slug: nova\n  name: \x07\n",
        ["projects.yaml:2: not YAML: control characters are not allowed"],
    ),
    "empty file": ("# nothing yet\n", ["projects.yaml:1: the file is empty"]),
    "a value for a list of rows": (
        "nova\n",
        ["projects.yaml:1: a row must be a mapping of keys, not a single value"],
    ),
    "a list for a row": (
        "- slug: nova\n- - slug: heat\n",
        ["projects.yaml:2: a row must be a mapping of keys, not a list"],
    ),
    "unknown key, nearly right": (
        "- slug: nova\n  name: Nova\n  licence: Apache-2.0\n",
        ["projects.yaml:3: unknown key “licence”; did you mean “license”?"],
    ),
    "unknown key": (
        "- slug: nova\n  links:\n    - kind: homepage\n      colour: red\n",
        ["projects.yaml:4: unknown key “colour”; known are kind, url, label"],
    ),
    "key twice": (
        "- slug: nova\n  name: Nova\n  kind: service\n  name: Nova!\n",
        ["projects.yaml:4: “name” stands twice in one row; first in line 2"],
    ),
    "nested rows twice": (
        "- slug: nova\n  links: []\n  links: []\n",
        ["projects.yaml:3: “links” stands twice in one row; first in line 2"],
    ),
    "a list for a value": (
        "- slug: nova\n  name: [Nova]\n",
        ["projects.yaml:2: “name” must be a single value, not a list"],
    ),
    "a mapping for a value": (
        "- slug: nova\n  name: {en: Nova}\n",
        ["projects.yaml:2: “name” must be a single value, not a mapping"],
    ),
    "a value for a list": (
        "- slug: nova\n  tags: language:go\n",
        ["projects.yaml:2: “tags” must be a list of single values, not a single value"],
    ),
    "a list of lists": (
        "- slug: nova\n  tags: [[language:go]]\n",
        ["projects.yaml:2: “tags” must be a list of single values, not a list"],
    ),
    "a value for nested rows": (
        "- slug: nova\n  links: https://example.org\n",
        ["projects.yaml:2: “links” must be followed by a list"],
    ),
    "a mapping for a bare value": (
        "- slug: nova\n  previous_slugs:\n    - slug: compute\n",
        ["projects.yaml:3: a row must be a single value, not a mapping"],
    ),
    "character no database stores": (
        '- slug: nova\n  name: "No\\0va"\n',
        ["projects.yaml:2: “name” holds the character '\\x00'; leave it out"],
    ),
    "row twice": (
        "- slug: nova\n  name: Nova\n- slug: nova\n  name: Another\n",
        ["projects.yaml:3: “nova” stands here a second time; first at projects.yaml:1"],
    ),
    "nested row twice": (
        "- slug: nova\n  tags: []\n  relations:\n    - {kind: requires, target: glance}\n"
        + 2 * "    - {kind: requires, target: glance, since: 2017}\n",
        [
            (
                "projects.yaml:6: “requires, glance, 2017” stands here a second time; "
                "first at projects.yaml:5"
            )
        ],
    ),
}


@pytest.mark.parametrize(("text", "faults"), FAULTS.values(), ids=FAULTS)
def test_fault_is_named_with_its_line(text: str, faults: list[str], files: Files) -> None:
    files.write("projects", text)
    assert [fault.replace(f"{files.folder}/", "") for fault in files.faults_of_form()] == faults


def test_faults_of_all_files_are_named_at_once(files: Files) -> None:
    files.write("projects", "- slug: nova\n  nmae: Nova\n  kidn: service\n")
    files.write("people", "- [ada]\n").write("maps/openstack", "")
    assert files.faults_of_form() == [
        "maps/openstack.yaml:1: the file is empty",
        "people.yaml:1: a row must be a mapping of keys, not a list",
        "projects.yaml:2: unknown key “nmae”; did you mean “name”?",
        "projects.yaml:3: unknown key “kidn”; did you mean “kind”?",
    ]


def test_file_that_is_not_utf_8_is_named_with_the_line(files: Files) -> None:
    files.write("people", "")
    (files.folder / "people.yaml").write_bytes("- slug: ada\n  name: Zoë\n".encode("latin-1"))
    (fault,) = files.faults_of_form()
    assert fault.startswith("people.yaml:2: not UTF-8: ")
    assert fault.endswith("save the file in UTF-8")


def test_unknown_collections_are_named_with_the_known_ones(files: Files) -> None:
    files.write("project", "[]").write("colours/red", "[]")
    nearly, unknown = sorted(files.faults_of_form(), reverse=True)
    assert nearly == "project.yaml:0: unknown collection “project”; did you mean “projects”?"
    assert unknown.startswith("colours/red.yaml:0: unknown collection “colours”; known are organ")


def test_folder_without_files_is_refused(files: Files) -> None:
    files.folder.mkdir()
    (files.folder / "README.md").write_text("Nothing yet.")
    assert files.faults_of_form() == [f"{files.folder}:0: there are no .yaml files here"]


def test_row_stands_once_over_all_files_of_a_collection(files: Files) -> None:
    files.write("projects", "- slug: nova\n").write("projects/nova", "slug: nova\n")
    (fault,) = files.faults_of_form()
    first, second = sorted(["projects.yaml:1", "projects/nova.yaml:1"])
    assert fault.startswith(("projects.yaml:1: ", "projects/nova.yaml:1: "))
    assert "“nova” stands here a second time; first at " in fault
    assert first in fault
    assert second in fault


def test_rows_without_anything_to_tell_them_apart_are_not_taken_for_one(files: Files) -> None:
    files.write("projects", "- name: Nova\n- name: Heat\n")
    assert files.refused() == [
        "projects.yaml:1: “slug” is missing",
        "projects.yaml:2: “slug” is missing",
    ]


def one_file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "all.yaml"
    file.write_text(text)
    return file


def test_single_file_maps_collections_to_lists(tmp_path: Path) -> None:
    found = read(one_file(tmp_path, "people:\n  - slug: ada\n    name: Ada\nprojects: []\n"))
    (ada,) = found.rows["people"]
    assert ada.values == {"slug": "ada", "name": "Ada"}
    assert str(ada.place_of("name")) == f"{tmp_path}/all.yaml:3"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- slug: ada\n", "1: the file must map collection names to lists of rows"),
        ("people:\n  slug: ada\n", "1: “people” must be followed by a list of rows"),
        ("people:\n", "1: “people” must be followed by a list of rows"),
        ("project: []\npeople: []\n", "1: unknown collection “project”; did you mean “projects”?"),
        ("", "1: the file is empty"),
        ("people: []\npeople: []\n", "2: “people” stands here a second time; first in line 1"),
        ("? [people]\n: []\n", "1: a key must be a single value, not a list"),
    ],
)
def test_faults_of_a_single_file_are_named(text: str, fault: str, tmp_path: Path) -> None:
    found = read(one_file(tmp_path, text))
    assert [str(each) for each in found.faults] == [f"{tmp_path}/all.yaml:{fault}"]
    assert not found.complete


def test_no_value_is_guessed_at(files: Files) -> None:
    files.write(
        "people",
        """
        - {slug: no, name: NO}
        - {slug: 1.0, name: 2023.1}
        - {slug: on, name: "null"}
        - {slug: "~", name: 2017-11-06}
        - {slug: y, name: 0x1F, note: ~}
        """,
    )
    rows = read(files.folder).rows["people"]
    assert [(row.values["slug"], row.values["name"]) for row in rows] == [
        ("no", "NO"),
        ("1.0", "2023.1"),
        ("on", "null"),
        ("~", "2017-11-06"),
        ("y", "0x1F"),
    ]
    assert rows[-1].values["note"] is None


LINK = "{kind: homepage, url: 'https://a.example'}"
BOMBS = {
    "rows": "- &nova {slug: nova, links: [" + ", ".join(20 * [LINK]) + "]}\n" + 9 * "- *nova\n",
    "values": "- &nova {slug: nova, tags: [" + ", ".join(20 * ["a:b"]) + "]}\n" + 9 * "- *nova\n",
}


@pytest.mark.parametrize("rows", BOMBS.values(), ids=BOMBS)
def test_aliases_that_stand_for_very_much_are_refused(
    files: Files, rows: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_AGAIN", 100)
    files.write("projects", rows)
    words = "aliases (*…) take over more than 100 rows and values from elsewhere in the files;"
    assert len([said for said in files.faults_of_form() if words in said]) == 1
    found = read(files.folder)
    assert not found.complete
    assert len(found.rows["projects"]) == 1


def test_aliases_of_plain_data_are_counted_over_all_rows(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_NODES", 100)
    data = "[" + ", ".join(20 * ["x"]) + "]"
    rows = f"- {{slug: a, kept: [{{format: a, data: &it {data}}}]}}\n"
    rows += "".join(
        f"- {{slug: a{number}, kept: [{{format: a, data: *it}}]}}\n" for number in range(8)
    )
    files.write("projects", rows)
    said, *more = files.faults_of_form()
    assert said.endswith("an alias (*…) leads back into itself, or there are too many")
    assert not more


def test_some_aliases_are_as_good_as_what_they_stand_for(files: Files) -> None:
    rows = f"- {{slug: a, links: &links [{LINK}]}}\n- {{slug: b, links: *links}}\n"
    files.write("projects", rows)
    files.write("stages", "[]")  # another file, whose nodes may get the same ids
    assert not files.faults_of_form()
    first, second = read(files.folder).rows["projects"]
    assert first.children["links"][0].values == second.children["links"][0].values


def test_many_twins_of_many_rows_are_found_in_no_time() -> None:
    shape, many = COLLECTIONS["projects"], 20_000
    rows = [
        Row(shape, Place(Path("projects.yaml"), at), {"slug": f"a{at % many}"})
        for at in range(2 * many)
    ]
    first = rows[:many]
    begun = process_time()
    assert len(refuse_twins(shape, rows)) == many
    assert process_time() - begun < 2
    assert rows == first
