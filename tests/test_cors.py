"""Scripts on other sites may read the API and files, and nothing else."""

import pytest
from django.test import Client, RequestFactory

from catalogue.cors import DATA
from tests import factories

ORIGIN = {"origin": "https://elsewhere.example"}


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head", "options"])
@pytest.mark.parametrize("address", ["/api/v1/stages/", "/api/v1/schema/", "/api/v1/nope/"])
def test_every_origin_may_read(method: str, address: str, client: Client) -> None:
    response = getattr(client, method)(address, headers=ORIGIN)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    exposed = set(response["Access-Control-Expose-Headers"].split(", "))
    assert exposed >= {"Link", "ETag", "Retry-After", "Allow"}


@pytest.mark.django_db
def test_what_has_not_changed_is_open_too(client: Client) -> None:
    mark = client.get("/api/v1/stages/", headers=ORIGIN)["ETag"]
    told = client.get("/api/v1/stages/", headers={**ORIGIN, "if-none-match": mark})
    assert told.status_code == 304
    assert told["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("address", ["/api/v1/stages/", "/maps/openstack/map.json"])
def test_browser_that_asks_first_is_told_what_it_may_do(address: str, client: Client) -> None:
    headers = {**ORIGIN, "access-control-request-method": "GET"}
    response = client.options(address, headers=headers)
    assert (response.status_code, response.content) == (204, b"")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in response["Access-Control-Allow-Headers"]


@pytest.mark.parametrize(
    "address",
    [
        *("/maps/openstack/map.svg", "/maps/openstack/editions/20190402.2/map.json"),
        *("/maps/openstack/relations.json", "/projects/projects.csv", "/stack/stack.md"),
        *("/feeds/changes.atom", "/projects/nova/card.png", "/embed.js"),
    ],
)
def test_files_are_open(address: str) -> None:
    assert DATA.match(address)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/admin/login/", "/admin/export.csv", "/projects/nova/"])
def test_pages_and_what_is_for_staff_are_not_opened(address: str, client: Client) -> None:
    factories.project(slug="nova")
    response = client.get(address, headers=ORIGIN)
    assert "Access-Control-Allow-Origin" not in response


def test_nobody_is_told_of_pages(rf: RequestFactory, client: Client) -> None:
    headers = {**ORIGIN, "access-control-request-method": "GET"}
    assert "Access-Control-Allow-Origin" not in client.options("/admin/", headers=headers)
