"""How often the database is asked to write; the same however much else there is."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import Project
from tests.catalogue.api.conftest import Catalogue
from tests.catalogue.api.test_queries import crowd
from tests.catalogue.api.writing.conftest import Api

pytestmark = pytest.mark.slow

LINK = {"kind": "homepage", "url": "https://tumbler.example/"}
TUMBLER = {"slug": "tumbler", "name": "Tumbler", "kind": "tool", "parent": "nova", "links": [LINK]}


def rows(count: int, **values: Any) -> list[Any]:
    return [
        {"slug": f"many-{at}", "name": f"Many {at}", "kind": "tool", **values}
        for at in range(count)
    ]


# In the order in which they are asked. Savepoints are of tests, which stand in a transaction.
REQUESTS: dict[str, tuple[str, str, Any, int]] = {
    "refused": ("post", "projects/", {**TUMBLER, "parent": "nowhere"}, 6),
    "added": ("post", "projects/", TUMBLER, 27),
    "read": ("get", "projects/tumbler/", None, 14),
    "changed": ("patch", "projects/tumbler/", {"role": "Turns"}, 32),
    "unchanged": ("patch", "projects/tumbler/", {"role": "Turns"}, 25),
    "list replaced": ("patch", "projects/tumbler/", {"links": [{**LINK, "label": "Home"}]}, 28),
    "replaced": ("put", "projects/tumbler/", {"name": "Tumbler", "kind": "tool"}, 39),
    "deleted": ("delete", "projects/tumbler/", None, 67),
    "10 added": ("patch", "projects/", rows(10), 12),
    "10 tried": ("patch", "projects/?dry_run=true", rows(10, role="Turns"), 12),
    "10 changed": ("patch", "projects/", rows(10, role="Turns"), 12),
    "10 unchanged": ("patch", "projects/", rows(10, role="Turns"), 5),
    "30 added": ("patch", "projects/", rows(40)[10:], 12),
}


def counted(api: Api) -> dict[str, int]:
    """Return how many queries each request takes, once the process knows its content types."""
    api.read("projects/nova/")
    counts = {}
    for name, (method, path, body, _count) in REQUESTS.items():
        with CaptureQueriesContext(connection) as captured:
            answer = api.send(method, path, body, If_Match="*")
        assert (answer.status_code == 400) == (name == "refused"), answer.content
        asked = [query["sql"] for query in captured.captured_queries]
        counts[name] = sum("SAVEPOINT" not in sql for sql in asked)
    return counts


def test_counts_of_queries_are_pinned(whole: Catalogue, api: Api) -> None:
    pinned = {name: count for name, (*_asked, count) in REQUESTS.items()}
    assert counted(api) == pinned
    Project.objects.filter(slug__startswith="many-").delete()
    crowd(whole, 10)
    assert counted(api) == pinned
