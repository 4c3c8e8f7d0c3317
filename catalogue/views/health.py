"""Whether this process runs, and whether the site is ready to work."""

import logging
import secrets
from functools import cache as once

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from catalogue import revising, sealing

_log = logging.getLogger(__name__)
OK, FAILED, UNKNOWN = "ok", "failed", "not checked"


def healthz(_request: HttpRequest) -> HttpResponse:
    """Say that the process answers. Nothing else is asked, so nothing else can make it fail."""
    answer = HttpResponse("ok", content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    return answer


@never_cache
def readyz(_request: HttpRequest) -> JsonResponse:
    """Say whether database, migrations, triggers and cache are as they should be; else 503."""
    database = _database()
    checks = {
        "database": database,
        "migrations": _migrations() if database == OK else UNKNOWN,
        "triggers": _triggers() if database == OK else UNKNOWN,
        "cache": _cache(),
    }
    ready = set(checks.values()) == {OK}
    return JsonResponse({"ready": ready, "checks": checks}, status=200 if ready else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        # What it says may hold names of hosts and users, which are nobody's business outside.
        _log.exception("The database cannot be reached")
        return FAILED
    return OK


def _migrations() -> str:
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        _log.exception("The applied migrations cannot be read")
        return FAILED
    missing = sorted(
        f"{app}.{name}"
        for (app, name), replaced in _released().items()
        if (app, name) not in applied and not (replaced and replaced <= applied)
    )
    if missing:
        _log.error("Migrations are not applied: %s", ", ".join(missing))
    return FAILED if missing else OK


def _triggers() -> str:
    """Look for what counts changes and seals editions; `migrate` makes what is missing."""
    try:
        missing = [*revising.missing(connection), *sealing.missing(connection)]
    except DatabaseError:
        _log.exception("The triggers of the database cannot be read")
        return FAILED
    if missing:
        _log.error("Triggers are missing: %s", ", ".join(missing))
    return FAILED if missing else OK


@once
def _released() -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
    """Return the migrations of this release, each with those it stands for, if it is a squash."""
    # Reading them from disk takes a while, and they never change while the process runs.
    found = MigrationLoader(None).disk_migrations
    return {
        key: frozenset((app, name) for app, name in migration.replaces)
        for key, migration in found.items()
    }


def _cache() -> str:
    """Write something and read it back; a Redis that is down only looks empty."""
    name, value = f"readyz-{secrets.token_hex(8)}", secrets.token_hex(8)
    cache.set(name, value, timeout=10)
    if cache.get(name) == value:
        cache.delete(name)
        return OK
    _log.error("The cache does not keep what it is given")
    return FAILED
