"""The guide says what is so."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from catalogue.api.urls import RESOURCES, names
from catalogue.filters.changes import ChangeFilter

pytestmark = pytest.mark.slow


def _filters(filterset: Any) -> list[str]:
    return [] if filterset is None else list(filterset.base_filters)


ROOT = Path(__file__).resolve().parents[3]
GUIDE = (ROOT / "docs" / "api.md").read_text()
HOST = "http://127.0.0.1:8000"
CURL = re.compile(rf"^curl (?:-H 'Accept: ([^']+)' )?'{HOST}([^']+)'$", re.MULTILINE)
SHOWN = re.compile(rf"curl '{HOST}([^']+)'\n```\n\n```json\n(.*?)```", re.DOTALL)


FILTERS = {name for each in RESOURCES.values() for name in _filters(each.filterset_class)}


@pytest.mark.parametrize(
    "name",
    sorted(
        {*names, *FILTERS, *ChangeFilter.base_filters, "schema/", "docs/", "stack/", "findings"}
    ),
)
def test_guide_names_everything_there_is(name: str) -> None:
    assert f"`{name}`" in GUIDE or f"/{name}`" in GUIDE


def part_of(shown: Any, answered: Any) -> bool:
    """Tell whether what the guide shows is in the answer, which may have more.

    How many rows there are changes with the data, so only that it is said is looked at.
    """
    if isinstance(shown, dict):
        return all(
            key in answered and (key == "count" or part_of(shown[key], answered[key]))
            for key in shown
        )
    if isinstance(shown, list):
        left = iter(answered)  # an excerpt: rows may be left out, but stand in their order
        return all(any(part_of(row, other) for other in left) for row in shown)
    return bool(shown == answered)


# Not lists, or lists for mirrors, so without a count.
UNCOUNTED = re.compile(
    r"(magnum|diff|stats|search|stack|requirements|required-by|governance)/\?|since_revision="
)


@pytest.mark.usefixtures("searchable")
def test_examples_answer_as_the_guide_shows(db: None, client: Client) -> None:
    call_command("import_catalogue", str(ROOT / "catalogue" / "data"), verbosity=0)
    local = {"host": "127.0.0.1:8000"}
    examples = CURL.findall(GUIDE)
    assert len(examples) == GUIDE.count("\ncurl ")
    for accept, address in examples:
        headers = {**local, "accept": accept or "*/*"}
        response = client.get(address, headers=headers)
        assert response.status_code == (400 if "actve" in address else 200), address
        kind = response["Content-Type"]
        if kind == "application/json" and "/?" in address and not UNCOUNTED.search(address):
            assert response.json()["count"] > 0, address
    for address, shown in SHOWN.findall(GUIDE):
        assert part_of(json.loads(shown), client.get(address, headers=local).json()), address
