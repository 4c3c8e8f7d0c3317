"""How many suggestions one address may send."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from pytest_django import Settings

from catalogue.suggesting.limits import HOUR, must_wait


@pytest.fixture(autouse=True)
def two(settings: Settings) -> None:
    """Let each address send two in an hour."""
    settings.SUGGESTIONS_PER_HOUR = 2


def sent(address: str = "192.0.2.1", forwarded: str = "") -> int:
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return must_wait(RequestFactory(REMOTE_ADDR=address).post("/", headers=headers))


def test_more_than_that_are_told_how_long_to_wait() -> None:
    assert [sent(), sent()] == [0, 0]
    assert 0 < sent() <= HOUR
    assert sent("192.0.2.2") == 0


def test_a_network_of_the_newer_kind_is_one_sender() -> None:
    assert [sent("2001:db8::1"), sent("2001:db8::2")] == [0, 0]
    assert sent("2001:db8::3") > 0


def test_behind_a_proxy_those_in_front_of_it_are_told_apart(settings: Settings) -> None:
    settings.PROXY_COUNT = 1
    assert [sent("10.0.0.1", "198.51.100.1"), sent("10.0.0.1", "198.51.100.1")] == [0, 0]
    assert sent("10.0.0.1", "198.51.100.2") == 0
    # What the client itself writes in front proves nothing.
    assert sent("10.0.0.1", "203.0.113.9, 198.51.100.1") > 0


def test_zero_is_for_any_number(settings: Settings) -> None:
    settings.SUGGESTIONS_PER_HOUR = 0
    assert {sent() for _time in range(5)} == {0}


def test_nobody_is_held_up_while_the_cache_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(cache), "__getattr__", lambda *_: lambda *_given, **_named: None)
    assert {sent() for _time in range(5)} == {0}
