"""Search in the API: strict, and the same as on the page."""

from collections.abc import Callable
from typing import Any

import pytest

from tests import factories
from tests.catalogue.api.conftest import Catalogue, Get

pytestmark = pytest.mark.usefixtures("searchable")

Refused = Callable[[str], dict[str, str]]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", "q"),
        ("?q=", "q"),
        (f"?q={'a' * 201}", "q"),
        ("?q=a%00b", "q"),
        ("?q=a&q=b", "q"),
        ("?q=nova&kind=gadget", "kind"),
        ("?q=nova&limit=0", "limit"),
        ("?q=nova&limit=61", "limit"),
        ("?q=nova&limit=ten", "limit"),
        ("?q=nova&limit=99999999999999999999", "limit"),
        ("?q=nova&offset=3", "offset"),
        ("?q=nova&format=csv", "format"),
    ],
)
def test_what_cannot_be_used_is_refused(query: str, parameter: str, refused: Refused) -> None:
    assert list(refused(f"search/{query}")) == [parameter]


def test_who_looks_for_nothing_is_told_how_to_look(refused: Refused) -> None:
    assert refused("search/") == {"q": "Say what to look for, such as q=kubernetes."}


def test_kinds_and_limit_narrow_it(catalogue: Catalogue, get: Get) -> None:
    factories.body(name="Nova team")
    factories.person(name="Nova Smith")
    kinds = [found["kind"] for found in get("search/?q=nova")["results"]]
    assert sorted(kinds) == ["body", "person", "project"]
    assert kinds[0] == "project"
    asked = get("search/?q=nova&kind=body&kind=person&limit=1")["results"]
    assert [found["kind"] for found in asked] in (["body"], ["person"])


def test_list_of_projects_has_the_same_order(catalogue: Catalogue, get: Get) -> None:
    for name, role in (("Nova cells", ""), ("Cells", "About nova"), ("Kuryr", "Novas")):
        factories.project(name=name, role=role)
    found = [row["slug"] for row in get("search/?q=nova&kind=project")["results"]]
    assert [row["slug"] for row in get("projects/?q=nova")["results"]] == found
    assert len(found) == 4


def test_category_is_named_as_in_the_rest_of_the_api(catalogue: Catalogue, get: Get) -> None:
    [found] = get("search/?q=compute&kind=category")["results"]
    assert found["slug"] == "openstack.compute"
    category: Any = get(found["url"].split("/api/v1/")[1])
    assert category["name"] == found["name"]
