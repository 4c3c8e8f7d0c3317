"""Whether data from outside is a map document."""

from copy import deepcopy
from typing import Any

import pytest

from catalogue.map.shape import wrong_in
from tests.catalogue.map.test_changes import category, document, entry, region

GOOD: Any = document(region("r", category("a", entry("nova", stage=None))))


def project(found: Any) -> Any:
    return found["regions"][0]["categories"][0]["entries"][0]["project"]


def test_document_is_one() -> None:
    assert wrong_in(GOOD) == []


@pytest.mark.parametrize("data", [None, [], "{}", 1, {}])
def test_something_else_is_none(data: object) -> None:
    (said,) = wrong_in(data)
    assert said.startswith("“document” must be a mapping of schema, map, edition, regions")


BROKEN: dict[str, tuple[Any, str]] = {
    "schema": (lambda d: d.update(schema=2), "“document.schema” must be 1"),
    "flag for number": (lambda d: d.update(schema=True), "“document.schema” must be a whole"),
    "edition": (
        lambda d: d.update(
            edition={"number": "1", "published_on": "2", "publisher": "3", "sha256": "4"}
        ),
        "“document.edition” must be null",
    ),
    "regions": (lambda d: d.update(regions={}), "“document.regions” must be a list"),
    "order of keys": (
        lambda d: d.update(map=dict(reversed(d["map"].items()))),
        "“document.map” must be a mapping of uid, slug",
    ),
    "placement": (
        lambda d: d["regions"][0].update(placement="middle"),
        "“document.regions[0].placement” must be one of centre, left",
    ),
    "tone": (
        lambda d: d["regions"][0]["categories"][0].update(tone="red"),
        "categories[0].tone” must be one of infrastructure",
    ),
    "uid": (lambda d: project(d).update(uid=""), "project.uid” must not be empty"),
    "name": (lambda d: project(d).update(name=None), "project.name” must be a text"),
    "link that is a script": (
        lambda d: project(d).update(url="javascript:alert(1)"),
        "project.url” must be the path of a project's page",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_fault_says_where_it_is(name: str) -> None:
    broken, change = deepcopy(GOOD), BROKEN[name]
    change[0](broken)
    assert any(change[1] in said for said in wrong_in(broken)), wrong_in(broken)
