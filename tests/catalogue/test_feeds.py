"""The feeds of editions, of changes and of resolutions."""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from catalogue.editions import publish
from tests import factories

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, feed: str = "editions") -> list[Any]:
    response = client.get(f"/feeds/{feed}.atom")
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")


def test_editions_of_all_maps_are_in_it_the_latest_first(client: Client) -> None:
    first, second = factories.map_(name="One"), factories.map_(name="Two")
    publish(first, notes="Why *now*.", on="2018-06-01", publisher="Foundation")
    publish(second, on="2019-04-02")
    publish(first, on="2026-08-01")
    found = entries(client)
    titles = [entry.findtext(f"{ATOM}title") for entry in found]
    assert titles == ["One, edition 20260801", "Two, edition 20190402", "One, edition 20180601"]
    last = found[-1]
    address = f"http://127.0.0.1:8000/maps/{first.slug}/editions/20180601/"
    assert last.find(f"{ATOM}link").get("href") == last.findtext(f"{ATOM}id") == address
    assert last.findtext(f"{ATOM}updated") == "2018-06-01T00:00:00+00:00"
    assert last.findtext(f"{ATOM}author/{ATOM}name") == "Foundation"
    assert "Why <em>now</em>." in last.findtext(f"{ATOM}summary")


def test_it_is_there_before_there_are_editions(client: Client) -> None:
    assert entries(client) == []


def test_two_queries_however_many_there_are(
    client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    found = factories.map_()
    for year in range(2000, 2070):
        publish(found, on=f"{year}-01-01")
    with django_assert_num_queries(2):
        assert len(entries(client)) == 50


def test_changes_are_in_their_feed_the_latest_first(client: Client) -> None:
    nova = factories.project(slug="nova", name="Nova", role="Servers")
    nova.role = "Virtual machines"
    nova.save()
    factories.organization(name="CERN").delete()
    found = entries(client, "changes")
    assert [entry.findtext(f"{ATOM}title") for entry in found] == [
        "CERN (Organization, taken out)",
        "CERN (Organization, entered)",
        "Nova (Project, changed)",
        "Nova (Project, entered)",
    ]
    summary = found[2].findtext(f"{ATOM}summary")
    assert "<dt>Role</dt>" in summary
    assert "Servers</del> <ins>" in summary
    assert found[3].findtext(f"{ATOM}summary") == ""
    assert found[2].find(f"{ATOM}link").get("href") == "http://127.0.0.1:8000/projects/nova/"
    assert found[0].find(f"{ATOM}link").get("href") == found[0].findtext(f"{ATOM}id")
    assert len({entry.findtext(f"{ATOM}id") for entry in found}) == 4


def test_every_page_names_the_feed_of_changes(client: Client) -> None:
    assert 'href="/feeds/changes.atom"' in client.get("/projects/").content.decode()


def test_resolutions_are_in_their_feed_the_latest_first(client: Client) -> None:
    board = factories.body(name="Board")
    factories.former_name(subject=board, name="Old board", until="2020-10-19")
    factories.resolution(
        slug="zuul", title="Confirmation of Zuul", decided_on="2019-04-28", body=board
    )
    factories.resolution(
        slug="fund", title="A fund", decided_on="2025-06", body=board, summary="Joins another."
    )
    factories.resolution(
        slug="early", title="Too early", decided_on="2019-04-08", body=board, outcome="rejected"
    )
    found = entries(client, "resolutions")
    assert [entry.findtext(f"{ATOM}title") for entry in found] == [
        "A fund",
        "Confirmation of Zuul",
        "Too early (rejected)",
    ]
    first, second, _third = found
    assert first.findtext(f"{ATOM}summary") == "Joins another."
    assert first.findtext(f"{ATOM}updated") == "2025-06-01T00:00:00+00:00"
    names = [entry.findtext(f"{ATOM}author/{ATOM}name") for entry in (first, second)]
    assert names == ["Board", "Old board"]
    address = "http://127.0.0.1:8000/governance/resolutions/?year=2019#resolution-zuul"
    assert second.find(f"{ATOM}link").get("href") == address
    assert second.findtext(f"{ATOM}id") == "http://127.0.0.1:8000/api/v1/resolutions/zuul/"


def test_resolutions_take_the_same_queries_however_many_there_are(
    client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    bodies = [factories.body() for _number in range(3)]
    for year in range(1970, 2030):
        factories.resolution(decided_on=str(year), body=bodies[year % 3])
    entries(client, "resolutions")  # content types are remembered
    with django_assert_num_queries(3):
        assert len(entries(client, "resolutions")) == 50


@pytest.mark.parametrize("page", ["/governance/resolutions/", "/governance/"])
def test_pages_of_who_decides_name_the_feed_of_resolutions(page: str, client: Client) -> None:
    told = client.get(page).content.decode()
    head, body = told.split("<body>")
    assert 'type="application/atom+xml" title="Resolutions" href="/feeds/resolutions.atom"' in head
    assert ('href="/feeds/resolutions.atom"' in body) is page.endswith("resolutions/")
