"""The pages about editions."""

import json
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.editions import publish
from catalogue.models import Edition, MapEntry, Stage
from tests import factories
from tests.catalogue.views.conftest import Landscape
from tests.catalogue.views.markup import read

EDITIONS = "/maps/openstack/editions/"
EDITION = f"{EDITIONS}20190402/"
DIFF = "/maps/openstack/diff/20190402..live/"


@pytest.fixture(autouse=True)
def published(landscape: Landscape) -> Edition:
    """Publish the map as of a day."""
    found = publish(landscape.map, notes="First *notes*.\n\nSecond.", on="2019-04-02")
    MapEntry.objects.filter(project=landscape.nova).delete()
    return found


def test_map_leads_to_its_editions(client: Client) -> None:
    assert EDITIONS in read(client.get("/maps/openstack/")).links()


def test_list_has_every_edition_and_what_changed_since_the_one_before(
    client: Client, landscape: Landscape
) -> None:
    publish(landscape.map, on="2019-06-01")
    page = read(client.get(EDITIONS))
    wanted = [
        *("/maps/openstack/diff/20190601..live/", f"{EDITIONS}20190601/"),
        *("/maps/openstack/diff/20190402..20190601/", EDITION),
    ]
    assert [link for link in page.links() if link in wanted] == wanted
    text = page.one("main").text
    assert "2 April 2019" in text
    assert "First notes." in text
    assert "Second." not in text


def test_list_without_editions_says_what_to_do(client: Client) -> None:
    factories.map_(slug="empty")
    page = read(client.get("/maps/empty/editions/"))
    assert "No edition has been published yet." in page.one("main").text


def test_edition_shows_the_map_as_it_was(client: Client, published: Edition) -> None:
    text = read(client.get(EDITION)).one("main").text
    assert "Nova" in text
    assert "Published on 2 April 2019" in text
    assert published.sha256 in text
    assert "Nova" not in read(client.get("/maps/openstack/")).one("main").text


def test_edition_shows_what_was_listed_then_whatever_its_stage_is_now(
    client: Client, landscape: Landscape
) -> None:
    Stage.objects.update(listed=False)
    assert "Nova" in read(client.get(EDITION)).one("main").text


def test_command_on_the_page_prints_the_digest(
    client: Client, published: Edition, tmp_path: Path
) -> None:
    (tmp_path / "map.json").write_bytes(client.get(f"{EDITION}map.json").content)
    html = client.get(EDITION).content.decode()
    command = unescape(html.partition("<pre")[2].partition("<code>")[2].partition("</code>")[0])
    script = command.removeprefix("python3 -c '").removesuffix("'")
    printed = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert printed.stdout.strip() == published.sha256


def test_document_says_which_edition_it_is(client: Client, published: Edition) -> None:
    response = client.get(f"{EDITION}map.json")
    assert response["Content-Type"] == "application/json"
    document = json.loads(response.content)
    assert document["edition"]["number"] == "20190402"
    assert document["edition"]["sha256"] == published.sha256


def test_diff_tells_changes_in_groups_with_links(client: Client) -> None:
    page = read(client.get(DIFF))
    headings = [heading.text.split()[0] for heading in page.all("h2")]
    assert "Removed" in headings
    assert "Nova was removed from “Compute”." in page.one("main").text
    assert {"/projects/nova/", EDITION, "/maps/openstack/"} <= set(page.links())


def test_diff_without_changes_says_so(client: Client) -> None:
    text = read(client.get("/maps/openstack/diff/live..live/")).one("main").text
    assert "Both sides are live" in text


@pytest.mark.parametrize(
    "address",
    [
        f"{EDITIONS}20170101/",
        f"{EDITIONS}20170101/map.json",
        f"{EDITIONS}latest/",
        "/maps/openstack/diff/20170101..live/",
        "/maps/openstack/diff/live/",
        "/maps/nowhere/editions/",
    ],
)
def test_what_there_is_not_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [EDITIONS, EDITION, f"{EDITION}map.json", f"{DIFF}?a=b"])
def test_renamed_map_is_where_it_is_now(client: Client, landscape: Landscape, address: str) -> None:
    landscape.map.slug = "cloud"
    landscape.map.save()
    response = client.get(address)
    assert response.status_code == 301
    assert response["Location"] == address.replace("openstack", "cloud", 1)
    assert client.get(response["Location"]).status_code == 200


def test_counts_of_queries_are_pinned(client: Client, landscape: Landscape) -> None:
    addresses = {EDITIONS: 3, EDITION: 5, f"{EDITION}map.json": 3, DIFF: 8}

    def counted() -> dict[str, int]:
        counts = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            counts[address] = len(captured)
        return counts

    for year in range(2001, 2004):
        publish(landscape.map, on=f"{year}-01-01")
    assert counted() == addresses
    for year in range(2030, 2060):
        publish(landscape.map, on=f"{year}-01-01")
    assert counted() == addresses
