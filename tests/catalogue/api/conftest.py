"""A client of the API, and a small catalogue to ask about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from catalogue.models import FocusArea, Map, MapCategory, Project, Stage
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


@dataclass(frozen=True)
class Catalogue:
    """Nova and what is around it."""

    nova: Project
    map: Map


@pytest.fixture
def catalogue(db: None) -> Catalogue:
    """Return a catalogue of known values: everything that answers show is given here."""
    # Asked once a process: counts of queries are those of a process that has been running.
    ContentType.objects.get_for_models(Project, FocusArea, Stage, Map, MapCategory)
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


def _map(nova: Project, keystone: Project) -> Map:
    found = factories.map_(slug="openstack", name="OpenStack map", uid="m1", title="The map")
    region = factories.region(map=found, slug="centre", uid="r1", title="CENTRE")
    compute = factories.category(region=region, slug="compute", uid="c1", tone="infrastructure")
    factories.entry(category=compute, project=nova, label="Machines", core=True)
    factories.entry(category=compute, project=keystone, position=1)
    return found
