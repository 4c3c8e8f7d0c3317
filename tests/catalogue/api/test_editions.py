"""Editions and comparisons in the API: what is refused, and where renamed maps are."""

from collections.abc import Callable

import pytest
from django.test import Client

from catalogue.editions import publish
from tests.catalogue.api.conftest import Catalogue, Get

Refused = Callable[[str], dict[str, str]]


@pytest.fixture(autouse=True)
def published(catalogue: Catalogue) -> None:
    """Publish two editions."""
    for day in ("2018-06-01", "2019-04-02"):
        publish(catalogue.map, on=day)


def test_latest_edition_is_first(get: Get) -> None:
    numbers = [row["number"] for row in get("maps/openstack/editions/")["results"]]
    assert numbers == ["20190402", "20180601"]
    turned = get("maps/openstack/editions/?ordering=published_on&fields=number")["results"]
    assert turned == [{"number": "20180601"}, {"number": "20190402"}]


def test_live_is_the_later_state_unless_one_is_named(get: Get) -> None:
    answer = get("maps/openstack/diff/?from=20190402")
    assert (answer["from"], answer["to"]) == ("20190402", "live")
    assert get("maps/openstack/diff/?from=live&to=live")["changes"] == []


def test_states_there_are_not_are_refused_and_those_there_are_named(refused: Refused) -> None:
    address = "maps/openstack/diff/"
    number = "Give the number of an edition, such as 20190402, or “live”."
    assert refused(address) == {"from": number}
    assert refused(f"{address}?from=20180601&to=yesterday") == {"to": number}
    known = "The map has no such edition; there are: 20190402, 20180601, live."
    assert refused(f"{address}?from=20170101&to=20170102") == {"from": known, "to": known}
    assert set(refused(f"{address}?from=live&limit=3")) == {"limit"}


@pytest.mark.parametrize(
    "path",
    ["maps/nothing/editions/", "maps/nothing/diff/?from=live", "maps/openstack/editions/20170101/"],
)
def test_what_there_is_not_is_not_found(path: str, get: Get) -> None:
    assert get(path, status=404)["status"] == 404


@pytest.mark.parametrize(
    "path", ["editions/?fields=number", "editions/20190402/", "diff/?from=20180601"]
)
def test_renamed_map_is_where_it_is_now(path: str, catalogue: Catalogue, client: Client) -> None:
    catalogue.map.slug = "cloud"
    catalogue.map.save()
    response = client.get(f"/api/v1/maps/openstack/{path}")
    assert response.status_code == 301
    assert response["Location"] == f"http://testserver/api/v1/maps/cloud/{path}"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written(method: str, admin_client: Client) -> None:
    for path in ("editions/", "editions/20190402/", "diff/"):
        response = getattr(admin_client, method)(f"/api/v1/maps/openstack/{path}")
        assert response.status_code == 405
