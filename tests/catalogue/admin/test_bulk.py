"""Many projects are changed at once from their list, after a look at what that does to each."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Project, StageChange
from tests import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/catalogue/project/"
SOURCE = "https://example.org/minutes"


def curator(client: Client, *permissions: str) -> None:
    user = User.objects.create_user("anna", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)


def send(
    client: Client, action: str, projects: Sequence[Project], more: Any = None, **fields: Any
) -> Any:
    given = {f"to-{name}": value for name, value in fields.items()}
    chosen = {"action": action, "_selected_action": [project.pk for project in projects]}
    return client.post(LIST, {**chosen, **given, **(more or {})}, follow=True)


def shown(page: Any) -> dict[str, list[tuple[str, str, str, str]]]:
    """Return what a page says would become of projects."""
    plan = page.context["plan"]
    return {
        name: [(each.project.name, each.before, each.after, each.why) for each in plan.of(name)]
        for name in ("changes", "stays", "refused")
    }


def confirm(client: Client, action: str, projects: Sequence[Project], **fields: Any) -> str:
    """Look at what would change, change it, and return what is said of it."""
    page = send(client, action, projects, **fields)
    mark = re.search(r'name="shown" value="(\w+)"', page.content.decode())
    assert mark
    more = {"confirmed": "1", "shown": mark[1]}
    return str(send(client, action, projects, more, **fields).content.decode())


def test_plan_of_a_stage_says_what_changes_what_stays_and_what_is_refused(
    admin_client: Client,
) -> None:
    retired = factories.stage(name="Retired")
    pilot, active = factories.stage(name="Pilot"), factories.stage(name="Active")
    pilot.next_stages.set([active])
    heat, nova, trove, zun = (factories.project(name=n) for n in ("Heat", "Nova", "Trove", "Zun"))
    factories.stage_change(project=heat, stage=pilot, changed_on="2018")
    factories.stage_change(project=nova, stage=active, changed_on="2018")
    factories.stage_change(project=trove, stage=retired, changed_on="2019-01")
    factories.stage_change(project=zun, stage=active, changed_on="2018")
    factories.stage_change(project=zun, stage=pilot, changed_on="2024")
    told = {"stage": retired.pk, "changed_on": "2020", "source_url": SOURCE, "why": "The board"}
    page = send(admin_client, "set_stage", [heat, nova, trove, zun], **told)
    assert shown(page) == {
        "changes": [
            ("Nova", "Active", "Retired", ""),
            (
                "Zun",
                "Active",
                "Retired",
                "“Pilot” (2024) comes after it and stays its latest stage.",
            ),
        ],
        "stays": [
            ("Trove", "Retired", "Retired", "It is in that stage since January 2019 already.")
        ],
        "refused": [
            (
                "Heat",
                "Pilot",
                "Retired",
                "“Retired” cannot follow “Pilot”; it may be followed by Active.",
            )
        ],
    }
    assert StageChange.objects.count() == 5


def test_stage_is_set_where_it_may_be_with_source_reason_and_history(admin_client: Client) -> None:
    retired, pilot = factories.stage(name="Retired"), factories.stage(name="Pilot")
    pilot.next_stages.set([factories.stage(name="Active")])
    heat, nova = factories.project(name="Heat"), factories.project(name="Nova")
    factories.stage_change(project=heat, stage=pilot)
    resolution = factories.resolution()
    told = {"stage": retired.pk, "changed_on": "2020", "resolution": resolution.pk, "why": "Gone"}
    page = confirm(admin_client, "set_stage", [heat, nova], **told)
    assert "1 project is changed. 1 was refused and is as it was." in page
    [step] = StageChange.objects.filter(stage=retired)
    assert (step.project, step.changed_on, step.resolution) == (nova, "2020", resolution)
    [record] = step.history.all()
    assert (record.history_change_reason, record.history_user.username) == ("Gone", "admin")


@pytest.mark.parametrize(
    ("left_out", "field"), [("source_url", "source_url"), ("changed_on", "changed_on")]
)
def test_stage_asks_for_what_the_form_of_one_project_asks_for(
    admin_client: Client, left_out: str, field: str
) -> None:
    told = {"stage": factories.stage().pk, "changed_on": "2020", "source_url": SOURCE, "why": "x"}
    page = send(admin_client, "set_stage", [factories.project()], **{**told, left_out: ""})
    assert list(page.context["form"].errors) == [field]
    assert page.context["plan"] is None


def test_reason_is_asked_for(admin_client: Client) -> None:
    told = {"stage": factories.stage().pk, "changed_on": "2020", "source_url": SOURCE, "why": ""}
    page = send(admin_client, "set_stage", [factories.project()], **told)
    assert list(page.context["form"].errors) == ["why"]


def test_what_was_shown_is_changed_or_nothing(admin_client: Client) -> None:
    nova, stage = factories.project(name="Nova"), factories.stage()
    told = {"stage": stage.pk, "changed_on": "2020", "source_url": SOURCE, "why": "Gone"}
    mark = send(admin_client, "set_stage", [nova], **told).context["plan"].mark
    factories.stage_change(project=nova, changed_on="2019")
    more = {"confirmed": "1", "shown": mark}
    page = send(admin_client, "set_stage", [nova], more, **told)
    assert "What you were shown is not so any more." in page.content.decode()
    assert not StageChange.objects.filter(stage=stage).exists()


def test_tag_is_given_and_taken_with_history_of_what_a_project_had(admin_client: Client) -> None:
    facet = factories.facet(name="Language")
    go = factories.tag(facet=facet, name="Go", position=1)
    rust = factories.tag(facet=facet, name="Rust", position=2)
    elsewhere = factories.tag(name="Old")
    nova = factories.project(name="Nova", tags=[rust, elsewhere])
    zun = factories.project(name="Zun", tags=[go])
    lines = zun.history.count()
    page = send(admin_client, "add_tag", [nova, zun], label=go.pk, why="Rewritten")
    assert shown(page) == {
        "changes": [("Nova", "Rust", "Go, Rust", "")],
        "stays": [("Zun", "Go", "Go", "")],
        "refused": [],
    }
    confirm(admin_client, "add_tag", [nova, zun], label=go.pk, why="Rewritten")
    assert set(nova.tags.all()) == {go, rust, elsewhere}
    record = nova.history.first()
    assert record
    assert record.history_change_reason == "Rewritten"
    assert {tie.tag_id for tie in record.tags.all()} == {go.pk, rust.pk, elsewhere.pk}
    assert zun.history.count() == lines
    confirm(admin_client, "remove_tag", [nova, zun], label=go.pk, why="A mistake")
    assert set(nova.tags.all()) == {rust, elsewhere}
    assert not zun.tags.exists()
    newest, before, *_older = nova.history.all()
    assert {tie.tag_id for tie in newest.tags.all()} == {rust.pk, elsewhere.pk}
    assert {tie.tag_id for tie in before.tags.all()} == {go.pk, rust.pk, elsewhere.pk}


def test_focus_area_is_given_and_taken(admin_client: Client) -> None:
    edge, nova = factories.focus_area(name="Edge"), factories.project(name="Nova")
    assert "1 project is changed." in confirm(
        admin_client, "add_area", [nova], label=edge.pk, why="Runs there"
    )
    assert list(nova.focus_areas.all()) == [edge]
    confirm(admin_client, "remove_area", [nova], label=edge.pk, why="No more")
    assert not nova.focus_areas.exists()


def test_project_is_found_by_the_tag_it_was_given(admin_client: Client, searchable: None) -> None:
    tag, nova = factories.tag(name="Quokka"), factories.project(slug="nova")
    confirm(admin_client, "add_tag", [nova], label=tag.pk, why="It is")
    found = admin_client.get("/api/v1/projects/?q=quokka").json()["results"]
    assert [project["slug"] for project in found] == ["nova"]


@pytest.mark.parametrize(
    ("permissions", "may"),
    [
        (("view_project", "change_project"), {"add_tag", "remove_tag", "add_area", "remove_area"}),
        (("view_project", "add_stagechange"), {"set_stage"}),
        (("view_project",), set()),
    ],
)
def test_actions_are_for_those_who_may(
    client: Client, permissions: tuple[str, ...], may: set[str]
) -> None:
    curator(client, *permissions)
    nova, tag, stage = factories.project(), factories.tag(), factories.stage()
    for action in ("set_stage", "add_tag", "remove_tag", "add_area", "remove_area"):
        page = send(client, action, [nova])
        assert ("plan" in (page.context or {})) is (action in may), action
    step = {"stage": stage.pk, "changed_on": "2020", "source_url": SOURCE, "why": "x"}
    for action, told in (("set_stage", step), ("add_tag", {"label": tag.pk, "why": "x"})):
        if action not in may:
            send(client, action, [nova], {"confirmed": "1", "shown": ""}, **told)
    assert not StageChange.objects.exists()
    assert not nova.tags.exists()


@pytest.mark.parametrize("action", ["set_stage", "add_tag"])
def test_many_projects_take_as_many_queries_as_two(admin_client: Client, action: str) -> None:
    stage, tag = factories.stage(), factories.tag()
    several = [factories.project() for _each in range(22)]
    for project in several:
        factories.stage_change(project=project, stage=factories.stage())
    step = {"stage": stage.pk, "changed_on": "2020", "source_url": SOURCE, "why": "x"}
    told = step if action == "set_stage" else {"label": tag.pk, "why": "x"}

    def asked(look: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as captured:
            look()
        return len(captured)

    asked(lambda: send(admin_client, action, several[:2], **told))
    few = asked(lambda: send(admin_client, action, several[:2], **told))
    assert asked(lambda: send(admin_client, action, several[2:], **told)) == few
    few = asked(lambda: confirm(admin_client, action, several[:2], **told))
    assert asked(lambda: confirm(admin_client, action, several[2:], **told)) == few


def test_reason_in_brackets_is_logged_as_a_reason(admin_client: Client) -> None:
    nova, area = factories.project(name="Nova"), factories.focus_area()
    confirm(admin_client, "add_area", [nova], label=area.pk, why="[1]")
    assert LogEntry.objects.get().get_change_message() == "Reason: [1]"
