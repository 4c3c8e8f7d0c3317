"""Programs that talk to the API with a token."""

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from catalogue.models import Token

BASE = "/api/v1/"


def secret_of(user: Any, **given: Any) -> str:
    """Return the secret of a token that writes for somebody, unless something else is given."""
    values = {"name": "A test", "scope": "write", **given}
    values.setdefault("expires_at", timezone.now() + datetime.timedelta(days=1))
    token = Token(user=user, **values)
    secret = token.give_secret()
    token.save()
    return secret


class Api:
    """A program that talks to the API.

    Args:
        secret: of its token; it has none if empty.
    """

    def __init__(self, secret: str = "") -> None:
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        self._client = Client()

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        status: int = 0,
        **headers: str,
    ) -> Any:
        """Send a request below `/api/v1/` and return the answer.

        Args:
            method: such as ``patch``.
            path: the address; one with the host is cut down.
            body: what is sent, as JSON.
            status: what must be answered; anything if left out.
            **headers: further headers, with underscores for hyphens.
        """
        path = path.removeprefix("http://testserver").removeprefix(BASE)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {} if method == "get" else {"content_type": "application/json"}
        if body is not None:
            sent["data"] = json.dumps(body)
        elif sent:
            sent["data"] = ""
        call = getattr(self._client, method)
        response: Any = call(f"{BASE}{path}", headers={**self.headers, **named}, **sent)
        assert response.status_code == status or not status, response.content.decode()
        return response

    def read(self, path: str) -> tuple[Any, str]:
        """Return a row and its version, as headers have it."""
        response = self.send("get", path, status=200)
        return response.json(), response["ETag"]

    def change(self, path: str, body: Any, status: int = 200, method: str = "patch") -> Any:
        """Change the row as it is now, and return what is answered."""
        version = self.read(path)[1]
        return self.send(method, path, body, status, If_Match=version).json()

    def add(self, resource: str, body: Any, status: int = 201) -> Any:
        """Add a row, and return what is answered."""
        return self.send("post", f"{resource}/", body, status).json()


Faults = dict[str, str]


def faults(answer: Any) -> Faults:
    """Return what an answer says is wrong: messages by pointer."""
    return {error["pointer"]: error["message"] for error in answer["errors"]}


@pytest.fixture
def administrator(db: None) -> Any:
    """Return somebody who may do everything."""
    return User.objects.create_superuser("root")


@pytest.fixture
def api(administrator: Any) -> Api:
    """Return a program of somebody who may do everything."""
    return Api(secret_of(administrator))


ApiOf = Callable[..., Api]


@pytest.fixture
def api_of(db: None) -> ApiOf:
    """Return a function that returns a program of somebody with some permissions."""

    def make(*permissions: str, **given: Any) -> Api:
        user = User.objects.create_user(f"curator-{User.objects.count()}", is_staff=True)
        for each in permissions:
            app, _dot, name = each.partition(".")
            found = Permission.objects.get(content_type__app_label=app, codename=name)
            user.user_permissions.add(found)
        return Api(secret_of(user, **given))

    return make
