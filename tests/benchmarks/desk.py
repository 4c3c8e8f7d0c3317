"""What a curator's pages cost: the desk, and the list of every model, with 2,400 projects.

To be called on an empty database, which it leaves full. The desk is told three times: with nothing
kept, after a change (all that is kept was computed from something else), and as it was.
"""

import sys
import tempfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from time import perf_counter, process_time

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from catalogue.models import LinkCheck, Project, ProjectLink
from tests.benchmarks.generated import write_catalogue
from tests.benchmarks.measuring import PLAIN_FILES
from tests.benchmarks.rules import some_bodies

SIZE, BROKEN, REPEATS = 2400, 200, 5


def measure() -> None:
    """Fill the database and measure each page."""
    call_command("migrate", verbosity=0)
    fill()
    with override_settings(STORAGES=PLAIN_FILES):
        measure_pages()


def measure_pages() -> None:
    """Print queries and time of each page."""
    client = Client(headers={"host": "127.0.0.1", "x-forwarded-proto": "https"})
    client.force_login(User.objects.create_superuser("measuring"))
    desk = reverse("admin:index")
    show("the desk, nothing kept", client, desk, cache.clear)
    show("the desk, after a change", client, desk, change)
    show("the desk, as it was", client, desk)
    for model in admin.site._registry:
        name = model._meta.label_lower.replace(".", "_")
        rows = model._default_manager.count()
        told = f"{model._meta.verbose_name_plural}, {rows}"
        show(told, client, reverse(f"admin:{name}_changelist"))


def fill() -> None:
    """Make a catalogue with bodies, and addresses that failed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.yaml"
        write_catalogue(path, SIZE)
        call_command("import_catalogue", str(path), stdout=StringIO())
    some_bodies()
    urls = ProjectLink.objects.order_by("pk").values_list("url", flat=True).distinct()[:BROKEN]
    day = "2026-01-01"
    LinkCheck.objects.bulk_create(
        LinkCheck(url=url, checked_at=f"{day}T00:00Z", failed_on=day, failures=3, problem="404")
        for url in urls
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def change() -> None:
    """Save a project, as a curator does."""
    project = Project.objects.earliest("pk")
    project.role = str(perf_counter())
    project.save()


def show(
    what: str, client: Client, address: str, before: Callable[[], object] = lambda: None
) -> None:
    """Print the shortest time of a page among a few, the processor's part of it, and its queries.

    The processor's time is that of this process: on PostgreSQL the server's comes on top.

    Args:
        what: what the page is called.
        client: who asks for it.
        address: where it is.
        before: what is done before each time.
    """
    taken = []
    for _time in range(REPEATS):
        before()
        begun = perf_counter(), process_time()
        answer = client.get(address)
        taken.append((perf_counter() - begun[0], process_time() - begun[1]))
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")
    before()
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    clock, processor = (min(times) * 1000 for times in zip(*taken, strict=True))
    figures = f"{clock:9.1f} ms{processor:9.1f} ms of processor{len(captured):5} queries"
    sys.stdout.write(f"  {connection.vendor:12}{what:34}{figures}\n")
