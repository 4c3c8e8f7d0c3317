"""What is kept is given before anything else is done, and never to whom it is not for."""

from collections.abc import Callable
from typing import Any
from wsgiref.types import WSGIApplication, WSGIEnvironment
from wsgiref.validate import validator

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection, connections
from django.test import Client, RequestFactory
from pytest_django import Settings

from catalogue import revision, wsgi
from catalogue.answers import giving, middleware
from catalogue.answers.giving import given
from catalogue.answers.keeping import near
from catalogue.models import Project
from catalogue.revision import Revision, current_between_requests
from tests.revisions import committed

NOVA = "/api/v1/projects/nova/"


def changed(project: Project, role: str) -> None:
    Project.objects.filter(pk=project.pk).update(role=role)
    committed()


def asked(path: str = NOVA, method: str = "GET", **headers: str) -> WSGIEnvironment:
    """Return what a server says of a request."""
    return RequestFactory().generic(method, path, headers=headers).environ


def fetched(application: WSGIApplication, environ: WSGIEnvironment) -> tuple[str, Any, bytes]:
    """Return what a server gets of an application: status, headers, body."""
    told: list[Any] = []

    def start_response(*said: Any) -> Callable[[bytes], object]:
        told.extend(said)
        return told.append

    answer: Any = application(environ, start_response)
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return told[0], told[1], body


def test_nothing_is_computed_for_who_has_it_though_nobody_kept_it(
    nova: Project, client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    mark = client.get(NOVA)["ETag"]
    near.clear()
    with django_assert_num_queries(1):
        assert client.get(NOVA, headers={"if-none-match": mark}).status_code == 304


@pytest.mark.parametrize("known", ["W/{}", '"other", {}', '"other",W/{}', "*"])
def test_marks_are_known_again_in_lists_and_though_a_proxy_weakened_them(
    known: str, nova: Project, client: Client
) -> None:
    mark = client.get(NOVA)["ETag"]
    assert client.get(NOVA, headers={"if-none-match": known.format(mark)}).status_code == 304
    assert client.get(NOVA, headers={"if-none-match": '"other"'}).status_code == 200


def test_whoever_shows_a_token_is_answered_anew(nova: Project, client: Client) -> None:
    first = client.get(NOVA)
    answer = client.get(NOVA, headers={"authorization": "Token x", "if-none-match": first["ETag"]})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-cache"
    assert not answer.has_header("ETag")
    assert "Authorization" in first["Vary"].split(", ")


def test_other_processes_share_what_one_computed(
    nova: Project,
    client: Client,
    settings: Settings,
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    settings.CACHE_IS_SHARED = True
    first = client.get(NOVA)
    near.clear()  # as in another process
    with django_assert_num_queries(1):
        assert client.get(NOVA).content == first.content
    assert near.size > 0


def test_of_two_states_the_present_one_is_fetched_from_where_all_share(
    nova: Project, client: Client, settings: Settings
) -> None:
    settings.CACHE_IS_SHARED = True
    client.get(NOVA)
    old = dict(near._found)
    changed(nova, "Second")
    second = client.get(NOVA)
    near._found.update(old)  # a process that has only heard of the first
    assert client.get(NOVA)["ETag"] == second["ETag"]
    assert client.get(NOVA).json()["role"] == "Second"


def test_the_site_serves_on_while_redis_is_down(
    nova: Project, client: Client, settings: Settings
) -> None:
    settings.CACHE_IS_SHARED = True
    settings.CACHES = {
        "default": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
            "OPTIONS": {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 0.25},
        }
    }
    first = client.get(NOVA)
    assert first.status_code == 200
    near.clear()
    assert client.get(NOVA).content == first.content
    assert client.get(NOVA, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_what_is_kept_is_given_while_the_database_is_down(
    nova: Project,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    first = client.get(NOVA)

    def fail() -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(giving, "current_between_requests", fail)
    monkeypatch.setattr(middleware, "snapshot", fail)
    assert client.get(NOVA).content == first.content
    assert client.get(NOVA, headers={"if-none-match": '"other"'}).content == first.content
    assert "is answered as it was" in caplog.text
    near.clear()
    client.raise_request_exception = False
    known = {"if-none-match": '"other"'}
    assert client.get(NOVA, headers=known).status_code == 500


def test_what_is_kept_passes_nothing_on_and_everything_else_is_passed_on(
    nova: Project, client: Client
) -> None:
    mark = client.get(NOVA)["ETag"]

    def never(*_asked: Any) -> Any:
        raise AssertionError("Django is asked")

    application = giving.giving(never)
    assert fetched(application, asked())[0] == "200 OK"
    assert fetched(application, asked(method="HEAD"))[2] == b""
    assert fetched(application, asked(**{"if-none-match": mark}))[0] == "304 Not Modified"
    for other in (
        asked(method="POST"),
        asked(method="OPTIONS"),
        asked(cookie="sessionid=x"),
        asked(authorization="Token x"),
        asked(**{"if-match": mark}),
        asked(**{"if-none-match": "*"}),
        asked("/api/v1/projects/"),
    ):
        with pytest.raises(AssertionError, match="Django is asked"):
            fetched(application, other)


def test_servers_get_what_their_protocol_asks_for(nova: Project, client: Client) -> None:
    mark = client.get(NOVA)["ETag"]
    application = validator(wsgi.application)
    for environ, expected in (
        (asked(), "200 OK"),
        (asked(method="HEAD"), "200 OK"),
        (asked(**{"if-none-match": mark}), "304 Not Modified"),
    ):
        status, headers, _body = fetched(application, environ)
        assert status == expected
        assert dict(headers)["ETag"] == mark


def test_what_a_server_adds_to_the_headers_is_not_given_to_the_next(
    nova: Project, client: Client
) -> None:
    client.get(NOVA)
    for _time in range(2):
        found = given(asked())
        assert found
        assert "Connection" not in dict(found.headers)
        found.headers.append(("Connection", "close"))


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_database_has_hung_up_is_replaced(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.ensure_connection()
    old, read = connection.connection, revision._read

    def hung_up(statement: str) -> Revision:
        if connection.connection is old:
            raise error("server closed the connection unexpectedly")
        return read(statement)

    monkeypatch.setattr(revision, "_read", hung_up)
    assert current_between_requests() == read(revision._READ)
    assert connection.connection is not old


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_is_asked_on_one_new_connection_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times = []

    def away(statement: str) -> Revision:
        times.append(statement)
        raise OperationalError("connection refused")

    monkeypatch.setattr(revision, "_read", away)
    connection.ensure_connection()
    for expected in (2, 3):  # the second time there is none that could be an old one
        with pytest.raises(OperationalError):
            current_between_requests()
        assert len(times) == expected


@pytest.mark.django_db(transaction=True)
def test_whether_a_connection_works_is_not_asked_beside_the_revision(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Callable[[int], Any]
) -> None:
    connection.ensure_connection()
    used = connections["default"]
    with monkeypatch.context() as patch, django_assert_num_queries(1):
        patch.setattr(used, "health_check_enabled", True)
        patch.setattr(used, "is_usable", lambda: pytest.fail("asked twice"))
        current_between_requests()


@pytest.mark.django_db(transaction=True)
def test_a_connection_past_its_time_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.ensure_connection()
    old = connection.connection
    monkeypatch.setattr(connection, "close_at", 0.0)
    current_between_requests()
    assert connection.connection is not old
