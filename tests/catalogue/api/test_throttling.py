"""How often one client may ask the API."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from catalogue.client_address import client_of

ADDRESS = "/api/v1/stages/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few(settings: Settings) -> None:
    """Let each client ask twice a minute."""
    settings.API_REQUESTS_PER_MINUTE = 2


def ask(client: Client, address: str = ADDRESS, **headers: str) -> Any:
    return client.get(address, headers=headers)


def test_whoever_asks_too_often_is_told_when_to_come_back(client: Client) -> None:
    assert [ask(client).status_code for _time in range(2)] == [200, 200]
    refused = ask(client)
    assert refused.status_code == 429
    assert refused["Content-Type"] == "application/problem+json"
    assert 0 < int(refused["Retry-After"]) <= 60
    assert refused.json()["status"] == 429
    assert "no-cache" in refused["Cache-Control"]
    assert not refused.has_header("ETag")


def test_others_are_not_held_up(client: Client, settings: Settings) -> None:
    settings.PROXY_COUNT = 1
    for _time in range(3):
        refused = ask(client, **{"x-forwarded-for": "192.0.2.1"})
    assert refused.status_code == 429
    assert ask(client, **{"x-forwarded-for": "192.0.2.2"}).status_code == 200
    # What the client itself writes in front proves nothing.
    assert ask(client, **{"x-forwarded-for": "10.0.0.1, 192.0.2.1"}).status_code == 429


def test_what_is_kept_and_what_has_not_changed_is_never_counted(
    client: Client, settings: Settings
) -> None:
    settings.ANSWER_KILOBYTES = 512
    mark = ask(client)["ETag"]
    assert {ask(client).status_code for _time in range(5)} == {200}
    assert {ask(client, **{"if-none-match": mark}).status_code for _time in range(5)} == {304}
    assert ask(client, "/api/v1/facets/").status_code == 200
    assert ask(client, "/api/v1/bodies/").status_code == 429
    assert ask(client).status_code == 200


def test_pages_are_not_counted(client: Client) -> None:
    assert {client.get("/projects/").status_code for _time in range(5)} == {200}


def test_none_is_any_number(client: Client, settings: Settings) -> None:
    settings.API_REQUESTS_PER_MINUTE = 0
    assert {ask(client).status_code for _time in range(5)} == {200}


def test_a_minute_later_one_may_ask_again(client: Client, settings: Settings) -> None:
    for _time in range(3):
        refused = ask(client)
    assert refused.status_code == 429
    cache.clear()  # as a minute does
    assert ask(client).status_code == 200


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("", "unknown"),
        ("unix:", "unknown"),
    ],
)
def test_all_addresses_of_one_network_are_one_client(address: str, client: str) -> None:
    assert client_of(address) == client
