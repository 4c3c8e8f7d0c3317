"""What pages and answers about the structure cost with ten thousand bodies.

To be called on an empty database. Times are the processor's of this process: what the database does
meanwhile on PostgreSQL is not in them.
"""

import gzip
import sys
from time import process_time
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from governance.models import Body, ReportingLine
from tests.benchmarks.measuring import PLAIN_FILES

BODIES, LEADS = 10_000, 50
REPEATS = 3
ADDRESSES = (
    "/governance/",
    "/governance/bodies/",
    "/governance/bodies/board/",
    "/governance/bodies/body-0/",
    "/api/v1/governance/",
    "/api/v1/bodies/?limit=500",
)


def measure() -> None:
    """Fill the database, print what each page takes, and empty it again."""
    call_command("migrate", verbosity=0)
    with override_settings(STORAGES=PLAIN_FILES), transaction.atomic():
        fill()
        client = Client(headers={"host": urlsplit(settings.SITE_URL).netloc})
        for address in ADDRESSES:
            line(client, address)
        transaction.set_rollback(True)


def fill() -> None:
    """Make a board, fifty committees that answer to it, and teams that answer to these."""
    board = Body.objects.create(slug="board", name="Board", kind="board", established_on="2012")
    bodies = Body.objects.bulk_create(
        Body(
            slug=f"body-{at}",
            name=f"Body {at}",
            sort_key=f"{at:06}",
            kind="technical" if at < LEADS else "team",
            established_on="2013",
        )
        for at in range(BODIES)
    )
    ReportingLine.objects.bulk_create(
        ReportingLine(body=body, reports_to=bodies[at % LEADS] if at >= LEADS else board)
        for at, body in enumerate(bodies)
    )


def line(client: Client, address: str) -> None:
    """Print the shortest time of a few, with queries and size."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    queries = len(captured)  # the next request forgets them
    assert answer.status_code == 200, address
    taken = []
    for _time in range(REPEATS):
        begun = process_time()
        client.get(address)
        taken.append(process_time() - begun)
    sizes = f"{len(answer.content) / 1000:9.0f} kB{_sent(answer.content) / 1000:6.0f} kB sent"
    figures = f"{min(taken) * 1000:9.1f} ms{queries:5} queries{sizes}"
    sys.stdout.write(f"  {connection.vendor:12}{address:34}{figures}\n")


def _sent(content: bytes) -> int:
    return len(gzip.compress(content))
