"""How often the database is asked; the same however many rows there are."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.editions import publish
from catalogue.models import Edition, Project, Stewardship
from governance.models import Body
from tests import factories
from tests.catalogue.api.conftest import Catalogue, Get

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("searchable")]


# The revision is one of them; rows are counted where a page does not tell how many there are.
COUNTS = {
    "projects/?limit=500": 6,
    "projects/?limit=2": 7,
    "projects/?limit=500&expand=stage,parent,focus_areas,host,first_release,tags": 6,
    "projects/?limit=500&map=openstack&focus_area=datacenter&stage=active&tag=language:python"
    "&parent=openstack&requires=keystone&host=openinfra&license=Apache-2.0&q=nova": 8,
    "projects/?limit=500&format=csv": 6,
    "projects/nova/": 7,
    "maps/": 3,
    "maps/openstack/": 4,
    "maps/openstack/editions/?limit=500": 3,
    "maps/openstack/editions/20190402/": 3,
    "maps/openstack/diff/?from=20190402&to=live": 8,
    "regions/?limit=500": 3,
    "regions/openstack.centre/": 5,
    "categories/?limit=500": 4,
    "categories/openstack.compute/": 6,
    "relations/?limit=500": 2,
    "relations/1007/": 2,
    "focus-areas/?limit=500": 3,
    "focus-areas/datacenter/": 3,
    "stages/?limit=500": 4,
    "stages/active/": 4,
    "releases/?limit=500": 2,
    "facets/?limit=500": 5,
    "use-cases/?limit=500&focus_area=datacenter&sector=retail&project=nova&q=shop": 6,
    "integrations/?limit=500": 2,
    "integrations/?limit=500&project=nova&technology=kubernetes&via=kuryr&host=openinfra": 3,
    "adoptions/?limit=500&expand=organization,project": 2,
    "stewardships/?limit=500&expand=project,focus_area,body": 2,
    "reviews/?limit=500&expand=assessments.criterion": 3,
    "reviews/1008/": 3,
    "organizations/?limit=500&sector=retail": 4,
    "organizations/?limit=500&tier=platinum": 5,
    "bodies/?limit=500&answers_to=board&expand=answers_to,overseen_by": 8,
    "bodies/?limit=500&steward_of=nova&steward_of_focus_area=datacenter": 12,
    "bodies/committee/": 8,
    "people/?limit=500&body=committee&affiliation=openinfra&expand=terms.body": 5,
    "terms/?limit=500&body=committee&expand=person,body,seat_class,affiliation": 3,
    "resolutions/?limit=500&q=resolution": 2,
    "elections/?limit=500": 2,
    "principles/?limit=500": 3,
    "criteria/?limit=500": 3,
    "changes/?limit=50": 8,
    "changes/?limit=500&project=nova&resource=relations": 7,
    "stats/": 7,
    "projects/nova/requirements/?include=works-with": 6,
    "projects/keystone/required-by/": 3,
    "stack/?project=nova&project=keystone&include=works-with": 5,
    "governance/?on=2019-04-02": 8,
    "projects/nova/governance/?on=2019-04-02": 8,
}


def crowd(catalogue: Catalogue, count: int) -> None:
    """Add as many of everything, all of it like Nova."""
    if not catalogue.map.editions.exists():
        publish(catalogue.map, on="2019-04-02")
    nova = catalogue.nova
    region = catalogue.map.regions.get()
    keystone = nova.relations.get().target
    for number in range(count):
        like = factories.project(
            name=f"Nova {number}",
            parent=nova.parent,
            host=nova.host,
            license=nova.license,
            first_release=nova.first_release,
            focus_areas=[*nova.focus_areas.all(), factories.focus_area()],
            tags=[*nova.tags.all(), factories.tag()],
        )
        factories.former_name(subject=like)
        factories.link(project=like)
        factories.stage_change(project=like, stage=nova.stage_changes.get().stage)
        factories.relation(project=like, target=keystone)
        factories.relation(project=like, target=keystone, kind="works_with")
        factories.stage(next_stages=[factories.stage()])
        factories.entry(project=like, category=factories.category(region=region))
        factories.map_()
        crowd_around(like)
        factories.edition(map=catalogue.map, number=f"20{len(Edition.objects.all()) + 20}0101")


def crowd_around(like: Project) -> None:
    """Add a row of everything that is neither a project nor on a map."""
    board, committee = Body.objects.get(slug="board"), Body.objects.get(slug="committee")
    area = factories.focus_area()
    use_case = factories.use_case(name="Shop", sector="retail", focus_areas=[area])
    factories.need(use_case=use_case, project=like)
    factories.integration(project=like, via=factories.project())
    shop = factories.organization(sector="retail", country="DE")
    factories.membership(organization=shop, tier="platinum")
    factories.adoption(organization=shop, project=like)
    factories.stewardship(focus_area=area, body=committee)
    factories.assessment(review=factories.review(project=like))
    team = factories.body(overseen_by=shop)
    factories.reporting_line(body=team, reports_to=board)
    factories.affiliation_limit(body=team)
    seats = factories.seat_class(body=team)
    factories.seat_count(seat_class=seats)
    factories.term(seat_class=seats, affiliation=shop)
    factories.election(body=team, seat_class=seats)
    factories.resolution(body=team)
    factories.principle()
    like.summary = "Changed."
    like.save()


def counted(client: Client) -> dict[str, int]:
    """Return how many queries each address takes, once the process knows its content types."""
    connection.check_constraints()  # which does what PostgreSQL puts off to the commit
    for address in ("projects", "changes"):
        client.get(f"/api/v1/{address}/")
    counts = {}
    for address in COUNTS:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/api/v1/{address}").status_code == 200
        counts[address] = len(captured)
    return counts


def test_counts_of_queries_are_pinned(whole: Catalogue, client: Client) -> None:
    catalogue = whole
    crowd(catalogue, 3)
    assert counted(client) == COUNTS
    crowd(catalogue, 27)
    assert client.get("/api/v1/projects/").json()["count"] == 64
    assert counted(client) == COUNTS


def test_governing_bodies_cost_two_queries_more(
    whole: Catalogue, get: Get, django_assert_num_queries: Callable[[int], Any]
) -> None:
    crowd(whole, 3)
    Stewardship.objects.all().delete()
    factories.stewardship(project=whole.nova.parent, body=factories.body(slug="tc"))
    with django_assert_num_queries(9):
        assert get("projects/?limit=500&governed_by=tc&governed_by=board")["count"] == 5
