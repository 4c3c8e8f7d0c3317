"""Rows go back to states they had, and come back when they were deleted."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from catalogue.models import Project, Relation, Stage
from governance.models import Body, Organization, ReportingLine, SeatClass
from governance.models.history import because
from governance.past.deleted import deleted
from governance.past.returning import bring_back, way_back
from tests import factories
from tests.conftest import AtMost
from tests.rows import counts

pytestmark = pytest.mark.django_db


def saved(row: Any, _is_there: bool) -> None:
    row.save()


def go_back(record: Any, why: str = "Back") -> None:
    with because(why):
        bring_back(way_back(record), saved)


def first(row: Any) -> Any:
    return row.history.earliest("history_date", "history_id")


def last(model: Any) -> Any:
    return model.history.latest("history_date", "history_id")


def labels(record: Any) -> dict[str, tuple[str, str]]:
    return {each.label: (each.before, each.after) for each in way_back(record).differences}


def test_way_back_says_in_words_what_would_change() -> None:
    host = factories.organization(name="OpenStack Foundation")
    project = factories.project(kind="service", host=host, role="Starts servers")
    project.kind, project.host, project.role = "tool", None, "Starts machines"
    project.save()
    assert labels(first(project)) == {
        "Kind": ("Tool", "Service"),
        "Role": ("Starts machines", "Starts servers"),
        "Host": ("", "OpenStack Foundation"),
    }


def test_row_goes_back_and_the_history_says_that_it_did() -> None:
    body = factories.body(mandate="As it was.")
    body.mandate = "Spoilt."
    body.save()
    go_back(first(body), "Back to the charter")
    body.refresh_from_db()
    assert body.mandate == "As it was."
    assert body.history.count() == 3
    assert last(Body).history_change_reason == "Back to the charter"
    assert labels(last(Body)) == {}


def test_ties_go_back_too() -> None:
    areas = [factories.focus_area(), factories.focus_area()]
    project = factories.project()
    project.focus_areas.set(areas)
    record = last(Project)
    project.focus_areas.set([factories.focus_area(name="Edge")])
    assert labels(record)["Focus areas"][0] == "Edge"
    go_back(record)
    assert set(project.focus_areas.all()) == set(areas)


def test_tie_to_something_that_is_gone_stays_away_and_is_told() -> None:
    kept, gone = factories.focus_area(), factories.focus_area(name="Edge")
    project = factories.project(name="Nova")
    project.focus_areas.set([kept, gone])
    record = last(Project)
    project.focus_areas.clear()
    gone.delete()
    assert way_back(record).lost == ["Nova: Focus areas: Edge (deleted)"]
    go_back(record)
    assert list(project.focus_areas.all()) == [kept]


def test_stage_goes_back_to_what_may_follow_it() -> None:
    after = factories.stage(slug="after")
    stage = factories.stage()
    stage.next_stages.set([after])
    record = last(Stage)
    stage.next_stages.clear()
    go_back(record)
    assert list(stage.next_stages.all()) == [after]


def test_renamed_row_takes_its_old_address_back_and_keeps_the_other() -> None:
    project = factories.project(slug="quantum")
    project.slug = "neutron"
    project.save()
    go_back(first(project))
    project.refresh_from_db()
    assert project.slug == "quantum"
    assert Project.objects.at("neutron") == project


def test_state_that_breaks_a_rule_today_is_refused_and_nothing_is_written() -> None:
    board = factories.body(kind="board")
    board.kind = "advisory"
    board.save()
    factories.body(kind="board", slug="new-board")
    before = board.history.count()
    with pytest.raises(ValidationError, match="There is a board already"):
        go_back(first(board))
    board.refresh_from_db()
    assert board.kind == "advisory"
    assert board.history.count() == before


def test_rules_among_rows_are_asked() -> None:
    line = factories.reporting_line(
        body=factories.body(slug="team"), reports_to=factories.body(slug="board")
    )
    upper = factories.body(slug="upper")
    record = first(line)
    line.reports_to = upper
    line.save()
    factories.reporting_line(body=record.instance.reports_to, reports_to=line.body)
    with pytest.raises(ValidationError, match="circle"):
        go_back(record)
    assert ReportingLine.objects.get(pk=line.pk).reports_to == upper


def test_deleted_row_comes_back_with_its_key_and_all_it_said() -> None:
    organization = factories.organization(name="Rackspace", slug="rackspace")
    key, said = organization.pk, Organization.objects.values().get()
    organization.delete()
    record = deleted(Organization).get()
    assert labels(record)["Name"] == ("", "Rackspace")
    go_back(record)
    assert Organization.objects.values().get() == said
    assert Organization.objects.get().pk == key
    assert last(Organization).history_type == "+"
    assert not deleted(Organization).exists()


def test_what_was_deleted_along_with_a_row_comes_back_along_with_it() -> None:
    relation = factories.relation()
    project = relation.project
    factories.link(project=project)
    factories.stage_change(project=project)
    answer = factories.relation(target=project)
    unrelated = factories.link()
    said = {model: list(model.objects.values()) for model in (Project, Relation)}
    unrelated.delete()
    project.delete()
    assert Relation.objects.count() == 0
    record = deleted(Project).get()
    assert {each.kind for each in way_back(record).along} == {"Relation", "Link", "Stage change"}
    assert len(way_back(record).along) == 4
    go_back(record, "It was no mistake")
    assert sorted(Relation.objects.values_list("pk", flat=True)) == [relation.pk, answer.pk]
    assert {model: list(model.objects.values()) for model in said} == said
    project = Project.objects.get(pk=relation.project_id)
    assert project.links.count() == project.stage_changes.count() == 1
    assert last(Relation).history_change_reason == "It was no mistake"
    assert not type(unrelated).objects.filter(pk=unrelated.pk).exists()


def test_rows_two_steps_below_come_back_too() -> None:
    count = factories.seat_count()
    body = count.seat_class.body
    body.delete()
    go_back(deleted(Body).get())
    assert SeatClass.objects.get().counts.get().seats == count.seats


def test_what_a_part_cannot_be_without_keeps_the_whole_away_and_is_named() -> None:
    project = factories.project(name="A")
    factories.relation(project=project, target=factories.project(name="B"), kind="requires")
    project.delete()
    Project.objects.get(name="B").delete()
    record = deleted(Project).get(name="A")
    [needed] = way_back(record).needed
    assert needed.endswith(": Other project: B (deleted)")
    with pytest.raises(ValidationError, match="Bring that back first"):
        go_back(record)
    assert not Project.objects.exists()
    assert not Relation.objects.exists()


def test_row_comes_back_without_what_it_named_if_it_can_be_without() -> None:
    host = factories.organization(name="Rackspace")
    project = factories.project(name="Nova", host=host)
    project.delete()
    host.delete()
    record = deleted(Project).get()
    assert way_back(record).lost == ["Nova: Host: Rackspace (deleted)"]
    go_back(record)
    assert Project.objects.get().host is None


def test_former_names_and_previous_slugs_come_back_with_a_row() -> None:
    project = factories.project(slug="quantum")
    factories.former_name(subject=project, name="Quantum")
    project.slug = "neutron"
    project.save()
    project.delete()
    factories.project(slug="other")
    go_back(deleted(Project).get())
    neutron = Project.objects.get(slug="neutron")
    assert [each.name for each in neutron.former_names.all()] == ["Quantum"]
    assert Project.objects.at("quantum") == neutron


def test_previous_slug_that_leads_elsewhere_by_now_stays_there() -> None:
    project = factories.project(slug="quantum")
    project.slug = "neutron"
    project.save()
    project.delete()
    other = factories.project(slug="quantum")
    go_back(deleted(Project).get())
    assert Project.objects.at("quantum") == other


def test_row_whose_place_is_taken_stays_away_and_nothing_is_written() -> None:
    project = factories.project(slug="nova")
    factories.link(project=project)
    project.delete()
    factories.project(slug="nova", name="Another")
    before = counts()
    with pytest.raises(ValidationError, match="slug"):
        go_back(deleted(Project).get())
    assert counts() == before


@pytest.mark.parametrize("parts", [3, 30])
def test_way_back_asks_the_same_however_many_rows_went_along(
    parts: int, at_most_queries: AtMost
) -> None:
    project = factories.project()
    for number in range(parts):
        factories.link(project=project, url=f"https://example.org/{number}")
        factories.relation(project=project)
    project.delete()
    record = deleted(Project).get()
    with at_most_queries(22):
        assert len(way_back(record).along) == 2 * parts
