"""Whose address throttling goes by."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from catalogue.client_address import client_address

FORGED = "10.0.0.1, 203.0.113.9, 192.0.2.7"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, FORGED, "127.0.0.1"),
        (1, FORGED, "192.0.2.7"),
        (2, FORGED, "203.0.113.9"),
        (2, "192.0.2.7", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_only_hops_added_by_our_own_proxies_are_believed(
    proxies: int, forwarded: str, expected: str, settings: Settings, rf: RequestFactory
) -> None:
    settings.PROXY_COUNT = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_address(rf.get("/", headers=headers)) == expected
