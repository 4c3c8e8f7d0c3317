"""The shape of each resource, kept in files."""

import pytest

from catalogue.map.document import encode, map_document
from tests.catalogue.api.conftest import Catalogue, Get
from tests.catalogue.api.golden import assert_golden

ADDRESSES = {
    "root": "",
    "projects": "projects/?q=nova",
    "project": "projects/nova/",
    "project-expanded": "projects/nova/?expand=stage,parent,focus_areas,host,first_release,tags",
    "maps": "maps/",
    "map": "maps/openstack/",
    "categories": "categories/",
    "category": "categories/openstack.compute/",
    "category-expanded": "categories/openstack.compute/?expand=map,entries.project",
    "relations": "relations/",
    "relation": "relations/1007/",
    "focus-areas": "focus-areas/",
    "focus-area": "focus-areas/datacenter/",
    "stages": "stages/",
    "stage": "stages/active/",
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_answer_has_the_shape_that_was_promised(name: str, catalogue: Catalogue, get: Get) -> None:
    assert_golden(name, get(ADDRESSES[name]))


def test_error_has_the_shape_that_was_promised(catalogue: Catalogue, get: Get) -> None:
    assert_golden("problem", get("projects/?limit=0&colour=red", status=400))


def test_one_row_is_the_row_of_the_list(catalogue: Catalogue, get: Get) -> None:
    for resource in ("projects", "categories", "relations", "focus-areas", "stages"):
        for row in get(f"{resource}/")["results"]:
            assert get(row["url"].split("/api/v1/")[1]) == row


def test_map_is_answered_with_the_bytes_of_its_document(
    catalogue: Catalogue, client: object, get: Get
) -> None:
    document = get("maps/openstack/")
    assert encode(document) == encode(map_document(catalogue.map))
