"""Publishing a map, and reading back what was published."""

import hashlib
import threading
from collections.abc import Callable
from typing import Any

import orjson
import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection

from catalogue.editions import LIVE, changes, document_of, draft, publish, side
from catalogue.map.document import encode, map_document
from catalogue.map.shape import wrong_in
from catalogue.models import Edition, Map, MapEntry
from governance.partial_dates import today
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = today().replace("-", "")


@pytest.fixture
def openstack() -> Map:
    """Return a map with an active project and, alone in its region, a retired one."""
    found = factories.map_(slug="openstack", name="OpenStack map")
    active = factories.stage(slug="active")
    retired = factories.stage(slug="retired", listed=False)
    for slug, stage, day in (("nova", active, "2010"), ("karbor", retired, "2020-12-14")):
        project = factories.project(slug=slug, uid=f"uid-{slug}")
        factories.stage_change(project=project, stage=active, changed_on="2010")
        if stage is retired:
            factories.stage_change(project=project, stage=stage, changed_on=day)
        category = factories.category(region=factories.region(map=found), name=f"For {slug}")
        factories.entry(project=project, category=category)
    return found


def slugs(document: Any) -> list[str]:
    return [
        entry["project"]["slug"]
        for region in document["regions"]
        for category in region["categories"]
        for entry in category["entries"]
    ]


def refusal(made: Callable[[], object]) -> str:
    with pytest.raises(ValidationError) as refused:
        made()
    return " ".join(refused.value.messages)


def test_edition_is_the_document_without_what_is_retired(openstack: Map) -> None:
    edition = publish(openstack, notes="As *today*.", publisher="OpenInfra Foundation")
    assert (edition.number, edition.published_on.isoformat()) == (TODAY, today())
    assert (edition.notes, edition.publisher) == ("As *today*.", "OpenInfra Foundation")
    document = orjson.loads(edition.document)
    assert document == draft(openstack)
    assert document["edition"] is None
    assert slugs(document) == ["nova"]
    assert slugs(map_document(openstack)) == ["nova", "karbor"]
    assert len(document["regions"]) == 1, "a region with nothing in it is left out"
    assert wrong_in(document) == []


def test_digest_is_that_of_the_text_and_of_the_document_with_edition_null(openstack: Map) -> None:
    publish(openstack)
    edition = Edition.objects.get()
    assert edition.sha256 == hashlib.sha256(edition.document.encode()).hexdigest()
    whole = document_of(edition)
    assert whole["edition"] == {
        "number": TODAY,
        "published_on": today(),
        "publisher": settings.SITE_NAME,
        "sha256": edition.sha256,
    }
    whole["edition"] = None
    assert encode(whole).decode() == edition.document


def test_further_editions_of_a_day_are_numbered(openstack: Map) -> None:
    numbers = [publish(openstack).number for _ in range(9)]
    assert numbers == [TODAY, *(f"{TODAY}.{count}" for count in range(2, 10))]
    assert "at most nine of a day" in refusal(lambda: publish(openstack))
    assert publish(factories.map_()).number == TODAY, "each map has its own"


def test_number_that_was_skipped_is_not_taken_later(openstack: Map) -> None:
    publish(openstack, number=f"{TODAY}.3")
    assert publish(openstack).number == f"{TODAY}.4"


@pytest.mark.parametrize("number", ["2019", "20190231", "20190402.1", "20190402.10", "1 April"])
def test_number_that_is_no_day_is_refused(openstack: Map, number: str) -> None:
    said = refusal(lambda: publish(openstack, number=number))
    assert f"“{number}”" in said
    assert not Edition.objects.exists()


def test_number_that_is_taken_is_refused_and_the_way_out_said(openstack: Map) -> None:
    publish(openstack, number="20190402")
    said = refusal(lambda: publish(openstack, number="20190402"))
    assert said.startswith("Edition 20190402 of this map is published and never changes.")
    assert "Leave the number out" in said


def test_past_day_has_the_stages_of_that_day(openstack: Map) -> None:
    edition = publish(openstack, on="2019-04-02")
    assert (edition.number, edition.published_on.isoformat()) == ("20190402", "2019-04-02")
    assert slugs(orjson.loads(edition.document)) == ["nova", "karbor"]
    assert "“04/02/19” is not a day" in refusal(lambda: publish(openstack, on="04/02/19"))


def test_publisher_is_by_default_whoever_published_the_last_one(openstack: Map) -> None:
    publish(openstack, number="20190402", publisher="OpenStack Foundation")
    assert publish(openstack).publisher == "OpenStack Foundation"


def test_later_changes_of_the_map_do_not_reach_an_edition(openstack: Map) -> None:
    before = document_of(publish(openstack))
    MapEntry.objects.all().delete()
    openstack.name = "Renamed"
    openstack.save()
    assert document_of(Edition.objects.get()) == before


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_get_a_number_each() -> None:
    found, start = factories.map_(), threading.Barrier(4)
    published: list[str] = []
    broken: list[Exception] = []

    def run() -> None:
        start.wait()
        try:
            published.append(publish(found).number)
        except Exception as error:  # noqa: BLE001 - shown by the test
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    assert sorted(published) == [TODAY, f"{TODAY}.2", f"{TODAY}.3", f"{TODAY}.4"]


# Comparing.


def told(found: Map, before: str, after: str) -> list[str]:
    one, other = side(found, before), side(found, after)
    assert one
    assert other
    return [change.sentence for change in changes(one, other)]


def test_live_map_is_compared_as_it_would_be_published(openstack: Map) -> None:
    publish(openstack, on="2019-04-02")
    assert told(openstack, "20190402", LIVE)[0] == "Karbor was retired and has left “For karbor”."
    publish(openstack)
    assert told(openstack, TODAY, LIVE) == []
    assert told(openstack, "20190402", TODAY) == told(openstack, "20190402", LIVE)


def test_retirement_after_the_later_edition_is_none(openstack: Map) -> None:
    publish(openstack, on="2019-04-02")
    MapEntry.objects.get(project__slug="karbor").delete()
    publish(openstack, on="2019-06-01")
    said = told(openstack, "20190402", "20190601")
    assert said[0] == "Karbor was removed from “For karbor”."


def test_retirement_of_unknown_day_is_not_dated_by_guessing(openstack: Map) -> None:
    fuxi = factories.project(slug="fuxi", uid="uid-fuxi")
    entry = factories.entry(project=fuxi, category=MapEntry.objects.all()[0].category)
    publish(openstack, on="2018-06-01")
    retired = factories.stage(listed=False)
    factories.stage_change(project=fuxi, stage=retired, changed_on="")
    assert "Fuxi was retired" in " ".join(told(openstack, "20180601", LIVE))
    entry.delete()
    publish(openstack, on="2019-04-02")
    assert "Fuxi was removed" in " ".join(told(openstack, "20180601", "20190402"))


def test_rename_is_a_rename(openstack: Map) -> None:
    publish(openstack)
    project = MapEntry.objects.get(project__slug="nova").project
    project.slug, project.name = "stella", "Stella"
    project.save()
    assert told(openstack, TODAY, LIVE) == ["“Nova” is called “Stella” now."]


def test_edition_there_is_not_is_none(openstack: Map) -> None:
    assert side(openstack, "20190402") is None
