"""The examples of the guide to writing do what it says."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from catalogue.models import Project
from tests import factories
from tests.catalogue.api.writing.conftest import secret_of

pytestmark = pytest.mark.django_db

GUIDE = Path(__file__).resolve().parents[4] / "docs" / "writing.md"
HOST = "http://127.0.0.1:8000"
STATUS = {"GET": 200, "POST": 201, "PATCH": 200, "DELETE": 204}


def examples() -> list[str]:
    """Return the commands of the guide, each on a line."""
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    return [block.replace("\\\n", " ").strip() for block in blocks]


def sent(client: Client, command: str, token: str) -> tuple[str, Any]:
    """Send what a command sends; return its method and the answer."""
    words = iter(shlex.split(command.replace("$TOKEN", token))[1:])
    said: dict[str, Any] = {"headers": {"host": "127.0.0.1:8000"}, "data": ""}
    for word in words:
        if word == "-X":
            said["method"] = next(words)
        elif word == "-H":
            name, _colon, value = next(words).partition(": ")
            said["headers"][name] = value
        elif word == "-d":
            said["data"] = next(words)
        else:
            said["path"] = word.removeprefix(HOST)
    kind = said["headers"].pop("Content-Type", "application/json")
    answer = client.generic(
        said["method"], said["path"], said["data"], kind, headers=said["headers"]
    )
    return said["method"], answer


def test_examples_do_what_the_guide_says(client: Client) -> None:
    factories.project(slug="zun", name="Zun", kind="service")
    token = secret_of(User.objects.create_superuser("curator", password="x"))
    commands = examples()
    assert set(STATUS) == {each.split()[2] for each in commands}
    for command in commands:
        method, answer = sent(client, command, token)
        assert answer.status_code == STATUS[method], (command, answer.content)
        if "dry_run" in command:
            assert (answer.json()["created"], answer.json()["changed"]) == (1, 1)
    assert not Project.objects.filter(slug="tumbler").exists()


def test_guide_tells_how_long_a_body_may_be() -> None:
    assert "5,000,000 bytes" in GUIDE.read_text()
