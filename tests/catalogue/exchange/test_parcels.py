"""Files that are sent are laid out in a folder, and never beside it."""

import datetime
import os
import struct
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalogue.exchange import parcels
from catalogue.exchange.parcels import Parcel, Unusable, names_in, pack, set_day, unpack
from tests.catalogue.exchange.zips import link, sent, zipped

A_ZIP_THAT_TAKES_A_PASSWORD = 0x1
ZIP64 = 1


@pytest.fixture
def parcel(tmp_path: Path) -> Parcel:
    return Parcel(tmp_path / "laid", megabytes=1)


def refused(parcel: Parcel, *files: SimpleUploadedFile, around: tuple[str, ...] | None = ()) -> str:
    """See the last of some files refused, nothing beside their folder, and return why."""
    *others, last = files
    for file in others:
        parcel.put("files", file, around)
    with pytest.raises(Unusable) as why:
        parcel.put("files", last, around)
    assert not [path for path in parcel.folder.parent.iterdir() if path != parcel.folder]
    return str(why.value)


def test_files_are_laid_out_in_the_folder_of_their_slot(parcel: Parcel) -> None:
    parcel.put("data", sent("data.yml", "one"), None)
    parcel.put("logos", zipped({"hosted/a.svg": "A", "hosted/more/b.svg": "B"}), ())
    assert (parcel.folder / "data" / "data.yml").read_text() == "one"
    assert (parcel.folder / "logos" / "a.svg").read_text() == "A"
    assert names_in(parcel.folder) == ["data.yml", "a.svg", "more/b.svg"]


def test_folder_around_all_of_a_zip_is_left_out_unless_it_means_something(parcel: Parcel) -> None:
    parcel.put("files", zipped({"mine/again/projects/nova.yaml": "1"}), ("projects",))
    parcel.put("files", zipped({"projects/heat.yaml": "2"}), ("projects",))
    assert names_in(parcel.folder) == ["projects/heat.yaml", "projects/nova.yaml"]


def test_what_an_operating_system_adds_to_a_zip_is_left_out(parcel: Parcel) -> None:
    files = {"mine/a.yaml": "1", "__MACOSX/mine/._a.yaml": "2", "mine/.DS_Store": "3"}
    parcel.put("files", zipped(files), ())
    assert names_in(parcel.folder) == ["a.yaml"]


@pytest.mark.parametrize(
    "name",
    ["../out.yaml", "a/../../out.yaml", ".a/../../b", "/out.yaml", "C:/out.yaml", "..\\out.yaml"],
)
def test_name_that_leads_out_of_the_folder_is_refused(parcel: Parcel, name: str) -> None:
    words = f"“{name}” is no name of a file that can be taken; give it a plain one."
    assert refused(parcel, zipped({name: "x"})) == words


def test_single_file_without_a_plain_name_is_refused(parcel: Parcel) -> None:
    assert "is no name of a file that can be taken" in refused(parcel, sent("a:b.yaml", "x"))


@pytest.mark.parametrize(
    "name",
    ["é" * 150, "a/" * 300 + "b.yaml", "a:b.yaml", "mine\\a.yaml", "a/b\x07c.yaml"],
)
def test_file_in_a_zip_without_a_plain_name_is_left_out_and_told(parcel: Parcel, name: str) -> None:
    parcel.put("files", zipped({name: "x", "mine/a.yaml": "1"}), ())
    assert names_in(parcel.folder) == ["a.yaml"]
    assert parcel.left_out == [name.replace("\x07", "\ufffd")[:255]]


def test_link_in_a_zip_is_left_out_and_told(parcel: Parcel) -> None:
    parcel.put("files", link("a.yaml", "/etc/passwd"), ())
    assert names_in(parcel.folder) == []
    assert parcel.left_out == ["a.yaml"]


def test_names_are_measured_one_by_one(parcel: Parcel) -> None:
    name = f"{'a' * 120}/{'b' * 120}/c.yaml"
    parcel.put("files", zipped({name: "x", "d.yaml": "y"}), ())
    assert names_in(parcel.folder) == [name, "d.yaml"]
    assert not parcel.left_out


def test_folders_and_what_is_hidden_may_be_called_anything(parcel: Parcel) -> None:
    files = {"./": "", "./a/": "", "./a/b.yaml": "1", "a:b/": "", "../": "", "a/.x:y": "2"}
    parcel.put("files", zipped(files), ())
    assert names_in(parcel.folder) == ["b.yaml"]
    assert not parcel.left_out


def test_what_is_hidden_may_take_a_password(parcel: Parcel) -> None:
    content = bytearray(zipped({".hidden": "x", "a.yaml": "1"}).read())
    content[content.index(b"PK\x01\x02") + 8] |= A_ZIP_THAT_TAKES_A_PASSWORD
    parcel.put("files", sent("some.zip", bytes(content)), ())
    assert names_in(parcel.folder) == ["a.yaml"]


def test_zip_is_refused_where_one_file_is_asked_for(parcel: Parcel) -> None:
    words = "“files.zip” is a zip. Send the file by itself."
    assert refused(parcel, zipped({"a": "x"}), around=None) == words


def test_zip_that_takes_a_password_is_refused(parcel: Parcel) -> None:
    content = bytearray(zipped({"a.yaml": "x"}).read())
    at = content.index(b"PK\x01\x02") + 8  # the flags of its entry in the table of contents
    content[at] |= A_ZIP_THAT_TAKES_A_PASSWORD
    words = "The zip takes a password; pack it without one."
    assert refused(parcel, sent("secret.zip", bytes(content))) == words


@pytest.mark.parametrize("broken", ["the middle", "the table", "the end"])
def test_damaged_zip_is_refused(parcel: Parcel, broken: str) -> None:
    content = bytearray(zipped({"a.yaml": "x" * 500}).read())
    at = {"the middle": 40, "the table": content.index(b"PK\x01\x02"), "the end": -6}[broken]
    content[at : at + 4] = b"\xff\xff\xff\xff"
    words = "“broken.zip” cannot be unpacked: it is damaged, or packed in an unusual way."
    assert refused(parcel, sent("broken.zip", bytes(content))) == words


def test_zip_that_leads_to_no_place_at_all_is_refused(parcel: Parcel) -> None:
    where = struct.pack("<HHQ", ZIP64, 8, 1 << 63)  # where it begins, in the wide way
    content = bytearray(zipped({"a.yaml": "x"}).read())
    at = content.index(b"PK\x01\x02")
    content[at + 30 : at + 32] = len(where).to_bytes(2, "little")
    content[at + 42 : at + 46] = b"\xff\xff\xff\xff"
    content[at + 46 + len("a.yaml") : at + 46 + len("a.yaml")] = where
    end = content.index(b"PK\x05\x06")
    content[end + 12 : end + 16] = (end - at).to_bytes(4, "little")
    words = "“far.zip” cannot be unpacked: it is damaged, or packed in an unusual way."
    assert refused(parcel, sent("far.zip", bytes(content))) == words


@pytest.mark.parametrize("files", [1, 3])
def test_files_that_are_too_large_together_are_refused(parcel: Parcel, files: int) -> None:
    content = b"x" * (parcels.MEGABYTE // files + 1)
    words = refused(parcel, *(sent(f"{number}.yaml", content) for number in range(files)))
    assert words.startswith("The files are larger than 1 megabytes together, unpacked.")


def test_zip_that_grows_beyond_all_measure_is_refused_before_it_has_grown(parcel: Parcel) -> None:
    bomb = zipped({"bomb.yaml": b"\0" * (50 * parcels.MEGABYTE)})
    assert bomb.size is not None
    assert bomb.size < 100_000
    assert refused(parcel, bomb).startswith("The files are larger than 1 megabytes together")
    written = sum(file.stat().st_size for file in parcel.folder.rglob("*") if file.is_file())
    assert written <= parcels.MEGABYTE


def test_what_a_zip_says_of_its_sizes_is_not_believed(parcel: Parcel) -> None:
    content = bytearray(zipped({"bomb.yaml": b"\0" * (5 * parcels.MEGABYTE)}).read())
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = (10).to_bytes(4, "little")
    assert refused(parcel, sent("bomb.zip", bytes(content)))
    assert sum(file.stat().st_size for file in parcel.folder.rglob("*.yaml")) <= parcels.MEGABYTE


def test_too_many_files_are_refused(parcel: Parcel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "MOST_FILES", 2)
    assert refused(parcel, zipped({"a": "1", "b": "2", "c": "3"})) == (
        "These are more than 2 files and folders."
    )


def test_folders_of_a_zip_count_as_well(parcel: Parcel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "MOST_FILES", 3)
    parcel.put("files", zipped({"x/": "", "x/a": "1"}), ())
    assert "more than 3 files and folders" in refused(parcel, zipped({"b/": "", "b/c/": ""}))


def test_file_larger_than_the_room_is_not_opened(
    parcel: Parcel, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = sent("a.yaml", b"x" * (parcels.MEGABYTE + 1))
    monkeypatch.setattr(large, "open", lambda: pytest.fail("it was opened"))
    assert "The files are larger than 1 megabytes" in refused(parcel, large)


@pytest.mark.parametrize("second", ["a", "a/b"])
def test_what_is_there_twice_is_refused(parcel: Parcel, second: str) -> None:
    zip_ = zipped({"a": "1", "c": "1"})
    assert refused(parcel, zip_, zipped({second: "2", "d": "2"})) == (
        f"“{second}” is there twice; send it once."
    )


def test_file_where_a_folder_is_already_is_refused(parcel: Parcel) -> None:
    assert "is there twice" in refused(parcel, zipped({"a/b": "1", "c": "1"}), sent("a", "2"))


def test_packed_files_come_back_with_the_day_they_were_changed(tmp_path: Path) -> None:
    file = tmp_path / "from" / "files" / "a" / "b.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("ü")
    set_day(tmp_path / "from", datetime.date(2021, 2, 3))
    unpack(pack(tmp_path / "from"), tmp_path / "to")
    found = tmp_path / "to" / "files" / "a" / "b.yaml"
    assert found.read_text() == "ü"
    moment = datetime.datetime.fromtimestamp(found.stat().st_mtime, tz=datetime.UTC)
    assert moment.date() == datetime.date(2021, 2, 3)


def test_file_from_before_there_were_zips_can_be_packed(tmp_path: Path) -> None:
    file = tmp_path / "files" / "a.yaml"
    file.parent.mkdir()
    file.write_text("x")
    os.utime(file, (0, 0))
    unpack(pack(tmp_path), tmp_path / "to")
    assert (tmp_path / "to" / "files" / "a.yaml").read_text() == "x"
