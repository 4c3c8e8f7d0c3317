"""Which release answers."""

import os
from pathlib import Path

import pytest
from pytest_django import Settings

from catalogue.answers.build import _code_digest, _digest, build_id


@pytest.fixture(autouse=True)
def anew() -> None:
    """Nothing is remembered of other settings."""
    _digest.cache_clear()


def test_it_is_the_same_on_all_machines_that_run_the_same(settings: Settings) -> None:
    first = build_id()
    _digest.cache_clear()
    assert build_id() == first


@pytest.mark.parametrize("name", ["BUILD_ID", "SITE_NAME", "SITE_URL", "DATA_LICENSE"])
def test_it_is_another_with_what_answers_show_of_the_settings(
    name: str, settings: Settings
) -> None:
    first = build_id()
    _digest.cache_clear()
    setattr(settings, name, "another")
    assert build_id() != first
    _digest.cache_clear()


def folder(base: Path) -> Path:
    (base / "templates").mkdir(parents=True)
    (base / "static").mkdir()
    (base / "templates" / "page.html").write_text("one")
    for name in ("requirements.txt", "constraints.txt"):
        (base / name).write_text("")
    return base


def test_any_file_that_makes_answers_makes_another_release(tmp_path: Path) -> None:
    base = folder(tmp_path)
    seen = [_code_digest(base)]
    (base / "templates" / "page.html").write_text("two")
    seen.append(_code_digest(base))
    (base / "static" / "site.css").write_text("")
    seen.append(_code_digest(base))
    (base / "requirements.txt").write_text("Django==6\n")
    seen.append(_code_digest(base))
    (base / "templates" / "notes.md").write_text("no part of it")
    assert _code_digest(base) == seen[-1]
    assert len(set(seen)) == 4


def test_a_page_that_is_saved_while_debugging_is_seen_at_once(
    tmp_path: Path, settings: Settings
) -> None:
    settings.BASE_DIR, settings.DEBUG = folder(tmp_path), True
    first = build_id()
    assert build_id() == first
    page = tmp_path / "templates" / "page.html"
    page.write_text("two")
    os.utime(page, (2e9, 2e9))
    assert build_id() != first
    _digest.cache_clear()
