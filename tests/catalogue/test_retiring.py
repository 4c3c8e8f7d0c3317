"""Ending a project: its last step, what succeeds it, and what still names it."""

import pytest
from django.core.exceptions import ValidationError

from catalogue.models import Project, Relation, Stage, StageChange
from catalogue.retiring import endings, remainders, retire
from tests import factories
from tests.conftest import AtMost

pytestmark = pytest.mark.django_db

SOURCE = "https://example.org/minutes"
TODAY = "2026-11-24"


def ending() -> Stage:
    return factories.stage(name="Retired", listed=False, mark=Stage.Mark.CROSS)


def step(stage: Stage, changed_on: str = "2025-03") -> StageChange:
    return StageChange(stage=stage, changed_on=changed_on, source_url=SOURCE)


def test_endings_are_the_stages_that_say_so() -> None:
    retired = ending()
    factories.stage(name="Deprecated", mark=Stage.Mark.CROSS)
    factories.stage(name="Proposed", listed=False)
    assert list(endings()) == [retired]


def test_step_and_successor_are_recorded_with_the_reason() -> None:
    nova, zun = factories.project(name="Nova"), factories.project(name="Zun")
    done = retire(nova, step(ending()), zun, "The team left")
    assert nova.stage_changes.get() == done
    [relation] = Relation.objects.all()
    said = (relation.project, relation.kind, relation.target, relation.since, relation.source_url)
    assert said == (zun, "succeeds", nova, "2025-03", SOURCE)
    for row in (done, relation):
        assert row.history.get().history_change_reason == "The team left"


def test_successor_has_the_text_of_the_resolution_for_its_source() -> None:
    resolution = factories.resolution(url="https://example.org/resolution")
    decided = StageChange(stage=ending(), changed_on="2025", resolution=resolution)
    retire(factories.project(), decided, factories.project(), "")
    assert Relation.objects.get().source_url == "https://example.org/resolution"


def test_successor_that_is_known_is_not_entered_again() -> None:
    nova, zun = factories.project(), factories.project()
    known = factories.relation(project=zun, kind="succeeds", target=nova, since="2024")
    retire(nova, step(ending()), zun, "")
    assert list(Relation.objects.all()) == [known]


def test_all_is_recorded_or_nothing() -> None:
    nova = factories.project(name="Nova")
    with pytest.raises(ValidationError, match="cannot relate to itself"):
        retire(nova, step(ending()), nova, "")
    assert not StageChange.objects.exists()
    pilot = factories.stage(name="Pilot")
    pilot.next_stages.set([factories.stage(name="Active")])
    factories.stage_change(project=nova, stage=pilot, changed_on="2019")
    with pytest.raises(ValidationError, match="cannot follow “Pilot”"):
        retire(nova, step(Stage.objects.get(name="Retired")), factories.project(), "")
    assert not Relation.objects.exists()


def test_what_has_ended_does_not_end_again() -> None:
    nova, retired = factories.project(), ending()
    retire(nova, step(retired, "2024"), None, "")
    with pytest.raises(ValidationError, match="It has ended already"):
        retire(nova, step(retired), None, "")


def told(project: Project) -> dict[str, list[str]]:
    found = remainders(project, TODAY)
    assert all(remainder.happens for remainder in found)
    return {remainder.what: [naming.name for naming in remainder.rows] for remainder in found}


def test_what_names_a_project_is_told_as_of_the_day() -> None:
    nova = factories.project(name="Nova")
    assert told(nova) == {}
    factories.relation(project=factories.project(name="Heat"), target=nova)
    factories.relation(project=factories.project(name="Old"), target=nova, until="2020")
    factories.relation(project=factories.project(name="Beside"), target=nova, kind="works_with")
    factories.project(name="Placement", parent=nova)
    factories.integration(via=nova)
    factories.need(project=nova, use_case=factories.use_case(slug="servers"))
    region = factories.region(map=factories.map_(slug="openstack"))
    factories.entry(project=nova, category=factories.category(region=region, slug="compute"))
    body = factories.body(slug="technical-committee")
    factories.stewardship(project=nova, body=body)
    factories.stewardship(project=nova, until="2019")
    factories.review(project=nova, requested_stage=factories.stage(slug="pilot"))
    factories.suggestion(nova)
    factories.suggestion(factories.project())
    factories.decision(suggestion=factories.suggestion(nova))
    found = told(nova)
    assert found["Projects that require it"] == ["Heat"]
    assert found["Projects that are part of it"] == ["Placement"]
    assert len(found["Integrations that go through it"]) == 1
    assert found["Use cases it is advised for"] == ["Servers"]
    assert found["Where it stands on live maps"] == ["Openstack – Compute"]
    assert found["Bodies that govern it"] == ["Technical committee decides technically"]
    assert found["Reviews that are open"] == ["Nova → Pilot"]
    assert len(found["Suggestions that wait"]) == 1
    assert len(found) == 8


def test_what_names_it_takes_eight_queries_however_much_it_is(at_most_queries: AtMost) -> None:
    nova = factories.project()
    for _each in range(3):
        factories.relation(target=nova)
        factories.integration(via=nova)
        factories.need(project=nova)
        factories.entry(project=nova)
        factories.stewardship(project=nova)
        factories.review(project=nova)
        factories.suggestion(nova)
    with at_most_queries(8):
        told(nova)
