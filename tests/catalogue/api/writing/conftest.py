"""Clients that write."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from catalogue.models import Token

BASE = "/api/v1/"


def token_of(user: Any, **given: Any) -> str:
    """Return the secret of a token that writes for somebody, unless more is given."""
    values = {"name": "A test", "scope": "write", **given}
    values.setdefault("expires_at", timezone.now() + datetime.timedelta(days=1))
    token = Token(user=user, **values)
    secret = token.give_secret()
    token.save()
    return secret


class Api:
    """A program that talks to the API.

    Args:
        secret: the token it uses; none if empty.
    """

    def __init__(self, secret: str = "") -> None:
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        self._client = Client()

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        match: str = "",
        status: int = 0,
        **headers: str,
    ) -> Any:
        """Send a request below `/api/v1/` and return the answer.

        Args:
            method: such as ``patch``.
            path: the address; a whole one is cut down.
            body: what is sent, as JSON.
            match: the version in ``If-Match``.
            status: what must be answered; anything if left out.
            **headers: further headers, with underscores for hyphens.
        """
        path = path.removeprefix("http://testserver").removeprefix(BASE)
        sent = {**self.headers, **{name.replace("_", "-"): each for name, each in headers.items()}}
        if match:
            sent["If-Match"] = match
        given = {} if body is None else {"data": body, "content_type": "application/json"}
        response: Any = getattr(self._client, method)(f"{BASE}{path}", headers=sent, **given)
        assert response.status_code == status or not status, response.content.decode()
        return response

    def get(self, path: str) -> Any:
        """Return a row and its version."""
        response = self.send("get", path, status=200)
        return response.json(), response["ETag"]


@pytest.fixture
def administrator(db: None) -> Any:
    """Return somebody who may do everything."""
    return User.objects.create_superuser("root")


@pytest.fixture
def api(administrator: Any) -> Api:
    """Return a program of somebody who may do everything."""
    return Api(token_of(administrator))


ApiOf = Callable[..., Api]


@pytest.fixture
def api_of(db: None) -> ApiOf:
    """Return a function that returns a program of somebody with some permissions."""

    def make(*permissions: str, **given: Any) -> Api:
        user = User.objects.create_user(f"curator-{User.objects.count()}", is_staff=True)
        for each in permissions:
            app, _dot, name = each.partition(".")
            user.user_permissions.add(
                Permission.objects.get(content_type__app_label=app, codename=name)
            )
        return Api(token_of(user, **given))

    return make
