"""Whether the process runs, and whether the site is ready."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from catalogue import revising, sealing
from catalogue.views import health


def test_process_answers_without_a_database(client: Client) -> None:
    # Without the mark for it, the database is out of reach here.
    answer = client.get("/healthz/")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz/", "/readyz/"])
def test_they_are_never_redirected_to_tls(address: str, settings: LazySettings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    client = Client()
    assert client.get("/about/").status_code == 301
    assert client.get(address).status_code == 200


@pytest.fixture
def migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may have made their tables without migrations; here they count as applied."""
    applied = dict.fromkeys(health._released())
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda _self: applied)


@pytest.mark.django_db
@pytest.mark.usefixtures("migrated")
def test_ready_site_says_so_and_is_asked_anew_each_time(client: Client) -> None:
    answer = client.get("/readyz/")
    assert answer.status_code == 200
    checks = {"database": "ok", "migrations": "ok", "triggers": "ok", "cache": "ok"}
    assert answer.json() == {"ready": True, "checks": checks}
    assert "no-store" in answer["Cache-Control"]


def test_database_out_of_reach_is_named_without_its_secrets(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: Any) -> None:
        raise DatabaseError("no connection to db.example.org as hunter2")

    monkeypatch.setattr(connection, "cursor", fail)
    answer = client.get("/readyz/")
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "failed"
    assert answer.json()["checks"]["migrations"] == "not checked"
    assert b"hunter2" not in answer.content


@pytest.mark.django_db
def test_migration_not_applied_is_named(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    released: dict[Any, frozenset[Any]] = {("catalogue", "0001_catalogue"): frozenset()}
    monkeypatch.setattr(health, "_released", lambda: released)
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda _self: {})
    answer = client.get("/readyz/")
    assert answer.status_code == 503
    checks = {"database": "ok", "migrations": "failed", "triggers": "ok", "cache": "ok"}
    assert answer.json()["checks"] == checks
    assert "catalogue.0001_catalogue" in caplog.text


@pytest.mark.django_db
@pytest.mark.usefixtures("migrated")
@pytest.mark.parametrize("part", [revising, sealing])
def test_trigger_that_is_missing_is_named(
    part: Any, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(part, "missing", lambda _connection: ["revise_catalogue_map_insert"])
    answer = client.get("/readyz/")
    assert answer.status_code == 503
    assert answer.json()["checks"]["triggers"] == "failed"
    assert "revise_catalogue_map_insert" in caplog.text


def test_migrations_of_this_release_are_known(settings: LazySettings) -> None:
    settings.MIGRATION_MODULES = {}
    found = health._released.__wrapped__()
    assert {("catalogue", "0001_catalogue"), ("governance", "0001_governance")} <= set(found)


@pytest.mark.django_db
def test_squashed_migration_counts_where_all_it_stands_for_are_applied(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = {("app", "0001_squashed"): frozenset({("app", "0001_a"), ("app", "0002_b")})}
    monkeypatch.setattr(health, "_released", lambda: released)
    for applied, status in (
        ([("app", "0001_a"), ("app", "0002_b")], 200),
        ([("app", "0001_a")], 503),
    ):
        known = dict.fromkeys(applied)
        monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda _self, it=known: it)
        assert client.get("/readyz/").status_code == status


@pytest.mark.django_db
@pytest.mark.usefixtures("migrated")
def test_cache_that_keeps_nothing_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(cache._connections["default"]), "get", lambda *_a, **_k: None)  # type: ignore[attr-defined]
    answer = client.get("/readyz/")
    assert answer.status_code == 503
    assert answer.json()["checks"] == {
        "database": "ok",
        "migrations": "ok",
        "triggers": "ok",
        "cache": "failed",
    }
