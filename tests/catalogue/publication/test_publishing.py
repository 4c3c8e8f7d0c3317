"""What is due becomes public, once, with its history; what cannot be stays as it is."""

import logging
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Project, UseCase
from catalogue.publication.due import all_due, hindrances
from catalogue.publication.publishing import publish, publish_due
from catalogue.revision import current
from catalogue.search import drain
from tests import factories
from tests.catalogue.publication.conftest import DAY, planned

Waiting = tuple[Project, UseCase]


def test_drafts_are_published_from_their_day_on(waiting: Waiting) -> None:
    open_, later = factories.project(state="draft"), planned()
    Project.objects.filter(pk=later.pk).update(publish_on="2026-12-02")
    assert publish_due("2026-11-30").rows == []
    assert [*map(str, publish_due("2026-12-01").rows)] == ["Nova", "Servers"]
    for row in waiting:
        row.refresh_from_db()
        assert (row.is_public, row.publish_on) == (True, None)
    assert set(Project.objects.filter(state="draft")) == {open_, later}
    assert publish_due("2026-12-01").rows == []


def test_history_says_that_it_was_planned_and_by_nobody(waiting: Waiting) -> None:
    publish_due("2026-12-05")
    for row in waiting:
        last, before = row.history.all()[:2]
        assert last.history_change_reason == "Published as planned for 2026-12-01"
        assert (last.history_user, last.state, before.state) == (None, "published", "draft")


def test_it_is_found_and_told_of_from_then_on(waiting: Waiting, client: Client) -> None:
    revision = current().number
    publish_due("2026-12-01")
    drain()
    assert "Nova" in client.get("/search/?q=nova").content.decode()
    changes = client.get("/api/v1/changes/?resource=projects").json()["results"]
    assert [(each["name"], each["type"]) for each in changes] == [("Nova", "created")]
    if connection.vendor == "sqlite":  # PostgreSQL counts at the commit, which a test never makes
        assert current().number > revision


def test_what_cannot_be_published_stays_a_draft_and_keeps_no_other_back(
    waiting: Waiting, caplog: pytest.LogCaptureFixture
) -> None:
    nova, servers = waiting
    Project.objects.filter(pk=nova.pk).update(license="free as in beer", kind="")
    with caplog.at_level(logging.WARNING):
        told = publish_due("2026-12-01")
    assert told.rows == [servers]
    [(row, reasons)] = told.hindered
    assert row == nova
    assert [reason.partition(":")[0] for reason in reasons] == ["kind", "licence"]
    assert "Planned for 2026-12-01, “Nova” stays a draft: kind" in caplog.text
    nova.refresh_from_db()
    assert (nova.state, nova.publish_on) == ("draft", DAY)


def test_looking_for_hindrances_leaves_the_draft_as_it_is(waiting: Waiting) -> None:
    nova = waiting[0]
    assert hindrances(nova) == []
    assert (nova.state, nova.publish_on) == ("draft", DAY)


def test_nothing_due_takes_one_query(waiting: Waiting) -> None:
    with CaptureQueriesContext(connection) as captured:
        publish_due("2026-11-30")
    assert len(captured) == 1
    assert [key for _model, key, _day in all_due("2026-12-01")] == [row.pk for row in waiting]


def test_several_are_published_by_hand_whatever_their_day(waiting: Waiting) -> None:
    already = factories.project()
    told = publish([*waiting, already])
    assert [*map(str, told.rows)] == ["Nova", "Servers"]
    assert not User.objects.exists()
    assert already.history.count() == 1


@pytest.mark.django_db(transaction=True)
def test_processes_that_look_at_once_publish_once() -> None:
    drafts = [planned() for _ in range(5)]
    together = Barrier(3)
    found: list[int] = []

    def look() -> None:
        try:
            together.wait()
            found.extend(row.pk for row in publish_due("2026-12-01").rows)
        finally:
            connection.close()

    threads = [Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [draft.pk for draft in drafts]
    for draft in drafts:
        assert draft.history.count() == 2
