"""Settings from the environment, each refused by name when its value is of no use.

An empty variable counts as unset, so that a line `CACHE_URL=` in a unit file means the default.
"""

import os
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

DEVELOPMENT_KEY = "development-only-never-in-production-0123456789-abcdefghijklm"

# A write waits this long for another write to end before it fails.
SQLITE_WAIT_SECONDS = 20

# Readers never wait for the writer (WAL); a crash of the machine may lose the last commits but
# never damages the file (NORMAL). Django itself switches foreign keys on, later than this; said
# here too because other tools copy this line.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
    f"PRAGMA busy_timeout={SQLITE_WAIT_SECONDS * 1000}; PRAGMA temp_store=MEMORY; "
    "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=67108864;"
)


# Licences made for data, by their SPDX identifiers, with their names and where they are read.
DATA_LICENCES = {
    "CC-BY-4.0": (
        "Creative Commons Attribution 4.0 International",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "CC-BY-SA-4.0": (
        "Creative Commons Attribution-ShareAlike 4.0 International",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    "CC0-1.0": (
        "Creative Commons Zero 1.0 Universal",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    "ODC-By-1.0": (
        "Open Data Commons Attribution License 1.0",
        "https://opendatacommons.org/licenses/by/1-0/",
    ),
    "ODbL-1.0": (
        "Open Data Commons Open Database License 1.0",
        "https://opendatacommons.org/licenses/odbl/1-0/",
    ),
    "PDDL-1.0": (
        "Open Data Commons Public Domain Dedication and License 1.0",
        "https://opendatacommons.org/licenses/pddl/1-0/",
    ),
}


class WrongSetting(ImproperlyConfigured):
    """A variable has a value the site cannot start with; the message is for its operator."""


def refuse(name: str, problem: str, remedy: str) -> WrongSetting:
    """Return the error for a variable: what is wrong with it and what would be right."""
    return WrongSetting(f"{name} {problem}. {remedy}")


def text(name: str, default: str = "") -> str:
    """Return a variable without surrounding blanks."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """Return a variable that is on or off."""
    value = text(name).lower()
    if not value:
        return default
    if value not in TRUE | FALSE:
        raise refuse(name, f"is {value!r}, neither on nor off", "Use 1 or 0.")
    return value in TRUE


def number(name: str, *, default: int) -> int:
    """Return a variable that is a whole number from 0."""
    value = text(name)
    if not value:
        return default
    if not (value.isascii() and value.isdigit()):
        raise refuse(
            name, f"is {value!r}, not a whole number", f"Use 0 or more, such as {default}."
        )
    return int(value)


def folder(name: str, *, default: Path) -> Path:
    """Return a folder that can be written to; it is made when it is first used."""
    path = Path(text(name) or default)
    remedy = "Use the absolute path of a folder of the site's own, such as /var/cache/catalogue"
    if not path.is_absolute():
        raise refuse(name, f"is {str(path)!r}, not an absolute path", remedy)
    if path.exists() and not (path.is_dir() and os.access(path, os.W_OK | os.X_OK)):
        raise refuse(name, f"is {str(path)!r}, which cannot be written to", remedy)
    if text(name) and not path.parent.is_dir():
        raise refuse(name, f"is in {path.parent}, which is not there", "Create it.")
    return path


def own_temporary_folder() -> Path:
    """Return a folder for what can be made again, in the system's place for that, for this user."""
    return Path(tempfile.gettempdir()).resolve() / f"open-infrastructure-catalogue-{os.geteuid()}"


def choice(name: str, *, default: str, among: tuple[str, ...]) -> str:
    """Return a variable that is one of a few words, written in either case."""
    value = text(name, default).upper()
    if value not in among:
        raise refuse(name, f"is {value!r}, which is not known", f"Use one of {', '.join(among)}.")
    return value


def data_licence() -> str:
    """Return the SPDX identifier of the licence the catalogue's data is under."""
    value = text("DATA_LICENSE", "CC-BY-4.0")
    if value not in DATA_LICENCES:
        raise refuse(
            "DATA_LICENSE",
            f"is {value!r}, not a licence made for data that is known here",
            f"Use one of {', '.join(DATA_LICENCES)}.",
        )
    return value


def secret_key(*, debug: bool) -> str:
    """Return the key that signs sessions; only debugging may go without one of its own."""
    remedy = "Set it to at least 50 random characters: openssl rand -base64 48"
    value = text("SECRET_KEY")
    if debug:
        return value or DEVELOPMENT_KEY
    if not value:
        raise refuse("SECRET_KEY", "is not set", f"{remedy} (or set DEBUG=1 to develop).")
    if value == DEVELOPMENT_KEY or value.startswith("django-insecure-"):
        raise refuse("SECRET_KEY", "is the development key, which everyone knows", remedy)
    # The same floor as Django's own deployment check (security.W009).
    if len(value) < 50 or len(set(value)) < 5:
        raise refuse("SECRET_KEY", "is too easy to guess", remedy)
    return value


def site_url(*, debug: bool) -> str:
    """Return where the site is reached, without a slash at the end.

    Absolute links, canonical addresses and feeds are made of it. Without TLS only this machine
    itself is accepted: sessions would travel in the open.
    """
    remedy = "Use scheme and host alone, such as https://map.example.org"
    value = text("SITE_URL", "http://127.0.0.1:8000" if debug else "").rstrip("/")
    if not value:
        raise refuse("SITE_URL", "is not set", remedy)
    parts = split_url("SITE_URL", value, remedy)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise refuse("SITE_URL", f"is {value!r}, not a web address", remedy)
    if parts.path or parts.query or parts.fragment or parts.username:
        raise refuse("SITE_URL", f"is {value!r}, more than scheme and host", remedy)
    if parts.scheme == "http" and not debug and parts.hostname not in LOOPBACK:
        raise refuse("SITE_URL", f"is {value!r}, without TLS", "Use https:// in production.")
    return value


def allowed_hosts(site: str, *, debug: bool) -> list[str]:
    """Return the host names answered to: those listed, or else the one of the site's address."""
    remedy = "List host names between commas, such as map.example.org,.example.net"
    listed = [host.strip() for host in text("ALLOWED_HOSTS").split(",") if host.strip()]
    for host in listed:
        if "/" in host or "*" in host or (":" in host and not host.startswith("[")):
            raise refuse("ALLOWED_HOSTS", f"has {host!r}, which is not a host name", remedy)
    own = urlsplit(site).hostname or ""
    own = f"[{own}]" if ":" in own else own
    local = ["127.0.0.1", "localhost", "[::1]"] if debug else []
    return list(dict.fromkeys([*(listed or [own]), *local]))


def database(base: Path) -> dict[str, Any]:
    """Return Django's description of the database; a SQLite file beside manage.py by default."""
    remedy = "Use sqlite:///path/to/file or postgres://user:password@host:5432/name"
    value = text("DATABASE_URL", f"sqlite:///{base / 'db.sqlite3'}")
    scheme = split_url("DATABASE_URL", value, remedy).scheme
    if scheme not in ("sqlite", "postgres", "postgresql"):
        problem = f"begins with {scheme or value.split(':')[0]!r}, a database not supported"
        raise refuse("DATABASE_URL", problem, remedy)
    try:
        described = dict(dj_database_url.parse(value))
    except (KeyError, ValueError):
        raise refuse("DATABASE_URL", "cannot be read", remedy) from None
    if not described["NAME"]:
        raise refuse("DATABASE_URL", "names no database", remedy)
    return sqlite(described) if scheme == "sqlite" else postgres(described)


def sqlite(described: dict[str, Any]) -> dict[str, Any]:
    """Add what makes one SQLite file serve many readers beside a writer.

    Transactions stay DEFERRED: the admin opens one around every request, and an IMMEDIATE one
    would make its readers queue behind each other. Writes ask for IMMEDIATE themselves.
    """
    folder = Path(described["NAME"]).absolute().parent
    if described["NAME"] != ":memory:" and not folder.is_dir():
        raise refuse("DATABASE_URL", f"points into {folder}, which is not there", "Create it.")
    options = {
        "init_command": SQLITE_PRAGMAS,
        "timeout": SQLITE_WAIT_SECONDS,
        "transaction_mode": "DEFERRED",
    }
    return {
        **described,
        "OPTIONS": {**described.get("OPTIONS", {}), **options},
        # Opening the file anew for each request would cost more than most requests do.
        "CONN_MAX_AGE": None,
    }


def postgres(described: dict[str, Any]) -> dict[str, Any]:
    """Keep connections for a minute, and find out before use whether the server dropped one."""
    return {**described, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def cache() -> dict[str, Any]:
    """Return Django's description of the cache: the process's own memory, or Redis.

    A Redis that is down or silent counts as an empty cache. Finding that out costs a quarter of a
    second, and then nothing for some seconds (`catalogue.shared_cache`).
    """
    value = text("CACHE_URL", "locmem://")
    remedy = "Use redis://host:6379/0, rediss:// for TLS, or locmem:// for the process's memory"
    scheme = split_url("CACHE_URL", value, remedy).scheme
    if scheme == "locmem":
        return {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 5000},
        }
    if scheme not in ("redis", "rediss") or not urlsplit(value).hostname:
        raise refuse("CACHE_URL", "is not the address of a cache", remedy)
    return {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": value,
        "KEY_PREFIX": "catalogue",
        "OPTIONS": {
            "IGNORE_EXCEPTIONS": True,
            "REDIS_CLIENT_CLASS": "catalogue.shared_cache.Patient",
            "SOCKET_CONNECT_TIMEOUT": 0.25,
            "SOCKET_TIMEOUT": 0.25,
        },
    }


def split_url(name: str, value: str, remedy: str) -> SplitResult:
    """Split an address, its port included; addresses may hold passwords, so errors hide them."""
    try:
        parts = urlsplit(value)
        # Asking for the port is what checks it; ":memory:" has none.
        _ = parts.netloc == ":memory:" or parts.port
    except ValueError:
        # "from None": the first error quotes what may be a password.
        raise refuse(name, "cannot be read as an address", remedy) from None
    return parts
