"""Scripts on other sites may read the API, and only the API."""

import pytest
from django.test import Client

ORIGIN = {"origin": "https://elsewhere.example"}


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head", "options"])
@pytest.mark.parametrize("address", ["/api/v1/stages/", "/api/v1/schema/", "/api/v1/nope/"])
def test_every_origin_may_read(method: str, address: str, client: Client) -> None:
    response = getattr(client, method)(address, headers=ORIGIN)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert "Link" in response["Access-Control-Expose-Headers"]


def test_browser_that_asks_first_is_told_what_it_may_do(client: Client) -> None:
    headers = {**ORIGIN, "access-control-request-method": "GET"}
    response = client.options("/api/v1/stages/", headers=headers)
    assert (response.status_code, response.content) == (204, b"")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.django_db
def test_pages_are_not_opened(client: Client) -> None:
    response = client.get("/admin/login/", headers=ORIGIN)
    assert "Access-Control-Allow-Origin" not in response
