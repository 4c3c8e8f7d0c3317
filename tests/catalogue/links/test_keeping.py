"""What is remembered of addresses, and which are asked next."""

import datetime

import pytest
from django.utils import timezone

from catalogue.links.asking import Answer, Outcome
from catalogue.links.keeping import due, forget, keep
from catalogue.models import LinkCheck

pytestmark = pytest.mark.django_db

URL = "https://example.org/"
MORNING = datetime.datetime(2026, 11, 1, 8, tzinfo=datetime.UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime.datetime]:
    """Return a list whose last moment is now."""
    now = [MORNING]
    monkeypatch.setattr("catalogue.links.keeping.timezone.now", lambda: now[-1])
    return now


def days(clock: list[datetime.datetime], *outcomes: Outcome) -> LinkCheck:
    """Ask once a day, and return what is remembered in the end."""
    for outcome in outcomes:
        keep(Answer(URL, outcome, "" if outcome == Outcome.GOOD else "404 Not Found"))
        clock.append(clock[-1] + datetime.timedelta(days=1))
    return LinkCheck.objects.get()


def test_failures_in_a_row_are_counted_by_day(clock: list[datetime.datetime]) -> None:
    check = days(clock, Outcome.GOOD, Outcome.BROKEN, Outcome.BROKEN)
    assert (check.failures, check.problem) == (2, "404 Not Found")
    assert str(check.good_on) == "2026-11-01"
    assert str(check.failed_on) == "2026-11-03"
    assert not check.is_broken
    assert days(clock, Outcome.BROKEN).is_broken
    assert list(LinkCheck.objects.broken()) == [check]


def test_failures_of_one_day_count_once(clock: list[datetime.datetime]) -> None:
    keep(Answer(URL, Outcome.BROKEN, "x"))
    assert keep(Answer(URL, Outcome.BROKEN, "x")).failures == 1


def test_a_good_answer_ends_the_row(clock: list[datetime.datetime]) -> None:
    check = days(clock, *[Outcome.BROKEN] * 5, Outcome.GOOD)
    assert (check.failures, check.problem) == (0, "")
    assert days(clock, Outcome.BROKEN).failures == 1


def test_an_unclear_answer_changes_no_count(clock: list[datetime.datetime]) -> None:
    check = days(clock, Outcome.BROKEN, Outcome.UNCLEAR)
    assert (check.failures, str(check.failed_on)) == (1, "2026-11-01")


def test_what_was_asked_lately_is_left_out_and_the_oldest_comes_first() -> None:
    for number, hours in enumerate((1, 30, 50)):
        at = timezone.now() - datetime.timedelta(hours=hours)
        LinkCheck.objects.create(url=f"{URL}{number}", checked_at=at)
    urls = [f"{URL}{number}" for number in range(4)]
    before = timezone.now() - datetime.timedelta(hours=20)
    assert due(urls, before) == [f"{URL}3", f"{URL}2", f"{URL}1"]


def test_what_is_no_longer_named_is_forgotten() -> None:
    for name in "ab":
        keep(Answer(URL + name, Outcome.GOOD))
    assert forget([URL + "a"]) == 1
    assert [check.url for check in LinkCheck.objects.all()] == [URL + "a"]
