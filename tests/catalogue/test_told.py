"""Changes in words and links."""

from collections.abc import Callable
from typing import Any

import pytest

from catalogue.changes import changes
from catalogue.models import Project
from catalogue.told import Told, kinds, told
from tests import factories

pytestmark = pytest.mark.django_db


def latest(resource: str) -> Told:
    """Return the latest change of one sort of rows."""
    return told(changes(resources=[resource])[:1])[0]


def test_what_happened_to_what_is_said_in_words() -> None:
    nova = factories.project(slug="nova", name="Nova", role="Servers")
    line = latest("projects")
    assert (line.name, line.kind, line.happened) == ("Nova", "Project", "entered")
    nova.role = "Virtual machines"
    nova.license = "MIT"
    nova.save()
    line = latest("projects")
    assert line.happened == "changed"
    assert set(line.fields) == {"role", "licence"}


def test_a_row_leads_to_its_page_or_to_that_of_its_project() -> None:
    nova = factories.project(slug="nova")
    factories.link(project=nova)
    factories.map_(slug="openstack")
    factories.organization(slug="cern")
    assert latest("projects").address == latest("links").address == "/projects/nova/"
    assert latest("maps").address == "/maps/openstack/"


def test_a_day_that_names_a_row_is_told_as_people_write_it() -> None:
    body = factories.body(name="Technical Committee")
    factories.election(body=body, held_on="2018-08")
    assert latest("elections").name == "Technical Committee – August 2018"


def test_what_is_gone_leads_nowhere() -> None:
    gone = factories.project(slug="gone", name="Gone")
    gone.delete()
    lines = told(changes(resources=["projects"])[:2])
    assert [(line.name, line.happened, line.address) for line in lines] == [
        ("Gone", "taken out", ""),
        ("Gone", "entered", ""),
    ]


def test_no_two_changes_have_one_anchor() -> None:
    project = factories.project()
    project.save()
    lines = told(changes()[:10])
    assert len({line.anchor for line in lines}) == len(lines) == 2


def test_kinds_are_in_the_order_of_their_words() -> None:
    words = [label for _kind, label in kinds()]
    assert words == sorted(words, key=str.casefold)
    assert ("stage-changes", "Stage changes") in kinds()


@pytest.mark.parametrize("many", [1, 10])
def test_one_query_however_many_there_are(
    many: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _ in range(many):
        factories.project()
        factories.map_()
    found = changes()[:100]
    with django_assert_num_queries(1):
        assert all(line.address for line in told(found))


def test_drafts_are_not_told() -> None:
    factories.project(state=Project.State.DRAFT)
    assert told(changes()[:10]) == []


def test_values_are_said_in_words() -> None:
    nova = factories.project(kind="service", summary="It runs servers.", parent=None)
    nova.kind, nova.summary, nova.parent = (
        "tool",
        "It runs many servers.",
        factories.project(name="Up"),
    )
    nova.save()
    said = {each.label: each for each in latest("projects").differences}
    assert (said["Kind"].before, said["Kind"].after) == ("Service", "Tool")
    assert (said["Part of"].before, said["Part of"].after) == ("", "Up")
    assert ("new", "many ") in said["Summary"].pieces
    line = factories.reporting_line(since="2019-04")
    line.since = "2019-05-02"
    line.save()
    [since] = latest("reporting-lines").differences
    assert (since.before, since.after) == ("April 2019", "2 May 2019")


def test_what_is_gone_is_said_to_be_gone() -> None:
    host = factories.organization()
    nova = factories.project(host=host)
    nova.host = None
    nova.save()
    host.delete()
    [said] = latest("projects").differences
    assert (said.label, said.before, said.after) == ("Host", "(gone)", "")
