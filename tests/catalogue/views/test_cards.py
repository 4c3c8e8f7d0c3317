"""The pictures shown with links to projects and maps."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from catalogue.models import Map, Project
from governance.pages import PICTURE_SIZE
from tests import factories
from tests.catalogue.views.conftest import Landscape
from tests.catalogue.views.markup import read
from tests.conftest import AtMost

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("landscape")]

CARDS = ("/projects/nova/card.png", "/maps/openstack/card.png")


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.MAP_EXPORT_DIR = tmp_path / "maps"


@pytest.mark.parametrize("address", CARDS)
def test_card_is_a_picture_of_the_size_pages_say(address: str, client: Client) -> None:
    answer = client.get(address)
    assert answer["Content-Type"] == "image/png"
    assert answer.content[:4] == b"\x89PNG"
    size = int.from_bytes(answer.content[16:20]), int.from_bytes(answer.content[20:24])
    assert size == PICTURE_SIZE
    assert answer["Cache-Control"].startswith("public, max-age=3600")


@pytest.mark.parametrize("address", CARDS)
def test_page_names_its_card_with_size_and_words(address: str, client: Client) -> None:
    page = read(client.get(address.removesuffix("card.png")))
    said = {tag["property"]: tag["content"] for tag in page.all("meta")}
    assert said["og:image"] == f"http://127.0.0.1:8000{address}"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:image:alt"]
    assert page.one("meta", name="twitter:card")["content"] == "summary_large_image"


def test_card_changes_with_what_is_on_it(client: Client, landscape: Landscape) -> None:
    before = client.get(CARDS[0]).content
    Project.objects.filter(slug="nova").update(role="Something else")
    assert client.get(CARDS[0]).content != before
    before = client.get(CARDS[1]).content
    factories.entry(category=factories.category(region=landscape.map.regions.first()))
    assert client.get(CARDS[1]).content != before


@pytest.mark.parametrize("address", CARDS)
def test_card_that_cannot_be_made_says_when_to_ask_again(
    address: str, client: Client, settings: LazySettings
) -> None:
    settings.MAP_EXPORT_MEMORY_MEGABYTES = 64
    answer = client.get(address)
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer


def test_former_slugs_lead_on_and_unknown_ones_and_drafts_nowhere(client: Client) -> None:
    for model in (Project, Map):
        row = model.objects.get(slug="nova" if model is Project else "openstack")
        row.slug = f"{row.slug}-renamed"
        row.save()
    assert client.get(CARDS[0])["Location"] == "/projects/nova-renamed/card.png"
    assert client.get(CARDS[1])["Location"] == "/maps/openstack-renamed/card.png"
    assert client.get("/projects/secret/card.png").status_code == 404
    assert client.get("/maps/nowhere/card.png").status_code == 404


def test_map_without_entries_has_a_card_too(client: Client) -> None:
    factories.map_(slug="empty")
    assert client.get("/maps/empty/card.png").status_code == 200


def test_a_card_is_for_reading(client: Client) -> None:
    assert client.post(CARDS[0]).status_code == 405


@pytest.mark.parametrize(("address", "most"), [(CARDS[0], 2), (CARDS[1], 6)])
def test_queries_stay_few_however_large_the_map(
    address: str, most: int, client: Client, at_most_queries: AtMost
) -> None:
    category = factories.category(region=Map.objects.get().regions.first())
    for _number in range(30):
        factories.entry(category=category)
    client.get(address)
    with at_most_queries(most):
        assert client.get(address).status_code == 200
