"""The page about the catalogue."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from catalogue.editions import publish
from governance.partial_dates import show_partial_date, today
from tests import factories
from tests.catalogue.views.markup import read

pytestmark = pytest.mark.django_db


def test_sources_are_those_of_the_data(client: Client) -> None:
    factories.project(source_url="https://opendev.org/nova")
    factories.project(source_url="")
    page = read(client.get("/about/"))
    assert [tag.text for tag in page.all("tbody")] == ["opendev.org1"]
    assert "1 of 2 facts name a public page" in client.get("/about/").content.decode()


def test_licence_is_the_one_of_the_installation(client: Client, settings: LazySettings) -> None:
    settings.DATA_LICENSE = "ODbL-1.0"
    page = read(client.get("/about/"))
    link = page.one("a", rel="license")
    assert link.text == "Open Data Commons Open Database License 1.0"
    [linked] = [tag for tag in page.all("script") if tag["type"] == "application/ld+json"]
    [dataset] = json.loads(linked.text)["@graph"]
    assert (dataset["@type"], dataset["license"]) == ("Dataset", link["href"])


def test_site_edition_and_project_are_cited(client: Client) -> None:
    factories.project(slug="nova", name="Nova")
    publish(factories.map_(slug="m", name="The map"), on="2019-04-02", publisher="OpenInfra")
    text = read(client.get("/about/")).one("dl").text
    day = show_partial_date(today())
    for cited in (
        f"Open Infrastructure Catalogue. http://127.0.0.1:8000/, as of {day}.",
        "OpenInfra: The map, edition 20190402. http://127.0.0.1:8000/maps/m/editions/20190402/",
        f"Open Infrastructure Catalogue: Nova. http://127.0.0.1:8000/projects/nova/, as of {day}.",
    ):
        assert cited in text


def test_empty_catalogue_says_so(client: Client) -> None:
    assert (
        "No fact names a source yet." in read(client.get("/about/")).one("p", class_="notice").text
    )


def test_what_it_offers_for_download_is_there(client: Client) -> None:
    page = read(client.get("/about/"))
    [linked] = [tag for tag in page.all("script") if tag["type"] == "application/ld+json"]
    for found in json.loads(linked.text)["@graph"][0]["distribution"]:
        answer = client.get(found["contentUrl"].removeprefix("http://127.0.0.1:8000"))
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith(found["encodingFormat"])


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(
    many: int, client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(many):
        factories.project(source_url=f"https://{number}.example.org")
    with django_assert_num_queries(4):
        client.get("/about/")
