"""Files made once and kept."""

import logging
import os
import time
from pathlib import Path

import pytest

from catalogue.map.kept import Kept


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "maps", megabytes=1)


def test_what_was_kept_is_there(kept: Kept) -> None:
    assert kept.read("a.png") is None
    kept.write("a.png", b"1")
    assert kept.read("a.png") == b"1"
    kept.write("a.png", b"2")
    assert Kept(kept.folder, 1).read("a.png") == b"2"


def test_folder_is_for_this_user_alone(kept: Kept) -> None:
    kept.write("a", b"1")
    assert kept.folder.stat().st_mode & 0o077 == 0


def test_what_was_of_no_use_for_longest_goes_when_there_is_too_much(kept: Kept) -> None:
    half = bytes(2**19)
    for age, name in enumerate(("new", "middle", "old")):
        kept.write(name, half[: 2**18])
        os.utime(kept.folder / name, (time.time() - 100 * age,) * 2)
    assert kept.read("old")  # and so it is of use
    kept.write("large", half)
    assert kept.read("middle") is None
    assert kept.read("old")
    assert kept.read("large")


def test_nothing_is_kept_where_there_is_no_room(tmp_path: Path) -> None:
    kept = Kept(tmp_path, megabytes=0)
    kept.write("a", b"1")
    assert kept.read("a") is None


def test_folder_that_cannot_be_used_is_logged_and_does_no_harm(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    kept = Kept(tmp_path / "file", megabytes=1)
    with caplog.at_level(logging.ERROR):
        kept.write("a", b"1")
        assert kept.read("a") is None
    assert "cannot be kept" in caplog.text


def test_folder_of_another_user_is_not_used(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kept.write("a", b"1")
    monkeypatch.setattr(os, "geteuid", lambda: kept.folder.stat().st_uid + 1)
    assert kept.read("a") is None
    assert "belongs to another user" in caplog.text


def test_places_are_shared_by_all_and_given_back(kept: Kept) -> None:
    other = Kept(kept.folder, 1)
    with kept.turn(2, 0) as first, other.turn(2, 0) as second, other.turn(2, 0) as third:
        assert (first, second, third) == (True, True, False)
    with other.turn(1, 0) as again:
        assert again


def test_failure_is_remembered_for_a_while(kept: Kept) -> None:
    assert not kept.has_failed("a", within=60)
    kept.failed("a")
    assert kept.has_failed("a", within=60)
    assert not kept.has_failed("b", within=60)
    os.utime(kept.folder / "a.failed", (time.time() - 61,) * 2)
    assert not kept.has_failed("a", within=60)
