"""Who asks: a token that works, a session with its secret, and nobody else."""

import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from catalogue.models import Project, Token
from tests import factories
from tests.catalogue.api.writing.conftest import Api, secret_of
from tests.writers import somebody_writing

pytestmark = pytest.mark.django_db

PROJECTS = "/api/v1/projects/"
NEW = {"slug": "tumbler", "name": "Tumbler", "kind": "tool"}
TRIED = 'Bearer realm="API", error="invalid_token"'


@pytest.fixture
def curator(db: None) -> Any:
    """Return somebody who may do everything."""
    return User.objects.create_superuser("curator", password="secret")


def add(client: Client, **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(PROJECTS, NEW, "application/json", headers=named)


def assert_refused(answer: Any, status: int, words: str, challenge: str | None) -> None:
    """Fail unless an answer says in the form of the API what is wrong, and nothing was written."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert words in answer.json()["detail"]
    assert answer.get("WWW-Authenticate") == challenge
    assert not Project.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("expired", "This token has expired."),
        ("revoked", "This token was revoked."),
        ("inactive", "The owner of this token may no longer log in."),
        ("no longer staff", "The owner of this token may no longer log in."),
        ("another", "This token is not known."),
        ("none", "This token is not known."),
    ],
)
def test_token_that_does_not_work_is_refused_whatever_is_asked(
    given: str, words: str, curator: Any, client: Client
) -> None:
    secret = secret_of(curator)
    now = timezone.now()
    hour = datetime.timedelta(hours=1)
    if given == "expired":
        Token.objects.update(created_at=now - 2 * hour, expires_at=now - hour)
    elif given == "revoked":
        Token.objects.get().revoke()
    elif given == "inactive":
        User.objects.update(is_active=False)
    elif given == "no longer staff":
        User.objects.update(is_staff=False)
    secret = {"another": f"{secret}x", "none": ""}.get(given, secret)
    header = f"Bearer {secret}"
    assert_refused(add(client, Authorization=header), 401, words, TRIED)
    assert_refused(client.get(PROJECTS, headers={"authorization": header}), 401, words, TRIED)
    assert Token.objects.get().last_used_on is None


def test_token_that_only_reads_is_told_what_would_write(curator: Any, client: Client) -> None:
    header = f"Bearer {secret_of(curator, scope='read')}"
    words = "This token only reads; make one with the scope “Read and write”."
    assert_refused(add(client, Authorization=header), 403, words, None)
    assert client.get(PROJECTS, headers={"authorization": header}).status_code == 200
    assert Token.objects.get().last_used_on == timezone.now().date()


@pytest.mark.django_db(transaction=True)
def test_token_reads_while_others_write_and_its_use_is_noted_next_time(
    curator: Any, client: Client
) -> None:
    headers = {"authorization": f"Bearer {secret_of(curator)}"}
    with somebody_writing([Token.objects.get()]):
        assert client.get(PROJECTS, headers=headers).status_code == 200
    assert Token.objects.get().last_used_on is None
    assert client.get(PROJECTS, headers=headers).status_code == 200
    assert Token.objects.get().last_used_on == timezone.now().date()


@pytest.mark.parametrize("scheme", ["Token {}", "Basic {}", "{}", ""])
def test_token_under_another_scheme_is_no_token(scheme: str, curator: Any, client: Client) -> None:
    """A proxy in front may have a password of its own, so reading goes on."""
    headers = {"Authorization": scheme.format(secret_of(curator))} if scheme else {}
    answer = add(client, **headers)
    words = "To write takes a token, sent as: Authorization: Bearer oic_…"
    assert_refused(answer, 401, words, 'Bearer realm="API"')
    assert client.get(PROJECTS, headers=headers).status_code == 200


def test_scheme_is_written_in_any_case(curator: Any, client: Client) -> None:
    assert add(client, Authorization=f"bearer {secret_of(curator)}").status_code == 201


def test_session_writes_only_with_the_secret_that_other_sites_do_not_know(curator: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(curator)
    assert_refused(add(client), 403, "sends the header X-CSRFToken", None)
    assert_refused(add(client, X_CSRFToken="a" * 32), 403, "sends the header X-CSRFToken", None)
    page = client.get("/admin/password_change/").content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    assert_refused(add(client, X_CSRFToken="b" * 64), 403, "CSRF token from the", None)
    elsewhere = {"X_CSRFToken": found[1], "Origin": "https://elsewhere.example"}
    assert_refused(add(client, **elsewhere), 403, "https://elsewhere.example", None)
    assert add(client, X_CSRFToken=found[1]).status_code == 201
    row = Project.objects.get()
    assert row.history.get().history_user == curator
    path = f"{PROJECTS}tumbler/"
    assert client.delete(path, headers={"if-match": "*"}).status_code == 403
    known = {"if-match": "*", "x-csrftoken": found[1]}
    assert client.delete(path, headers=known).status_code == 204


def test_token_needs_no_such_secret_even_beside_a_session(curator: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader())
    answer = add(client, Authorization=f"Bearer {secret_of(curator)}")
    assert answer.status_code == 201
    assert Project.objects.get().history.get().history_user == curator


def reader() -> Any:
    return User.objects.create_user("reader")


def test_session_of_nobody_of_the_staff_writes_nothing(client: Client) -> None:
    client.force_login(reader())
    assert_refused(add(client), 403, "Only staff may write.", None)


def test_session_is_not_looked_at_for_reading(curator: Any, client: Client) -> None:
    """Or answers could not be shared; with a token, drafts are seen."""
    factories.project(slug="draft", state="draft")
    client.force_login(curator)
    assert client.get(f"{PROJECTS}draft/").status_code == 404
    Api(secret_of(curator)).send("get", "projects/draft/", status=200)
