"""What is kept for the desk: never older than what it was computed from, never somebody else's."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.utils.translation import override

from catalogue.desk import digest as module
from catalogue.desk.digest import Digest, digest
from catalogue.models import LinkCheck, Project
from catalogue.rules import findings
from catalogue.verifying import verify
from tests import factories

ON = "2026-03-01"


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Begin and end with nothing kept."""
    cache.clear()
    yield
    cache.clear()


def rules(found: Digest) -> set[str]:
    return {heap.rule for heap in found.heaps}


def failed(url: str, failures: int) -> LinkCheck:
    day = datetime.date(2026, 1, 1)
    known = {"checked_at": "2026-01-01T00:00Z", "failed_on": day, "failures": failures}
    return LinkCheck.objects.update_or_create(url=url, defaults=known)[0]


@pytest.mark.django_db(transaction=True)
def test_digest_is_kept_until_something_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[str] = []

    def counted(on: str) -> Any:
        computed.append(on)
        return findings(on)

    monkeypatch.setattr(module, "findings", counted)
    project = factories.project()
    Project.history.update(history_date="2001-01-01T00:00Z")
    assert "projects-are-verified" in rules(digest(ON))
    assert digest(ON) == digest(ON)
    assert len(computed) == 1
    verify([project], by=None, on=ON)
    assert "projects-are-verified" not in rules(digest(ON))
    assert len(computed) == 2


@pytest.mark.django_db(transaction=True)
def test_digest_of_one_day_is_not_given_on_the_next() -> None:
    project = factories.project()
    Project.history.update(history_date="2001-01-01T00:00Z")
    verify([project], by=None, on="2025-03-01")
    assert "projects-are-verified" not in rules(digest("2026-02-28"))
    assert "projects-are-verified" in rules(digest("2026-03-01"))
    assert "projects-are-verified" not in rules(digest("2026-02-28"))


@pytest.mark.django_db
def test_what_links_are_found_to_be_counts_and_what_they_are_asked_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url = factories.link().url
    failed(url, 2)
    first = digest(ON)
    assert "addresses-lead-somewhere" not in rules(first)
    check = failed(url, 3)
    [heap] = [each for each in digest(ON).heaps if each.rule == "addresses-lead-somewhere"]
    assert "failed 3 days" in heap.first[0].message
    failed(url, 4)
    [heap] = [each for each in digest(ON).heaps if each.rule == "addresses-lead-somewhere"]
    assert "failed 4 days" in heap.first[0].message
    monkeypatch.setattr(module, "findings", None)  # what is kept is asked for nothing more
    LinkCheck.objects.create(url="https://example.org/good", checked_at="2026-01-02T00:00Z")
    LinkCheck.objects.filter(pk=check.pk).update(checked_at="2026-01-02T00:00Z")
    assert digest(ON).heaps


@pytest.mark.django_db
def test_each_language_and_each_release_has_a_digest_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []

    def found(on: str) -> list[Any]:
        told.append(on)
        return []

    monkeypatch.setattr(module, "findings", found)
    for language in ("en-gb", "de", "en-gb", "de"):
        with override(language):
            digest(ON)
    assert len(told) == 2
    monkeypatch.setattr(module, "build_id", lambda: "another")
    digest(ON)
    assert len(told) == 3


@pytest.mark.django_db
def test_digest_of_what_is_settled_otherwise_is_computed_anew(settings: Any) -> None:
    factories.project()
    Project.history.update(history_date="2001-01-01T00:00Z")
    assert "projects-are-verified" in rules(digest(ON))
    settings.STALE_AFTER_DAYS = 0
    assert "projects-are-verified" not in rules(digest(ON))
