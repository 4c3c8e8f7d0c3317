"""The shape of each resource, kept in files."""

import pytest

from catalogue.editions import document_of, publish
from catalogue.map.document import encode, map_document
from catalogue.models import Edition, MapEntry, Project, Stage
from tests import factories
from tests.catalogue.api.conftest import Catalogue, Get
from tests.catalogue.api.golden import assert_golden

ADDRESSES = {
    "root": "",
    "projects": "projects/?q=nova",
    "project": "projects/nova/",
    "project-expanded": "projects/nova/?expand=stage,parent,focus_areas,host,first_release,tags",
    "maps": "maps/",
    "map": "maps/openstack/",
    "editions": "maps/openstack/editions/",
    "edition": "maps/openstack/editions/20190402/",
    "diff": "maps/openstack/diff/?from=20180601&to=20190402",
    "categories": "categories/",
    "category": "categories/openstack.compute/",
    "category-expanded": "categories/openstack.compute/?expand=map,entries.project",
    "relations": "relations/",
    "relation": "relations/1007/",
    "focus-areas": "focus-areas/",
    "focus-area": "focus-areas/datacenter/",
    "stages": "stages/",
    "stage": "stages/active/",
    "requirements": "projects/nova/requirements/?on=2019-04-02&include=works-with",
    "required-by": "projects/keystone/required-by/?on=2019-04-02",
    "stack": "stack/?project=nova&project=karbor&on=2019-04-02",
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_answer_has_the_shape_that_was_promised(name: str, catalogue: Catalogue, get: Get) -> None:
    if name in ("editions", "edition", "diff"):
        publish_twice(catalogue)
    if name in ("requirements", "stack"):
        surround(catalogue)
    assert_golden(name, get(ADDRESSES[name]))


def surround(catalogue: Catalogue) -> None:
    """Let there be everything a stack can say: a loop, an ending with successor, an option."""
    keystone = Project.objects.get(slug="keystone")
    karbor, freezer = (factories.project(slug=slug) for slug in ("karbor", "freezer"))
    factories.relation(project=keystone, target=catalogue.nova)
    factories.relation(project=karbor, target=keystone)
    factories.relation(project=freezer, target=karbor, kind="succeeds")
    factories.relation(project=freezer, target=catalogue.nova, kind="works_with")
    factories.stage_change(project=karbor, stage=Stage.objects.get(slug="retired"))


def publish_twice(catalogue: Catalogue) -> None:
    """Publish the map, change everything that a comparison tells, and publish it again."""
    by = {"publisher": "OpenStack Foundation"}
    entries = MapEntry.objects.order_by("position")
    gone = factories.project(slug="karbor", uid="u4")
    factories.entry(category=entries[0].category, project=gone, position=2)
    publish(catalogue.map, notes="The *first*.", on="2018-06-01", **by)
    retired = Stage.objects.get(slug="retired")
    factories.stage_change(project=gone, stage=retired, changed_on="2018-12")
    entries.filter(project=catalogue.nova).update(label="Servers", core=False)
    other = factories.category(region=entries[0].category.region, slug="other", uid="c2")
    entries.filter(project__slug="keystone").update(category=other)
    Project.objects.filter(slug="nova").update(name="Stella")
    factories.entry(category=other, project=factories.project(slug="zun", uid="u3"))
    publish(catalogue.map, notes="The second.", on="2019-04-02", **by)


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


def test_edition_holds_the_document_that_was_published(catalogue: Catalogue, get: Get) -> None:
    publish_twice(catalogue)
    for edition in Edition.objects.all():
        answered = get(f"maps/openstack/editions/{edition.number}/")["document"]
        assert encode(answered) == encode(document_of(edition))
        answered["edition"] = None
        assert encode(answered).decode() == edition.document
