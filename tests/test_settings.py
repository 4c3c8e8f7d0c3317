"""The environment is checked at start, and production is safe by default."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from catalogue import environment

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "SECRET_KEY": "9vXq2-rT5wZb8nK1sLd4gHj7pMc0fYe3uAi6oQx_VtBzRkNlWm",
    "SITE_URL": "https://map.example.org",
    "DATABASE_URL": "postgres://catalogue:secret@db.example.org/catalogue",
    "CACHE_URL": "redis://cache.example.org:6379/0",
    "PROXY_COUNT": "1",
}


def python(arguments: list[str], variables: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run Python in the repository with only these variables set."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def start(variables: dict[str, str], code: str) -> "subprocess.CompletedProcess[str]":
    """Run code after loading the settings, warnings being errors."""
    return python(["-W", "error", "-c", f"from catalogue import settings\n{code}"], variables)


def manage(command: str, variables: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run a command of manage.py."""
    return python(["manage.py", *command.split()], variables)


def refusal(variables: dict[str, str]) -> str:
    """Return the last line the site leaves when it does not start."""
    done = start(variables, "")
    assert done.returncode != 0, "the settings were accepted"
    return done.stderr.strip().splitlines()[-1]


def test_development_needs_no_variable_but_debug() -> None:
    assert start({"DEBUG": "1"}, "").returncode == 0


def test_production_settings_are_accepted() -> None:
    done = start(PRODUCTION, "print(settings.ALLOWED_HOSTS, settings.SESSION_COOKIE_SECURE)")
    assert done.stdout.strip() == "['map.example.org'] True", done.stderr


@pytest.mark.parametrize("missing", ["SECRET_KEY", "SITE_URL"])
def test_production_refuses_to_start_without(missing: str) -> None:
    message = refusal({name: value for name, value in PRODUCTION.items() if name != missing})
    assert f"{missing} is not set" in message


def test_command_line_says_what_is_wrong_in_one_line() -> None:
    done = manage("check", {**PRODUCTION, "SITE_URL": ""})
    assert done.returncode == 1
    assert done.stderr == (
        "manage.py: SITE_URL is not set. "
        "Use scheme and host alone, such as https://map.example.org\n"
    )


def test_production_refuses_the_development_key() -> None:
    message = refusal({**PRODUCTION, "SECRET_KEY": environment.DEVELOPMENT_KEY})
    assert "SECRET_KEY is the development key" in message


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("DEBUG", "maybe", "Use 1 or 0"),
        ("SECRET_KEY", "short", "at least 50 random characters"),
        ("SECRET_KEY", "ab" * 40, "at least 50 random characters"),
        ("SITE_URL", "map.example.org", "https://map.example.org"),
        ("SITE_URL", "ftp://map.example.org", "https://map.example.org"),
        ("SITE_URL", "https://map.example.org/under/here", "scheme and host alone"),
        ("SITE_URL", "https://map.example.org:port", "scheme and host alone"),
        ("SITE_URL", "http://map.example.org", "Use https://"),
        ("ALLOWED_HOSTS", "https://map.example.org", "List host names"),
        ("ALLOWED_HOSTS", "*", "List host names"),
        ("ALLOWED_HOSTS", "map.example.org:8000", "List host names"),
        ("DATABASE_URL", "mysql://db.example.org/catalogue", "Use sqlite:///"),
        ("DATABASE_URL", "catalogue.sqlite3", "Use sqlite:///"),
        ("DATABASE_URL", "postgres://db.example.org", "Use sqlite:///"),
        ("DATABASE_URL", "postgres://db.example.org:port/catalogue", "Use sqlite:///"),
        ("DATABASE_URL", "sqlite:////no/such/folder/db.sqlite3", "Create it"),
        ("CACHE_URL", "memcached://cache.example.org", "Use redis://"),
        ("CACHE_URL", "redis:", "Use redis://"),
        ("PROXY_COUNT", "one", "Use 0 or more"),
        ("PROXY_COUNT", "-1", "Use 0 or more"),
        ("HSTS_SECONDS", "1y", "Use 0 or more"),
        ("MAP_EXPORT_DIR", "maps", "absolute path"),
        ("MAP_EXPORT_DIR", "/dev/null", "absolute path"),
        ("MAP_EXPORT_DIR", "/no/such/folder/maps", "Create it"),
        ("MAP_EXPORT_MEGABYTES", "lots", "Use 0 or more"),
        ("MAP_EXPORT_SECONDS", "1.5", "Use 0 or more"),
        ("MAP_EXPORT_MEMORY_MEGABYTES", "1G", "Use 0 or more"),
        ("DATA_LICENSE", "Apache-2.0", "Use one of CC-BY-4.0"),
        ("ANSWERS_MEGABYTES", "lots", "Use 0 or more"),
        ("ANSWER_KILOBYTES", "-1", "Use 0 or more"),
        ("SHARED_SECONDS", "1m", "Use 0 or more"),
        ("API_REQUESTS_PER_MINUTE", "10/s", "Use 0 or more"),
        ("SUGGESTIONS_PER_HOUR", "many", "Use 0 or more"),
        ("SUGGESTION_CONTACT_DAYS", "-1", "Use 0 or more"),
        ("IMPORT_MEGABYTES", "1 GB", "Use 0 or more"),
        ("LOG_LEVEL", "loud", "Use one of DEBUG, INFO"),
    ],
)
def test_wrong_value_is_refused_by_name_with_what_would_be_right(
    name: str, value: str, remedy: str
) -> None:
    message = refusal({**PRODUCTION, name: value})
    assert message.startswith(f"catalogue.environment.WrongSetting: {name} ")
    assert remedy in message


@pytest.mark.parametrize("name", ["DATABASE_URL", "CACHE_URL"])
def test_error_never_shows_a_password(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "other://user:hunter2@db.example.org/name")
    with pytest.raises(environment.WrongSetting) as raised:
        environment.database(ROOT) if name == "DATABASE_URL" else environment.cache()
    assert "hunter2" not in str(raised.value)


def test_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CACHE_URL", " ")
    assert environment.cache()["BACKEND"].endswith("LocMemCache")


@pytest.mark.parametrize(
    ("url", "name"),
    [("", "db.sqlite3"), ("sqlite://:memory:", ":memory:"), ("sqlite:///other.db", "other.db")],
)
def test_sqlite_is_in_wal_mode_and_reads_take_no_lock(
    url: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    described: dict[str, Any] = environment.database(ROOT)
    assert Path(described["NAME"]).name == name
    assert "journal_mode=WAL" in described["OPTIONS"]["init_command"]
    assert described["OPTIONS"]["transaction_mode"] == "DEFERRED"


def test_postgres_options_and_sockets_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://me@%2Frun%2Fpg/catalogue?sslmode=require")
    described = environment.database(ROOT)
    assert (described["HOST"], described["NAME"]) == ("/run/pg", "catalogue")
    assert described["OPTIONS"] == {"sslmode": "require"}


def test_production_may_be_tried_on_this_machine_without_tls() -> None:
    local = {**PRODUCTION, "SITE_URL": "http://127.0.0.1:8000"}
    done = start(local, "print(settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS)")
    assert done.stdout.strip() == "False ['127.0.0.1']", done.stderr


def test_deployment_check_is_silent_in_production() -> None:
    done = manage("check --deploy --fail-level INFO", PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "System check identified no issues (0 silenced)."
