"""Editions as files: read, compared with what is published, written.

They are JSON, one file each, because the digest that makes an edition citable is one of JSON. What
is published already is never changed by an import: a file that says otherwise is refused.
"""

import datetime
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
from django.core.exceptions import ValidationError

from catalogue.editions import digest
from catalogue.exchange.native.holdings import Holdings
from catalogue.exchange.nodes import UNSTORABLE
from catalogue.exchange.report import Fault, Place, Report
from catalogue.map.document import encode
from catalogue.map.shape import wrong_in
from catalogue.models import Edition, Map

FOLDER = "editions"
_KEYS = ("map", "number", "published_on", "publisher", "notes", "sha256", "document")
_COMPARED = ("published_on", "publisher", "notes", "sha256", "document")
_NAME = str(Edition._meta.verbose_name_plural)


@dataclass(frozen=True)
class EditionFile:
    """An edition as a file has it.

    Attributes:
        path: the file.
        text: all of it, to find lines in.
        map: the slug of the map.
        edition: the edition, without its map and not stored.
    """

    path: Path
    text: str
    map: str
    edition: Edition

    def place_of(self, key: str) -> Place:
        """Return the line a key of the head stands on, or the first."""
        return Place(self.path, _line(self.text, key))


@dataclass
class EditionPlan:
    """What is to become of the editions in the files.

    Attributes:
        new: those to be stored, each with the row of its map.
        unchanged: how many are published already, just so.
        faults: everything that is wrong with the files.
    """

    new: list[tuple[EditionFile, Map]] = field(default_factory=list)
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)

    def store(self, report: Report) -> None:
        """Store what is new, once the maps are, and count it."""
        for file, found in self.new:
            file.edition.map = found
            file.edition.save()
        if self.new or self.unchanged:
            report.count(_NAME, "created", len(self.new))
            report.count(_NAME, "unchanged", self.unchanged)
            kept = Edition.objects.count() - len(self.new) - self.unchanged
            report.count(_NAME, "preserved", kept)


def read_editions(path: Path) -> tuple[list[EditionFile], list[Fault]]:
    """Read the editions of a folder in the native format.

    Args:
        path: the folder; a single file holds no editions.

    Returns:
        The editions that can be read, and every fault of the others.
    """
    found, faults = [], []
    for file in sorted((path / FOLDER).glob("*.json")) if path.is_dir() else []:
        read = _read(file)
        if isinstance(read, EditionFile):
            found.append(read)
        else:
            faults += read
    return found, faults


def plan_editions(files: Sequence[EditionFile], holdings: Holdings) -> EditionPlan:
    """Compare editions in files with those that are published.

    Args:
        files: the editions read.
        holdings: what the database has, with the maps of the same import.
    """
    stored = holdings.rows(Edition) if files else []
    published = {(edition.map_id, edition.number): edition for edition in stored}
    first: dict[tuple[int, str], EditionFile] = {}
    plan = EditionPlan()
    for file in files:
        found, number = holdings.at(Map, file.map), file.edition.number
        if found is None:
            plan.faults.append(_no_map(file, holdings))
        elif (twin := first.setdefault((id(found), number), file)) is not file:
            words = f"edition {number} of “{found}” stands here a second time; first in {twin.path}"
            plan.faults.append(Fault(file.place_of("number"), words))
        else:
            known = published.get((found.pk, number))
            plan.faults.extend(_faults_beside(file, found, known))
            plan.new.extend([] if known else [(file, found)])
            plan.unchanged += known is not None
    return plan


def _no_map(file: EditionFile, holdings: Holdings) -> Fault:
    close = holdings.closest(Map, file.map)
    right = f"; did you mean “{close}”?" if close else ""
    return Fault(file.place_of("map"), f"no map has the slug “{file.map}”{right}")


def write_editions(path: Path, report: Report) -> None:
    """Write every edition, and remove the files of those there are not.

    Args:
        path: the folder of the catalogue.
        report: what was written is counted there.
    """
    written = set()
    for edition in Edition.objects.select_related("map").order_by("map__slug", "number"):
        head = {key: _written(edition, key) for key in _KEYS[1:-1]}
        head = {"map": edition.map.slug, **{key: value for key, value in head.items() if value}}
        file = path / FOLDER / f"{edition.map.slug}-{edition.number}.json"
        file.parent.mkdir(exist_ok=True)
        content = {**head, "document": orjson.loads(edition.document)}
        file.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n")
        written.add(file)
    for stale in set((path / FOLDER).glob("*.json")) - written:
        stale.unlink()
    report.count(FOLDER, "unchanged", len(written))


def _written(edition: Edition, key: str) -> str:
    value = getattr(edition, key)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _read(path: Path) -> EditionFile | list[Fault]:
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text)
    except (OSError, RecursionError, ValueError) as error:
        return [_unreadable(path, error)]
    if not isinstance(data, dict):
        return [Fault(Place(path, 1), "an edition must be a mapping of keys")]
    wrong = [Fault(Place(path, _line(text, key)), words) for key, words in _wrong(data)]
    return wrong or _file(path, text, data)


def _unreadable(path: Path, error: Exception) -> Fault:
    line, words = 1, "not JSON: a number in it has too many digits"
    match error:
        case json.JSONDecodeError():
            line, words = error.lineno, f"not JSON: {error.msg}"
        case UnicodeDecodeError():
            line = error.object.count(b"\n", 0, error.start) + 1
            words = f"not UTF-8: {error.reason}; save the file in UTF-8"
        case RecursionError():
            words = "not JSON: lists and mappings stand too deep in one another"
        case OSError():
            line, words = 0, f"cannot be read: {error.strerror}"
    return Fault(Place(path, line), words)


def _wrong(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a file by itself: the key, and what would be right."""
    yield from _wrong_keys(data)
    for key in _KEYS[:-1]:
        text = data.get(key, "")
        if not isinstance(text, str):
            yield key, f"“{key}” must be a text"
        elif found := UNSTORABLE.search(text):
            yield key, f"“{key}” holds the character {found[0]!a}; leave it out"
    if "document" in data:
        yield from (("document", words) for words in _wrong_document(data["document"]))


def _wrong_keys(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    known = ", ".join(_KEYS)
    for key in data:
        if found := UNSTORABLE.search(key):
            yield "", f"a key holds the character {found[0]!a}; leave it out"
        elif key not in _KEYS:
            yield key, f"unknown key “{key}”; known are {known}"
    for key in _KEYS:
        if key not in data and key != "notes":
            yield key, f"“{key}” is missing"


def _wrong_document(document: Any) -> list[str]:
    faults = wrong_in(document)
    if not faults:
        try:
            encode(document)
        except orjson.JSONEncodeError as error:
            faults.append(f"“document” cannot be kept: {error}")
    return faults


def _file(path: Path, text: str, data: dict[str, Any]) -> EditionFile | list[Fault]:
    document = encode(data["document"]).decode()
    values = {key: data.get(key, "").strip() for key in _KEYS[1:-1]}
    try:
        values["published_on"] = datetime.date.fromisoformat(values["published_on"])
    except ValueError:
        words = "“published_on” must be a day such as 2019-04-02"
        return [Fault(Place(path, _line(text, "published_on")), words)]
    edition = Edition(document=document, **values)
    return _faults_of(edition, path, text) or EditionFile(path, text, data["map"], edition)


def _faults_of(edition: Edition, path: Path, text: str) -> list[Fault]:
    faults = []
    try:
        edition.full_clean(exclude=["map"], validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        for key, messages in error.message_dict.items():
            place = Place(path, _line(text, key))
            faults += [Fault(place, f"“{key}”: {message}") for message in messages]
    actual = digest(edition.document)
    if edition.sha256 != actual:
        words = f"the digest of the document is {actual}; somebody changed the one or the other"
        faults.append(Fault(Place(path, _line(text, "sha256")), words))
    return faults


def _faults_beside(file: EditionFile, found: Map, stored: Edition | None) -> Iterator[Fault]:
    """Yield what is wrong with an edition beside its map and beside what is published."""
    number, uid = file.edition.number, orjson.loads(file.edition.document)["map"]["uid"]
    if uid != found.uid:
        words = f"the document is of a map with the uid {uid}; that of “{found}” is {found.uid}"
        yield Fault(file.place_of("document"), words)
    if stored is None:
        return
    differing = [key for key in _COMPARED if getattr(stored, key) != getattr(file.edition, key)]
    if differing:
        words = (
            f"edition {number} of “{found}” is published and never changes; here it has another "
            f"{', '.join(differing)}. Take the file as it was exported, or publish a new edition"
        )
        yield Fault(file.place_of(differing[0]), words)


def _line(text: str, key: str) -> int:
    found = re.search(rf'^\s*{{?\s*"{re.escape(key)}"\s*:', text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1
