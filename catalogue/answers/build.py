"""Which release answers: part of every mark, so that no answer of an older one passes for ours."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from django.conf import settings

FOLDERS = ("catalogue", "governance", "templates", "static", "locale")
SUFFIXES = frozenset((".py", ".html", ".xml", ".txt", ".css", ".js", ".json", ".svg", ".mo"))
# What answers show of the settings.
SHOWN = (
    *("SITE_URL", "SITE_NAME", "DATA_LICENSE", "LANGUAGE_CODE", "LANGUAGES"),
    *("CONTENT_SECURITY_POLICY", "SECURE_HSTS_SECONDS", "SHARED_SECONDS"),
)


def build_id() -> str:
    """Return what names the release with its settings, the same on all machines that run it.

    It is ``BUILD_ID`` where that is set, or else a hash of the code. While debugging, it changes
    with every page and style that is saved; with other files the server starts again.
    """
    return _digest(_newest(settings.BASE_DIR)) if settings.DEBUG else _digest(0.0)


@cache
def _digest(_newest_change: float) -> str:
    code = settings.BUILD_ID or _code_digest(settings.BASE_DIR)
    shown = repr([(name, str(getattr(settings, name))) for name in SHOWN])
    return hashlib.blake2b(f"{code}{shown}".encode(), digest_size=12).hexdigest()


def _code_digest(base: Path) -> str:
    found = hashlib.blake2b()
    for path in (*_files(base), base / "requirements.txt", base / "constraints.txt"):
        found.update(f"{path.relative_to(base)}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _newest(base: Path) -> float:
    return max(path.stat().st_mtime for path in _files(base, ("templates", "static")))


def _files(base: Path, folders: Sequence[str] = FOLDERS) -> list[Path]:
    every = (path for folder in folders for path in (base / folder).rglob("*"))
    return sorted(path for path in every if path.suffix in SUFFIXES)
