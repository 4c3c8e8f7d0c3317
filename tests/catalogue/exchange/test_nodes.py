"""Nodes of YAML files, their lines, and what they hold as plain data."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.exchange import nodes
from catalogue.exchange.native.writing import as_is, to_yaml
from catalogue.exchange.nodes import PlainData, compose
from catalogue.exchange.report import Fault


def read(file: Path, text: str) -> tuple[Any, list[str], dict[str, int]]:
    """Write a file and return its data, what is wrong with it, and the lines of its keys."""
    file.write_text(text, encoding="utf-8")
    node = compose(file)
    assert isinstance(node, yaml.Node), node
    plain, lines = PlainData(file), dict[str, int]()
    data = plain.of(node, lines)
    return data, [str(fault).removeprefix(f"{file}:") for fault in plain.faults], lines


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where a file may be written."""
    return tmp_path / "a.yml"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("NO", "NO"), ("yes", "yes"), ("2024-05-14", "2024-05-14"), ("12:30", "12:30")),
        *(("true", True), ("False", False), ("'true'", "true"), ("~", None), ("null", None)),
        *(("12", 12), ("-3", -3), ("007", "007"), ("1_000", "1_000"), ("0x1F", "0x1F")),
        *(("1.5", 1.5), ("1e3", "1e3"), ("1.2.3", "1.2.3"), (".inf", ".inf"), ("'12'", "12")),
        *(("[]", []), ("{}", {}), ("", None), ("1.0e+400", "1.0e+400"), ("9" * 30, "9" * 30)),
    ],
)
def test_value_is_what_yaml_of_both_versions_takes_it_for(
    file: Path, written: str, meant: object
) -> None:
    data, faults, _ = read(file, f"key: {written}\n")
    assert (data, faults) == ({"key": meant}, [])
    assert type(data["key"]) is type(meant)


def test_every_key_and_element_has_its_line(file: Path) -> None:
    _, _, lines = read(file, "name: A\nextra:\n  audits:\n    - date: 2024\n    - date: 2025\n")
    assert lines == {
        "name": 1,
        "extra": 2,
        "extra.audits": 3,
        "extra.audits.0": 4,
        "extra.audits.0.date": 4,
        "extra.audits.1": 5,
        "extra.audits.1.date": 5,
    }


def test_every_fault_is_told_with_its_line(file: Path) -> None:
    text = 'a: 1\na: 2\n[b]: 3\nc: {d: 1, d: 2}\ne: "\\0"\n"\\0": 1\nf: {<<: {g: 1}}\n'
    data, faults, _ = read(file, text)
    assert faults == [
        "2: “a” stands twice in one mapping; first in line 1",
        "3: a key must be a single value, not a list",
        "4: “d” stands twice in one mapping; first in line 4",
        r"5: the character '\x00' stands here; leave it out",
        r"6: a key holds the character '\x00'; leave it out",
        "7: “<<” takes over another mapping, which is not done here; write out its keys",
    ]
    assert data == {"a": 1, "c": {"d": 1}, "e": None, "f": {}}


def test_alias_is_what_it_stands_for(file: Path) -> None:
    data, faults, _ = read(file, "a: &x {b: 1}\nc: *x\n")
    assert (data, faults) == ({"a": {"b": 1}, "c": {"b": 1}}, [])


def test_alias_that_leads_into_itself_is_a_fault(file: Path) -> None:
    _, faults, _ = read(file, "a: &x\n  b: *x\n")
    assert faults == ["1: an alias (*…) leads back into itself, or there are too many"]


def test_data_is_not_followed_into_any_depth(file: Path) -> None:
    _, faults, _ = read(file, "a: " + "[" * 200 + "]" * 200)
    assert faults == ["1: lists and mappings stand more than 50 deep in one another"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n  " + "[" * 100_000 + "]" * 100_000, 2),
        ("- " * 2000 + "x", 1),
        ("\n".join(" " * level + "a:" for level in range(2000)), 301),
        ("{a: " * 2000 + "x" + "}" * 2000, 1),
    ],
    ids=["lists", "dashes", "keys", "braces"],
)
def test_file_nested_deeper_than_the_parser_bears_is_a_fault(
    file: Path, text: str, line: int
) -> None:
    file.write_text(text)
    found = compose(file)
    assert isinstance(found, Fault)
    assert (found.place.line, "more than 300 deep" in found.message) == (line, True)


def test_long_file_that_is_not_deep_is_read(file: Path) -> None:
    file.write_text("a: [" + "[1], " * 2000 + "]")
    assert isinstance(compose(file), yaml.Node)


def test_aliases_of_aliases_end(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "MOST_NODES", 1_000)
    doubled = "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    _, faults, _ = read(file, f"a0: &a0 [1]\n{doubled}")
    (fault,) = faults
    assert fault.endswith("an alias (*…) leads back into itself, or there are too many")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "1: the file is empty"),
        (b"a: [\n", "2: not YAML: did not find expected node content"),
        (b"a: 1\nb: \xff\n", "2: not UTF-8: invalid start byte; save the file in UTF-8"),
    ],
)
def test_file_that_cannot_be_read_says_why(file: Path, content: bytes, told: str) -> None:
    file.write_bytes(content)
    fault = compose(file)
    assert isinstance(fault, Fault)
    assert str(fault) == f"{file}:{told}"


def test_file_that_is_not_there_says_so(file: Path) -> None:
    assert str(compose(file)) == f"{file}:0: cannot be read: No such file or directory"


characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.text(characters, max_size=20)
scalars = st.none() | st.booleans() | st.integers(-(10**17), 10**17) | texts
plain = st.recursive(
    scalars | st.floats(-1e9, 1e9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60)
@given(st.dictionaries(texts, plain, max_size=3))
def test_any_data_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]
) -> None:
    file = tmp_path_factory.mktemp("plain") / "a.yaml"
    found, faults, _ = read(file, to_yaml({"data": as_is(data)}))
    assert (found["data"], faults) == (data, [])
