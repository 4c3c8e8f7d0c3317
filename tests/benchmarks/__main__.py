"""`make bench`: warm GETs of the starter catalogue, as ratios to a bare view in the same run.

In process, through the WSGI handler, with production settings on a SQLite file of its own. The
second column is how many times the bare view's requests per second a page reaches; the machine's
speed cancels out.
"""

import importlib
import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from time import perf_counter
from typing import Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import RequestFactory, override_settings

SECONDS = 1.0
PAGES = (
    "/",
    "/maps/openstack/",
    "/projects/",
    "/api/v1/maps/openstack/",
    "/api/v1/projects/?limit=100",
)
PLAIN_FILES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def answer(handler: WSGIHandler, address: str) -> int:
    """Fetch a page whole; return its status."""
    status: list[str] = []
    environ = RequestFactory().get(address, headers={"host": "127.0.0.1"}).environ

    def start_response(line: str, *_rest: Any) -> Callable[[bytes], object]:
        status.append(line)
        return lambda _body: None

    response = handler(environ, start_response)
    b"".join(response)
    response.close()
    return int(status[0].split()[0])


def rate(handler: WSGIHandler, address: str) -> float:
    """Return requests per second, after one to warm up."""
    answer(handler, address)
    begun, count = perf_counter(), 0
    while perf_counter() - begun < SECONDS:
        answer(handler, address)
        count += 1
    return count / (perf_counter() - begun)


def measure() -> None:
    """Print a line for each page that is there."""
    with override_settings(MIDDLEWARE=[], ROOT_URLCONF="tests.benchmarks.bare"):
        bare = rate(WSGIHandler(), "/")
    sys.stdout.write(f"{'bare view':34}{bare:8.0f}/s\n")
    handler = WSGIHandler()
    for page in PAGES:
        status = answer(handler, page)
        if status != 200:
            sys.stdout.write(f"{page:34}  answers {status}\n")
            continue
        reached = rate(handler, page)
        sys.stdout.write(f"{page:34}{reached:8.0f}/s {reached / bare:6.2f}\n")


def main() -> None:
    """Fill a database and measure."""
    with tempfile.TemporaryDirectory(prefix="catalogue-bench-") as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="catalogue.settings",
            DEBUG="0",
            SECRET_KEY=secrets.token_urlsafe(50),
            SITE_URL="http://127.0.0.1:8000",
            DATABASE_URL=f"sqlite:///{folder}/bench.sqlite3",
            MAP_EXPORT_DIR=f"{folder}/maps",
            LOG_LEVEL="ERROR",
        )
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("import_catalogue", str(settings.BASE_DIR / "catalogue" / "data"), verbosity=0)
        with override_settings(STORAGES=PLAIN_FILES):
            measure()
        # Imported here: models need the settings.
        importlib.import_module("tests.benchmarks.drawing").measure()


if __name__ == "__main__":
    main()
