"""What a catalogue costs: its import, and the pages about it."""

import resource
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any
from wsgiref.types import WSGIApplication

import django
from django.apps import apps
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext

from catalogue.answers.keeping import near
from catalogue.wsgi import application

SECONDS = 1.0
PLAIN_FILES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def measure(path: Path) -> None:
    """Import a catalogue into the empty database, twice, and fetch the pages about it.

    Args:
        path: the catalogue, in the native format.
    """
    call_command("migrate", verbosity=0)
    say("import", f"{seconds(lambda: load(path)):.1f} s", f"{peak():.0f} MB at most")
    say("import again", f"{seconds(lambda: load(path)):.1f} s", "nothing to do")
    with override_settings(MIDDLEWARE=[], ROOT_URLCONF="tests.benchmarks.bare"):
        bare = duration(WSGIHandler(), "/")
    say("bare view", f"{bare * 1000:.2f} ms", "0 queries", "1 ×")
    with override_settings(STORAGES=PLAIN_FILES):
        for address in addresses():
            cold = duration(application, address)
            count = queries(application, address)
            say(address, f"{cold * 1000:.1f} ms", f"{count} queries", f"{cold / bare:.0f} ×")


def load(path: Path) -> None:
    """Import a catalogue; what is printed goes nowhere."""
    call_command("import_catalogue", str(path), stdout=StringIO(), stderr=StringIO())


def addresses() -> list[str]:
    """Return one address of each kind, of the first map and of the core project first on it."""
    entry = apps.get_model("catalogue.MapEntry").objects.filter(core=True).order_by("pk")[0]
    drawn = entry.category.region.map
    return [
        "/",
        drawn.get_absolute_url(),
        "/projects/",
        entry.project.get_absolute_url(),
        "/api/v1/projects/?limit=100",
        f"/api/v1/maps/{drawn.slug}/",
    ]


def seconds(work: Callable[[], object]) -> float:
    """Return how long the processor is at some work; what else runs here does not count."""
    begun = process_time()
    work()
    return process_time() - begun


def peak() -> float:
    """Return the most memory this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def duration(handler: WSGIApplication, address: str) -> float:
    """Return the seconds a page takes when nothing of it is cached, the median of many."""
    answer(handler, address)
    times: list[float] = []
    while sum(times) < SECONDS:
        forget()
        times.append(seconds(lambda: answer(handler, address)))
    return median(times)


def queries(handler: WSGIApplication, address: str) -> int:
    """Return how many queries a page takes when nothing of it is cached.

    The beginning and the end of the transaction they are in are none.
    """
    forget()
    with CaptureQueriesContext(connection) as captured:
        answer(handler, address)
    return len([one for one in captured if one["sql"] not in ("BEGIN", "COMMIT")])


def forget() -> None:
    """Keep no answer, near or far."""
    cache.clear()
    near.clear()


def answer(handler: WSGIApplication, address: str) -> None:
    """Fetch a page whole; fail if it is not there."""
    status: list[str] = []
    environ = RequestFactory().get(address, headers={"host": "127.0.0.1"}).environ

    def start_response(line: str, *_rest: Any) -> Callable[[bytes], object]:
        status.append(line)
        return lambda _body: None

    response = handler(environ, start_response)
    b"".join(response)
    if hasattr(response, "close"):  # what a WSGI server has to do
        response.close()
    if not status[0].startswith("200"):
        raise RuntimeError(f"{address} answers {status[0]}")


def say(what: str, *figures: str) -> None:
    """Print a line."""
    columns = "".join(f"{figure:>16}" for figure in figures)
    sys.stdout.write(f"  {what:36}{columns}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    django.setup()
    measure(Path(sys.argv[1]))
