"""Editions in files: written, read, and never changed."""

import json
from pathlib import Path
from typing import Any

import pytest

from catalogue.editions import digest, publish
from catalogue.map.document import encode
from catalogue.models import Edition, Map
from tests import factories
from tests.catalogue.exchange.native.conftest import Files

pytestmark = pytest.mark.django_db

FILE = "editions/openstack-20190402.json"


@pytest.fixture
def exported(files: Files) -> Files:
    """Return the files of a catalogue with one edition."""
    found = factories.map_(slug="openstack", name="OpenStack map", uid="m1")
    region = factories.region(map=found, name="Centre „ß“ \u2028")
    factories.entry(category=factories.category(region=region))
    publish(found, "20190402", notes="Two\n\nparagraphs.", on="2019-04-02", publisher="Us")
    files.export()
    return files


def changed(files: Files, **values: Any) -> Any:
    """Change keys of the file, and return what it says."""
    path = files.folder / FILE
    data = {**json.loads(path.read_text()), **values}
    path.write_text(json.dumps({key: v for key, v in data.items() if v is not None}, indent=2))
    return data


def test_edition_is_a_json_file_with_a_readable_document(exported: Files) -> None:
    text = exported.export()[FILE]
    assert text.startswith('{\n  "map": "openstack",\n  "number": "20190402",\n')
    data = json.loads(text)
    edition = Edition.objects.get()
    assert data["sha256"] == digest(encode(data["document"]).decode()) == edition.sha256
    assert data["document"]["edition"] is None


def test_it_comes_back_in_the_same_bytes(exported: Files, tmp_path: Path) -> None:
    first = exported.export()
    data, edition = changed(exported, number="20190403"), Edition.objects.get()
    assert exported.load().counts["editions"]["created"] == 1
    second = exported.export()
    read = {**json.loads(second.pop("editions/openstack-20190403.json")), "number": "20190402"}
    assert read == {**data, "number": "20190402"}
    assert second == first
    twin = Edition.objects.get(number="20190403")
    for name in ("document", "sha256", "publisher", "published_on", "notes"):
        assert getattr(twin, name) == getattr(edition, name)


def test_importing_it_again_changes_nothing(exported: Files) -> None:
    factories.edition(map=Map.objects.get(), number="20180601")
    report = exported.load()
    assert dict(report.counts["editions"]) == {"created": 0, "unchanged": 1, "preserved": 1}


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [("publisher", "Them", 5), ("notes", "Better", 6), ("published_on", "2019-04-03", 4)],
)
def test_file_that_differs_from_what_is_published_is_refused(
    exported: Files, key: str, value: str, line: int
) -> None:
    changed(exported, **{key: value})
    (said,) = exported.refused()
    assert said == (
        f"{FILE}:{line}: edition 20190402 of “OpenStack map” is published and never changes; here "
        f"it has another {key}. Take the file as it was exported, or publish a new edition"
    )


def test_document_that_differs_is_refused_even_with_its_digest(exported: Files) -> None:
    data = changed(exported)
    data["document"]["map"]["title"] = "Another"
    changed(exported, **data)
    (said,) = exported.refused()
    assert "the digest of the document is" in said
    changed(exported, sha256=digest(encode(data["document"]).decode()))
    (said,) = exported.refused()
    assert "here it has another sha256, document." in said


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "number": ({"number": "2019-04-02"}, ":3: “number”: “2019-04-02” is no number"),
    "map": ({"map": "openstak"}, ":2: no map has the slug “openstak”; did you mean “openstack”?"),
    "day": ({"published_on": "soon"}, ":4: “published_on” must be a day such as 2019-04-02"),
    "missing": ({"publisher": None}, ":1: “publisher” is missing"),
    "empty": ({"publisher": " "}, ":5: “publisher”: This field cannot be blank."),
    "unknown": ({"title": "x"}, "unknown key “title”; known are map, number"),
    "no text": ({"notes": 7}, ":6: “notes” must be a text"),
    "document": ({"document": {}}, ":8: “document” must be a mapping of schema, map"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_said_with_its_line(exported: Files, name: str) -> None:
    values, message = FAULTS[name]
    changed(exported, **values)
    (said,) = exported.refused()
    assert said.startswith(FILE)
    assert message in said


def test_document_of_another_map_is_refused(exported: Files) -> None:
    factories.map_(slug="other", uid="m2")
    changed(exported, map="other")
    (said,) = exported.refused()
    assert "the document is of a map with the uid m1; that of “Other” is m2" in said


def test_file_that_is_no_json_is_refused_with_all_other_faults(exported: Files) -> None:
    (exported.folder / FILE).write_text('{\n  "map": \n}')
    exported.write("stages", "- {slug: active, nam: Active}")
    edition, *stages = exported.refused()
    assert edition == f"{FILE}:3: not JSON: Expecting value"
    assert any(said.startswith("stages.yaml:1: unknown key “nam”") for said in stages)


def test_same_edition_in_two_files_is_refused(exported: Files) -> None:
    (exported.folder / "editions" / "copy.json").write_bytes((exported.folder / FILE).read_bytes())
    (said,) = exported.refused()
    assert "stands here a second time" in said


def test_map_and_edition_come_in_together(exported: Files) -> None:
    """As in the starter catalogue: the map of the edition is new, too."""
    text = (exported.folder / FILE).read_text()
    fresh = text.replace('"m1"', '"m9"').replace('"openstack"', '"fresh"')
    data = json.loads(fresh)
    data["sha256"] = digest(encode(data["document"]).decode())
    (exported.folder / "editions" / "fresh-20190402.json").write_text(json.dumps(data))
    exported.write("maps/fresh", "{slug: fresh, uid: m9, name: Fresh}")
    assert exported.load().counts["editions"]["created"] == 1
    assert Edition.objects.get(map__slug="fresh").number == "20190402"


def test_dry_run_stores_none(exported: Files) -> None:
    changed(exported, number="20190403")
    assert exported.load(dry_run=True).counts["editions"]["created"] == 1
    assert Edition.objects.count() == 1


def test_file_of_an_edition_there_is_not_is_removed_by_an_export(exported: Files) -> None:
    changed(exported, number="20190403")
    (exported.folder / FILE).rename(exported.folder / "editions" / "openstack-20190403.json")
    assert [name for name in exported.export() if name.startswith("editions/")] == [FILE]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 100_000 + "]" * 100_000, "lists and mappings stand too deep in one another"),
        ('{"map": ' + "1" * 5_000 + "}", "a number in it has too many digits"),
    ],
)
def test_json_that_no_parser_takes_is_told_as_such(files: Files, text: str, words: str) -> None:
    files.write("stages", "[]")
    (files.folder / FILE).parent.mkdir()
    (files.folder / FILE).write_text(text)
    assert files.refused() == [f"{FILE}:1: not JSON: {words}"]


@pytest.mark.parametrize("key", ["map", "number", "publisher", "notes"])
@pytest.mark.parametrize("character", ["\x00", "\ud800"])
def test_character_that_no_database_stores_is_refused(
    exported: Files, key: str, character: str
) -> None:
    changed(exported, **{key: f"a{character}b"})
    (said,) = exported.refused()
    assert said.endswith(f": “{key}” holds the character {character!a}; leave it out")


def test_key_that_cannot_be_shown_is_refused(exported: Files) -> None:
    changed(exported, **{"a\ud800": "x"})
    (said,) = exported.refused()
    assert said == f"{FILE}:1: a key holds the character '\\ud800'; leave it out"


@pytest.mark.parametrize("wrong", ["title", "row"])
def test_document_that_cannot_be_kept_is_refused(exported: Files, wrong: str) -> None:
    data = changed(exported)
    if wrong == "title":
        data["document"]["map"]["title"] = "\ud800"
    else:
        data["document"]["regions"][0]["categories"][0]["row"] = 1 << 70
    changed(exported, **data)
    (said,) = exported.refused()
    assert "“document” cannot be kept: " in said
