"""The list of pages for search engines."""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from catalogue import sitemap
from catalogue.editions import publish
from catalogue.models import Project
from catalogue.views import crawlers
from governance.partial_dates import today
from tests import factories

pytestmark = pytest.mark.django_db

XMLNS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "http://127.0.0.1:8000"


def listed(client: Client, address: str = "/sitemap.xml") -> dict[str, str]:
    """Return the addresses of a file, without the host, and the days they changed."""
    answer = client.get(address)
    assert answer["Content-Type"].startswith("application/xml")
    found = {}
    for place in ElementTree.fromstring(answer.content):
        written = place.findtext(f"{XMLNS}loc") or ""
        assert written.startswith(f"{SITE}/")
        found[written.removeprefix(SITE)] = place.findtext(f"{XMLNS}lastmod") or ""
    return found


def test_every_page_is_in_it_and_answers(client: Client) -> None:
    factories.project(slug="nova")
    found = factories.map_(slug="openstack")
    publish(found, on="2019-04-02")
    pages = listed(client)
    assert set(pages) == {
        *(reverse(name) for name in sitemap._pages()),
        *("/", "/api/v1/docs/", "/governance/", "/use-cases/"),
        "/projects/nova/",
        "/maps/openstack/",
        "/maps/openstack/editions/",
        "/maps/openstack/editions/20190402/",
    }
    for address in pages:
        assert client.get(address).status_code == 200, address


def test_it_says_when_a_project_last_changed(client: Client) -> None:
    project = factories.project(slug="nova")
    assert listed(client)["/projects/nova/"] == today()
    Project.history.filter(id=project.pk).update(history_date="2019-04-02T12:00Z")
    assert listed(client)["/projects/nova/"] == "2019-04-02"


def test_drafts_are_not_in_it(client: Client) -> None:
    factories.project(slug="secret", state=Project.State.DRAFT)
    assert not [address for address in listed(client) if "secret" in address]


def test_too_many_for_one_file_are_in_several(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        factories.project(slug=f"project-{number}")
    whole = listed(client)
    half = len(whole) // 2 + 1
    monkeypatch.setattr(crawlers, "MOST", half)
    files = listed(client)
    assert list(files) == ["/sitemap-1.xml", "/sitemap-2.xml"]
    parts = [listed(client, address) for address in files]
    assert [len(part) for part in parts] == [half, len(whole) - half]
    assert {**parts[0], **parts[1]} == whole
    assert client.get("/sitemap-3.xml").status_code == 404


@pytest.mark.parametrize("many", [1, 10])
def test_one_query_for_each_kind_of_page(
    many: int, client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _ in range(many):
        factories.project()
        publish(factories.map_(), on="2019-04-02")
    with django_assert_num_queries(1 + len(sitemap._kinds())):
        listed(client)


def test_robots_are_told_where_it_is_and_what_to_leave_alone(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert {"User-agent: *", "Disallow: /admin/", "Disallow: /*?"} <= set(lines)
