"""Sessions end when they are not used, and after a day even when they are."""

import datetime
import time
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

pytestmark = pytest.mark.django_db

HOUR = 3600


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that puts the clock forward."""
    clock, now = time.time, timezone.now

    def forward(seconds: int) -> None:
        monkeypatch.setattr(time, "time", lambda: clock() + seconds)
        monkeypatch.setattr(timezone, "now", lambda: now() + datetime.timedelta(seconds=seconds))

    return forward


def is_in(client: Client) -> bool:
    return client.get(reverse("admin:index")).status_code == 200


def test_session_that_is_not_used_ends(admin_client: Client, later: Any) -> None:
    assert is_in(admin_client)
    later(settings.SESSION_COOKIE_AGE - 60)
    assert is_in(admin_client)
    later(2 * settings.SESSION_COOKIE_AGE)
    assert not is_in(admin_client)


def test_session_in_use_goes_on_until_its_day_is_over(admin_client: Client, later: Any) -> None:
    for hour in range(0, settings.SESSION_SECONDS // HOUR, 3):
        later(hour * HOUR)
        assert is_in(admin_client), hour
    later(settings.SESSION_SECONDS + 1)
    assert not is_in(admin_client)


def test_session_in_use_is_stored_every_few_minutes_only(admin_client: Client, later: Any) -> None:
    end = Session.objects.get().expire_date
    assert is_in(admin_client)
    assert Session.objects.get().expire_date == end
    later(400)
    assert is_in(admin_client)
    assert Session.objects.get().expire_date > end


def test_cookie_ends_with_the_session(admin_client: Client, later: Any) -> None:
    later(settings.SESSION_SECONDS - settings.SESSION_COOKIE_AGE)
    for hour in range(0, settings.SESSION_SECONDS // HOUR, 3):
        later(hour * HOUR)
        response = admin_client.get(reverse("admin:index"))
    left = settings.SESSION_SECONDS - hour * HOUR
    assert response.cookies["sessionid"]["max-age"] == pytest.approx(left, abs=5)
