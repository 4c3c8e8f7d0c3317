"""A small catalogue in which every part of every page has something to show."""

from dataclasses import dataclass

import pytest

from catalogue.models import Map, Project, Relation, Stage, Stewardship
from governance.models import Organization, Person
from tests import factories


@dataclass(frozen=True)
class Landscape:
    """What pages are about; the draft is tied to everything that would show it."""

    map: Map
    nova: Project
    retired: Project
    draft: Project


@pytest.fixture
def landscape(db: None) -> Landscape:
    """Return a map with Nova, which everything meets, and with a retired project."""
    return a_landscape()


def a_landscape() -> Landscape:
    """Return a map with Nova, which everything meets, and with a retired project."""
    active = factories.stage(slug="active", name="Active", position=1)
    gone = factories.stage(slug="retired", name="Retired", mark="cross", listed=False, position=2)
    draft = factories.project(slug="secret", name="Sekret", state=Project.State.DRAFT)
    whole = factories.project(slug="openstack", name="OpenStack", kind=Project.Kind.PROJECT)
    nova = described(whole)
    retired = factories.project(slug="karbor", name="Karbor", parent=draft)
    for project, stage in ((whole, active), (nova, active), (draft, active), (retired, gone)):
        factories.stage_change(
            project=project, stage=stage, resolution=factories.resolution(), note="As decided."
        )
    tie(nova, retired)
    tie(nova, draft)
    steward(whole)
    steward(draft)
    govern(nova, draft)
    belong(nova, retired, draft)
    return Landscape(drawn(nova, retired, draft), nova, retired, draft)


def described(whole: Project) -> Project:
    """Return a project of which everything is known."""
    nova: Project = factories.project(
        slug="nova",
        name="Nova",
        parent=whole,
        role="Virtual machines on demand",
        summary="Gives users servers through an API.",
        description="# In short\n\nIt *runs* machines.",
        focus_areas=[factories.focus_area(slug="datacenter")],
        host=factories.organization(slug="openinfra", name="OpenInfra Foundation"),
        license="Apache-2.0",
        first_release=factories.release(slug="austin"),
        tags=[factories.tag(slug="python", facet=factories.facet(slug="language"))],
        disambiguation="Not the star.",
        source_url="https://example.org/nova",
        note="As its own page says.",
    )
    factories.link(project=nova)
    case = factories.use_case(slug="servers", name="Servers", sector="telecom", summary="We want.")
    factories.need(project=nova, use_case=case, role="runs the servers")
    factories.adoption(project=nova, use="Physics", source_url="https://example.org/cern")
    factories.former_name(subject=nova, name="Compute")
    return nova


def tie(nova: Project, other: Project) -> None:
    """Relate two projects in every way there is, in both directions."""
    for kind in Relation.Kind:
        factories.relation(project=nova, kind=kind, target=other)
        factories.relation(project=other, kind=kind, target=nova)
    kubernetes = factories.project(kind=Project.Kind.EXTERNAL)
    factories.integration(project=nova, technology=other)
    factories.integration(project=nova, technology=kubernetes, via=other)
    factories.integration(project=other, technology=kubernetes, via=nova)


def belong(nova: Project, *others: Project) -> None:
    """Put projects into Nova's focus area and use case, with all that these pages show."""
    area = nova.focus_areas.get()
    case = nova.needed_in.get().use_case
    case.focus_areas.add(area)
    for project in others:
        project.focus_areas.add(area)
        factories.need(use_case=case, project=project, importance="optional")
        factories.adoption(project=project)
    factories.former_name(subject=area, name="Cloud ground")
    factories.former_name(subject=case, name="Machines")
    body = factories.stewardship(focus_area=area, since="2017-11").body
    factories.reporting_line(body=body)


def steward(project: Project) -> None:
    """Give a project a body in every capacity, which answers to another one."""
    for capacity in Stewardship.Capacity:
        body = factories.stewardship(project=project, capacity=capacity, since="2012").body
        factories.reporting_line(body=body)


def govern(*projects: Project) -> None:
    """Give projects a committee that answers to a board, people on both, and an employer."""
    employer = Organization.objects.get(slug="openinfra")
    factories.membership(organization=employer)
    board = factories.body(slug="board", kind="board", established_on="2012", mandate="*All.*")
    body = factories.body(slug="committee", kind="technical", overseen_by=employer)
    factories.former_name(subject=body, name="Council", until="2018")
    factories.reporting_line(body=body, reports_to=board, since="2012")
    for kind in ("team", "sig", "staff"):
        factories.reporting_line(body=factories.body(kind=kind), reports_to=body)
    for one in (board, body):
        elected = factories.seat_class(body=one, slug="elected", name="Elected")
        factories.seat_count(seat_class=elected)
        ada = Person.objects.filter(slug="ada").first() or factories.person(slug="ada", name="Ada")
        factories.term(seat_class=elected, person=ada, affiliation=employer, role="chair")
        factories.affiliation_limit(body=one)
        factories.election(body=one, seat_class=elected)
        factories.election(body=one, held_on="2999")
    factories.principle()
    factories.criterion()
    resolution = factories.resolution(body=body, summary="So it was resolved.")
    pilot = factories.stage(slug="pilot", mark="ring")
    pilot.next_stages.set(Stage.objects.filter(slug="active"))
    for project in projects:
        Project.objects.filter(pk=project.pk).update(host=employer)
        factories.stewardship(project=project.parent or project, body=body, since="2012")
        factories.adoption(project=project, organization=employer, since="2015")
        factories.stage_change(
            project=project, stage=pilot, changed_on="2016", resolution=resolution
        )
        review = factories.review(project=project, requested_stage=pilot, resolution=resolution)
        factories.assessment(review=review, evidence="As seen.")


def drawn(*projects: Project) -> Map:
    """Return a map with two sheets on which the projects are, each in a slot of its own."""
    found = factories.map_(slug="openstack", name="OpenStack map", description="## What\n\nIt is.")
    centre = factories.region(map=found, slug="centre")
    # Slugs are unique within the map, of regions and of categories, but not of both together.
    category = factories.category(region=centre, slug="centre", name="Compute")
    for project in projects:
        factories.entry(category=category, project=project, label="Slot", core=True)
    factories.entry(
        category=factories.category(region=factories.region(map=found, placement="left"))
    )
    return found
