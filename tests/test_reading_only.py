"""What HTTP can do with pages, files and the API besides reading them."""

import pytest
from django.test import Client

from tests import factories

PAGES = ("/", "/projects/", "/projects/nova/", "/robots.txt", "/feeds/changes.atom", "/stats/")
ALLOWED = "GET, HEAD, OPTIONS"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nova() -> None:
    """There is a project."""
    factories.project(slug="nova")


@pytest.mark.parametrize("address", PAGES)
def test_pages_tell_what_can_be_done_with_them(address: str, client: Client) -> None:
    answer = client.options(address)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Allow"] == ALLOWED


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", PAGES)
def test_pages_can_only_be_read(method: str, address: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(address)
    assert (answer.status_code, answer["Allow"]) == (405, ALLOWED)


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/stats/", "/api/v1/search/"])
def test_the_api_tells_what_can_be_done_and_refuses_the_rest_in_its_words(
    address: str, client: Client
) -> None:
    asked = client.options(address)
    assert asked.status_code == 200
    assert asked["Allow"] == ALLOWED
    answer = client.delete(address)
    assert (answer.status_code, answer["Allow"]) == (405, ALLOWED)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"] == f"DELETE is not possible here; use {ALLOWED}."


def test_forms_are_left_alone(client: Client) -> None:
    assert client.post("/admin/login/", {"username": "x", "password": "y"}).status_code == 200
