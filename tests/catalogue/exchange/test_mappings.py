"""YAML files as values that know their lines."""

from pathlib import Path

import pytest

from catalogue.exchange.mappings import Mapping, Said
from catalogue.exchange.report import Fault, Place


class Read:
    """A file with a mapping, and the faults found in it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "a.yaml"
        self.faults: list[Fault] = []

    def __call__(self, text: str | bytes) -> Mapping:
        mapping = self.root(text)
        assert mapping is not None
        return mapping

    def root(self, text: str | bytes) -> Mapping | None:
        """Write the file and read it."""
        self.file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Mapping.of_file(self.file, self.faults)

    @property
    def told(self) -> list[str]:
        """The faults, with their lines."""
        return [f"{fault.place.line}: {fault.message}" for fault in self.faults]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return what reads a text as a file."""
    return Read(tmp_path)


def test_texts_are_as_written_and_know_their_lines(read: Read) -> None:
    mapping = read("country: NO\nversion: 2023.1\nlong: >\n  one\n  two\n\nlist:\n  - a\n  - b\n")
    assert (mapping.text("country"), mapping.text("version")) == ("NO", "2023.1")
    assert mapping.text("long") == "one two"
    assert [(each, each.place.line) for each in mapping.texts("list")] == [("a", 8), ("b", 9)]
    assert mapping.text("version").place == Place(read.file, 2)
    assert [(key, key.place.line) for key in mapping][-1] == ("list", 7)
    assert read.told == []


def test_what_is_empty_counts_as_not_given_unless_it_is_required(read: Read) -> None:
    mapping = read("a:\nb: ~\nc: []\nd: ''\n")
    assert [mapping.has(key) for key in "abcde"] == [False, False, True, True, False]
    assert (mapping.text("a"), mapping.texts("b"), mapping.mappings("e")) == ("", [], [])
    assert mapping.mapping("a") is None
    assert read.told == []
    mapping.text("b", required=True)
    mapping.mappings("e", required=True)
    assert read.told == ["2: “b” is missing", "1: “e” is missing"]


def test_value_of_another_sort_is_a_fault_and_not_given(read: Read) -> None:
    mapping = read("text: [a]\nlist: a\nnested: a\nmappings: [a, {b: c}]\ntexts: [{b: c}, a]\n")
    assert (mapping.text("text"), mapping.texts("list")) == ("", [])
    assert mapping.mapping("nested") is None
    assert len(mapping.mappings("mappings")) == len(mapping.texts("texts")) == 1
    assert read.told == [
        "1: “text” must be a single value, not a list",
        "2: “list” must be a list, not a single value",
        "3: “nested” must be a mapping of keys, not a single value",
        "4: “mappings” must be a mapping of keys, not a single value",
        "5: “texts” must be a single value, not a mapping of keys",
    ]


def test_key_that_stands_twice_is_a_fault_and_the_first_counts(read: Read) -> None:
    assert read("a: one\nb: x\na: two\n").text("a") == "one"
    assert read.told == ["3: “a” stands here a second time; first in line 1"]


def test_members_must_be_mappings(read: Read) -> None:
    mapping = read("one: {a: b}\ntwo:\nthree: x\n")
    assert [(key, member.text("a")) for key, member in mapping.members()] == [("one", "b")]
    assert read.told == [
        "2: “two” must be a mapping of keys; it has nothing behind it",
        "3: “three” must be a mapping of keys, not a single value",
    ]


def test_addresses_and_days_are_checked(read: Read) -> None:
    mapping = read("url: https://example.org/a\nbad: docs\nday: 2020-02\nno: 2020-02-30\n")
    assert (mapping.address("url"), mapping.address("bad")) == ("https://example.org/a", "")
    assert (mapping.day("day"), mapping.day("no"), mapping.day("none")) == ("2020-02", "", "")
    assert read.told == [
        "2: “bad” must be an address that begins with https:// or http://, not “docs”",
        "4: “no” has a value that cannot be used: “2020-02-30” is not a day of the calendar",
    ]


def test_key_beyond_the_known_is_left_over_and_a_slip_is_a_fault(read: Read) -> None:
    mapping = read("since: a\ndependancies: []\ncolour: red\n")
    assert [str(key) for key in mapping.beyond(["since", "dependencies"])] == ["colour"]
    wrong = "is no key of this format; did you mean “dependencies”?"
    assert read.told == [f"2: “dependancies” {wrong}"]


def test_text_of_spaces_is_missing_where_it_is_required(read: Read) -> None:
    mapping = read("a: ' '\nb: ''\n' ': {c: d}\n")
    assert [mapping.text(key, required=True) for key in "ab"] == ["", ""]
    assert list(read("' ': {c: d}\n").members()) == []
    assert read.told == [
        *("1: “a” is missing", "2: “b” is missing"),
        "1: the name before the colon is missing",
    ]


def test_key_that_cannot_be_one_is_a_fault_and_not_read(read: Read) -> None:
    mapping = read('x: &x {a: b}\n? [y]\n: z\n"n\\0": {}\nkept:\n  <<: *x\n')
    assert list(mapping) == ["x", "kept"]
    nested = mapping.mapping("kept")
    assert nested is not None
    assert list(nested) == []
    assert read.told == [
        "2: a key must be a single value, not a list",
        "4: a key holds the character '\\x00'; leave it out",
        "6: “<<” takes over another mapping, which is not done here; write out its keys",
    ]


def test_character_that_no_database_stores_is_a_fault(read: Read) -> None:
    assert read('a: "x\\0y"\n').text("a") == ""
    assert read.told == ["1: “a” holds the character '\\x00'; leave it out"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1: the file is empty"),
        ("a: b\nc: [d\n", "3: not YAML"),
        ("a: b\n- c\n", "2: not YAML"),
        (b"a: b\nc: \xff\n", "2: not UTF-8"),
        ("a: b\nc: \x07\n", "2: not YAML"),
        ("a:\n\t- b\n", "2: not YAML: a tab stands here; indent with spaces"),
        ("- a\n", "1: the file must be a mapping of keys, not a list"),
    ],
)
def test_file_that_cannot_be_read_is_one_fault(text: str | bytes, told: str, read: Read) -> None:
    assert read.root(text) is None
    [fault] = read.told
    assert fault.startswith(told)


def test_file_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    faults: list[Fault] = []
    assert Mapping.of_file(tmp_path / "none.yaml", faults) is None
    assert [fault.message for fault in faults] == ["cannot be read: No such file or directory"]


def test_said_is_a_text_like_any_other(tmp_path: Path) -> None:
    said = Said("nova", Place(tmp_path, 3))
    assert said == "nova"
    assert {"nova": 1}[said] == 1
    assert type(str(said)) is str
