"""A Redis that accepts and never answers costs the site one wait, and then nothing for a while."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from catalogue import environment, shared_cache
from catalogue.answers.keeping import near
from catalogue.shared_cache import PAUSE_SECONDS, Breaker
from tests import factories

NOVA = "/api/v1/projects/nova/"


class Clock:
    """Time that passes when it is told to."""

    now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return the clock that pauses go by."""
    clock = Clock()
    monkeypatch.setattr(shared_cache, "time", clock)
    return clock


@pytest.fixture
def asked(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Let the site have a Redis that accepts and never answers; return who connected to it."""
    server = socket.create_server(("127.0.0.1", 0))
    connected: list[Any] = []

    def accept() -> None:
        with suppress(OSError):
            while True:
                connected.append(server.accept())

    thread = Thread(target=accept, daemon=True)
    thread.start()
    monkeypatch.setenv("CACHE_URL", f"redis://127.0.0.1:{server.getsockname()[1]}/0")
    found = environment.cache()
    found["OPTIONS"] |= {"SOCKET_CONNECT_TIMEOUT": 0.05, "SOCKET_TIMEOUT": 0.05}
    settings.CACHES = {"default": found}
    settings.CACHE_IS_SHARED = True
    yield connected
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join()
    for each, _address in connected:
        each.close()


def test_site_asks_a_silent_redis_once_and_serves_on_without_it(
    asked: list[Any],
    clock: Clock,
    db: None,
    client: Client,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.ANSWER_KILOBYTES = 512
    settings.API_REQUESTS_PER_MINUTE = 600
    factories.project(slug="nova")
    first = client.get(NOVA)
    assert first.status_code == 200
    waited = len(asked)
    assert waited
    assert caplog.text.count("the site serves on without it") == 1
    for _ in range(5):
        near.clear()
        assert client.get(NOVA).content == first.content
    assert len(asked) == waited, "nobody waited again"
    clock.now += PAUSE_SECONDS
    for _ in range(5):
        near.clear()
        assert client.get(NOVA).content == first.content
    assert waited < len(asked) <= 2 * waited, "one tried for all"
    assert caplog.text.count("the site serves on without it") == 1


def test_one_that_is_down_is_left_alone_as_well(settings: Settings, clock: Clock) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
            "OPTIONS": {
                "IGNORE_EXCEPTIONS": True,
                "REDIS_CLIENT_CLASS": "catalogue.shared_cache.Patient",
            },
        }
    }
    assert cache.get("anything") is None
    pools = shared_cache._breakers.items()
    [breaker] = [each for pool, each in pools if pool.connection_kwargs["port"] == 1]
    assert breaker.refuses()
    cache.set("anything", 1)
    assert cache.get("anything") is None
    clock.now += PAUSE_SECONDS
    assert not breaker.refuses()


def test_after_the_pause_one_asks_and_the_others_wait_for_what_it_finds(clock: Clock) -> None:
    breaker = Breaker()
    assert not breaker.refuses()
    breaker.failed(OSError("silence"))
    assert breaker.refuses()
    clock.now += PAUSE_SECONDS
    assert [breaker.refuses() for _ in range(3)] == [False, True, True]
    breaker.failed(OSError("silence"))
    clock.now += PAUSE_SECONDS / 2
    assert breaker.refuses()
    clock.now += PAUSE_SECONDS
    assert not breaker.refuses()
    breaker.answered()
    assert [breaker.refuses() for _ in range(3)] == [False, False, False]
