"""What is due is public in the first answer of a day, and costs nothing after it."""

import logging
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from catalogue.answers import variants
from catalogue.models import Project, Upload, UseCase
from catalogue.models.uploads import KEPT
from catalogue.publication import daily as module
from catalogue.publication.daily import PATIENCE, Daily, daily
from tests import factories
from tests.catalogue.publication.conftest import planned

pytestmark = pytest.mark.django_db

Waiting = tuple[Project, UseCase]


class Clock:
    """A day and seconds, to be set."""

    day = "2026-11-30"
    seconds = 1_000.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let a test say what day it is for those who look for what is due."""
    told = Clock()
    monkeypatch.setattr(module, "today", lambda: told.day)
    monkeypatch.setattr(variants, "today", lambda: told.day)
    monkeypatch.setattr(module, "monotonic", lambda: told.seconds)
    monkeypatch.setattr(daily, "day", "")
    return told


@pytest.mark.parametrize("address", ["/projects/nova/", "/api/v1/projects/nova/"])
def test_first_answer_of_the_day_has_it(client: Client, clock: Clock, address: str) -> None:
    planned(slug="nova")
    assert client.get(address).status_code == 404
    clock.day = "2026-12-01"
    assert client.get(address).status_code == 200


def test_so_has_that_of_somebody_who_is_logged_in(client: Client, clock: Clock) -> None:
    planned(slug="nova")
    clock.day = "2026-12-01"
    client.force_login(User.objects.create_user("anna"))
    assert client.get("/projects/nova/").status_code == 200


def test_kept_answers_cost_one_query_as_ever(
    client: Client,
    clock: Clock,
    settings: Settings,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    settings.ANSWER_KILOBYTES = 512
    planned(slug="nova")
    client.get("/legend/")
    with django_assert_num_queries(1):
        kept = client.get("/legend/")
    with django_assert_num_queries(1):
        client.get("/legend/", headers={"if-none-match": kept["ETag"]})
    assert Project.objects.filter(state="draft").exists()
    clock.day = "2026-12-01"
    client.get("/legend/", headers={"if-none-match": kept["ETag"]})
    assert not Project.objects.filter(state="draft").exists()


@pytest.mark.parametrize("address", ["/healthz/", "/admin/login/", "/static/css/site.css"])
def test_what_shows_nothing_of_the_catalogue_looks_for_nothing(
    client: Client, clock: Clock, address: str
) -> None:
    planned()
    clock.day = "2026-12-01"
    answer: Any = client.get(address)
    b"".join(getattr(answer, "streaming_content", ()))
    assert Project.objects.filter(state="draft").exists()


def test_it_is_looked_for_once_a_day(
    clock: Clock, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    process = Daily()
    for day in ("2026-11-30", "2026-12-01"):
        clock.day = day
        with django_assert_num_queries(2):  # drafts that are due, uploads that expired
            process.look()
        with django_assert_num_queries(0):
            process.look()


def test_files_that_were_sent_and_never_imported_are_deleted(clock: Clock) -> None:
    expired, waiting = factories.upload(at=timezone.now() - KEPT), factories.upload()
    Daily().look()
    assert list(Upload.objects.all()) == [waiting]
    assert not Upload.objects.filter(pk=expired.pk).exists()


def test_failure_is_logged_and_tried_again_later_while_the_site_goes_on(
    client: Client,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    tries = []

    def fail(day: str) -> Any:
        tries.append(day)
        raise OperationalError("database is locked")

    monkeypatch.setattr(module, "publish_due", fail)
    monkeypatch.setattr(daily, "_again", 0.0)
    with caplog.at_level(logging.ERROR):
        assert client.get("/legend/").status_code == 200
        assert client.get("/about/").status_code == 200
    assert tries == ["2026-11-30"]
    assert "could not be published" in caplog.text
    clock.seconds += PATIENCE + 1
    client.get("/legend/")
    assert len(tries) == 2


def test_draft_that_is_not_complete_is_no_failure(client: Client, clock: Clock) -> None:
    broken = planned(slug="broken")
    Project.objects.filter(pk=broken.pk).update(kind="")
    fine = planned(slug="fine")
    clock.day = "2026-12-01"
    assert client.get("/projects/broken/").status_code == 404
    assert client.get(fine.get_absolute_url()).status_code == 200
    assert daily.day == "2026-12-01"
