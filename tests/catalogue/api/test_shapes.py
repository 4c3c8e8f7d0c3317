"""The shape of each resource, kept in files."""

import datetime
import re
from typing import Any

import pytest

from catalogue.api.urls import RESOURCES
from catalogue.editions import document_of, publish
from catalogue.map.document import encode, map_document
from catalogue.models import Edition, MapEntry, Project, Relation, Review, Stage
from governance.models import Term
from tests import factories
from tests.catalogue.api.conftest import Catalogue, Get
from tests.catalogue.api.golden import assert_golden

pytestmark = pytest.mark.usefixtures("searchable")

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
    "regions": "regions/",
    "region-expanded": "regions/openstack.centre/?expand=map",
    "categories": "categories/",
    "category": "categories/openstack.compute/",
    "category-expanded": "categories/openstack.compute/?expand=map,entries.project",
    "search": "search/?q=noba&kind=project&kind=organization",
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


WHOLE = {
    "organizations": "organizations/?tier=platinum",
    "bodies": "bodies/",
    "body-expanded": "bodies/committee/?on=2019-04-02&expand=answers_to,overseen_by",
    "people": "people/",
    "person-expanded": "people/ada/?expand=terms.body,terms.seat_class,terms.affiliation",
    "terms": "terms/?on=2019-04-02",
    "term-expanded": "terms/1001/?expand=person,body,seat_class,affiliation",
    "resolutions": "resolutions/?expand=body",
    "elections": "elections/",
    "principles": "principles/",
    "criteria": "criteria/",
    "releases": "releases/",
    "facets": "facets/",
    "use-cases": "use-cases/",
    "use-case-expanded": "use-cases/web-shop/?expand=focus_areas,needs.project",
    "integrations": "integrations/",
    "integration-expanded": "integrations/1003/?expand=project,technology,via",
    "adoptions": "adoptions/",
    "adoption-expanded": "adoptions/1004/?expand=organization,project",
    "stewardships": "stewardships/",
    "stewardship-expanded": "stewardships/1006/?expand=project,focus_area,body",
    "reviews": "reviews/",
    "review-expanded": "reviews/1008/?expand=project,stage,resolution,assessments.criterion",
    "changes": "changes/?resource=relations&resource=reviews&resource=terms&expand=project",
    "stats": "stats/?on=2019-04-02",
    "governance": "governance/?on=2019-04-02",
    "project-governance": "projects/nova/governance/?on=2019-04-02",
}


@pytest.mark.parametrize("name", WHOLE)
def test_answer_about_the_whole_has_the_shape_that_was_promised(
    name: str, whole: Catalogue, get: Get
) -> None:
    Relation.objects.get().delete()
    at = datetime.datetime(2026, 8, 1, 12, tzinfo=datetime.UTC)
    for model in (Relation, Review, Term):
        model.history.update(history_date=at)
    assert_golden(name, steady(get(WHOLE[name])))


def steady(answer: Any) -> Any:
    """Return an answer with revisions that are the same each time and on each database."""
    if "revision" in answer:
        assert re.fullmatch(r"[0-9]+\.[0-9]{8}\.[0-9a-f]{16}", answer["revision"])
        # On PostgreSQL it is noted at the commit, and tests commit nothing.
        assert all(row["revision"] is None or row["revision"] > 0 for row in answer["results"])
        rows = [{**row, "revision": 7} for row in answer["results"]]
        return {**answer, "results": rows, "revision": "7.20260801.0123456789abcdef"}
    return answer


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


# What lists leave out of their rows.
LEFT_OUT = {
    "projects": {"stage_changes", "state", "publish_on", "logo"},
    "use-cases": {"state", "publish_on"},
    "bodies": {"reporting_lines"},
}


@pytest.mark.parametrize("resource", [name for name in RESOURCES if name != "maps"])
def test_one_row_is_the_row_of_the_list(resource: str, whole: Catalogue, get: Get) -> None:
    rows = get(f"{resource}/")["results"]
    assert rows
    for row in rows:
        alone = get(row["url"].split("/api/v1/")[1])
        assert {name: alone.pop(name) for name in row} == row
        assert set(alone) == LEFT_OUT.get(resource, set())


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
