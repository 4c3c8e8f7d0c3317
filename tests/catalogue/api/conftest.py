"""A client of the API, and a small catalogue to ask about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client

from catalogue.api.urls import RESOURCES
from catalogue.models import (
    Adoption,
    FocusArea,
    Integration,
    Map,
    Project,
    Relation,
    Review,
    Stage,
    Stewardship,
    Tag,
)
from governance.models import Body, Criterion, Election, Resolution, Term
from tests import factories

Get = Callable[..., Any]


@pytest.fixture
def get(db: None, client: Client) -> Get:
    """Return a function that reads an address below `/api/v1/` and returns what is answered."""

    def read(path: str, status: int = 200) -> Any:
        response = client.get(f"/api/v1/{path}")
        assert response.status_code == status, response.content
        return response.json()

    return read


@pytest.fixture
def slugs(get: Get) -> Callable[[str], list[str]]:
    """Return a function that lists the projects a query finds."""
    return lambda query: [row["slug"] for row in get(f"projects/?{query}")["results"]]


@pytest.fixture
def refused(get: Get) -> Callable[[str], dict[str, str]]:
    """Return a function that returns what is wrong with an address: messages by parameter."""

    def read(path: str) -> dict[str, str]:
        body = get(path, status=400)
        return {error["parameter"]: error["message"] for error in body["errors"]}

    return read


def _model(resource: Any) -> Any:
    return resource.queryset.model


@dataclass(frozen=True)
class Catalogue:
    """Nova and what is around it."""

    nova: Project
    map: Map


NUMBERED = (Relation, Term, Election, Integration, Adoption, Stewardship, Review)


def number_others_from(start: int) -> None:
    """Keep PostgreSQL, which counts on from test to test, from giving a row a number used here."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in NUMBERED:
            cursor.execute(
                "SELECT setval(name, greatest(nextval(name), %s)) "
                "FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS name) AS sequence",
                [start, model._meta.db_table],
            )


@pytest.fixture
def catalogue(db: None) -> Catalogue:
    """Return a catalogue of known values: everything that answers show is given here."""
    # Asked once a process: counts of queries are those of a process that has been running.
    ContentType.objects.get_for_models(*(_model(each) for each in RESOURCES.values()), Tag)
    assert connection.features.supports_json_field
    number_others_from(10_000)
    active = factories.stage(slug="active", position=1, mark="solid", description="Kept going.")
    retired = factories.stage(slug="retired", position=2, mark="cross", listed=False)
    active.next_stages.add(retired)
    openstack = factories.project(slug="openstack", name="OpenStack", kind="project", uid="u0")
    keystone = factories.project(slug="keystone", uid="u1", role="Accounts")
    nova = factories.project(
        slug="nova",
        uid="u2",
        role="Virtual machines",
        summary="Runs virtual machines.",
        description="Nova *runs* machines.",
        parent=openstack,
        host=factories.organization(slug="openinfra", name="OpenInfra Foundation"),
        license="Apache-2.0",
        first_release=factories.release(slug="austin", series="Austin", released_on="2010-10-21"),
        focus_areas=[factories.focus_area(slug="datacenter", since="2017-11", position=1)],
        tags=[factories.tag(slug="python", facet=factories.facet(slug="language"))],
        disambiguation="Not a star.",
        source_url="https://example.org/nova",
        note="As announced.",
    )
    factories.former_name(subject=nova, name="Nebula", since="2009", until="2010-07")
    factories.link(
        project=nova, kind="documentation", url="https://docs.example.org/", label="Docs"
    )
    factories.stage_change(project=nova, stage=active, changed_on="2010-10-21")
    factories.relation(id=1007, project=nova, target=keystone, since="2012", note="For accounts.")
    return Catalogue(nova, _map(nova, keystone))


@pytest.fixture
def whole(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with a row of everything else, all of known values."""
    openinfra = catalogue.nova.host
    sourced = {"source_url": "https://example.org/minutes", "note": "As published."}
    factories.membership(organization=openinfra, tier="platinum", since="2012-09", **sourced)
    factories.former_name(subject=openinfra, name="OpenStack Foundation", until="2020-10-19")
    board = factories.body(
        slug="board", kind="board", established_on="2012", overseen_by=openinfra, mandate="*All*."
    )
    committee = factories.body(slug="committee", kind="technical", charter_url="https://c.example/")
    factories.reporting_line(body=committee, reports_to=board, since="2013")
    elected = factories.seat_class(
        body=committee, slug="elected", term_months=12, position=1, **sourced
    )
    factories.seat_count(seat_class=elected, seats=9, since="2013", **sourced)
    factories.affiliation_limit(body=committee, max_members=None, max_share=50, since="2013")
    person = factories.person(slug="ada", name="Ada Lovelace", **sourced)
    term = {"person": person, "seat_class": elected, "affiliation": openinfra}
    factories.term(id=1001, role="chair", since="2018-08", until="", **term, **sourced)
    factories.election(
        id=1002, body=committee, seat_class=elected, held_on="2018-08", seats=4, method="STV"
    )
    decided = factories.resolution(slug="adopted", body=board, summary="So be it.", **sourced)
    factories.principle(slug="open-source", text="Really open.", position=1)
    criterion = factories.criterion(slug="focus", text="It fits.", position=1)
    factories.decision(suggestion=factories.suggestion(row=catalogue.nova))
    _use(catalogue, committee, decided, criterion)
    return catalogue


def _use(catalogue: Catalogue, committee: Body, decided: Resolution, criterion: Criterion) -> None:
    nova, area = catalogue.nova, FocusArea.objects.get()
    use_case = factories.use_case(
        slug="web-shop", sector="retail", summary="Many visitors.", focus_areas=[area]
    )
    factories.need(use_case=use_case, project=nova, role="runs the shop")
    external = factories.project(slug="kubernetes", kind="external", host=nova.host)
    bridge = factories.project(slug="kuryr", kind="bridge")
    factories.integration(
        id=1003, project=nova, technology=external, via=bridge, mechanism="plug-in", since="2016"
    )
    shop = factories.organization(slug="shop", sector="retail", country="DE")
    factories.adoption(
        id=1004, organization=shop, project=nova, use="Its shop.", since="", observed_on="2020"
    )
    factories.stewardship(id=1005, project=nova, body=committee, since="2013")
    factories.stewardship(id=1006, focus_area=area, body=committee, capacity="user_voice")
    review = factories.review(
        id=1008,
        project=nova,
        requested_stage=Stage.objects.get(slug="active"),
        decided_on="2019-04",
        outcome="accepted",
        resolution=decided,
        source_url="",
    )
    factories.assessment(review=review, criterion=criterion, evidence="It fits.")


def _map(nova: Project, keystone: Project) -> Map:
    found = factories.map_(slug="openstack", name="OpenStack map", uid="m1", title="The map")
    region = factories.region(map=found, slug="centre", uid="r1", title="CENTRE")
    compute = factories.category(region=region, slug="compute", uid="c1", tone="infrastructure")
    factories.entry(category=compute, project=nova, label="Machines", core=True)
    factories.entry(category=compute, project=keystone, position=1)
    return found
