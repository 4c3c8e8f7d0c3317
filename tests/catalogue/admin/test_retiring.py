"""A curator retires a project from its form or from the list."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from catalogue.models import Project, Relation, Stage, StageChange
from tests import factories

pytestmark = pytest.mark.django_db

SOURCE = "https://example.org/minutes"


def address(project: Project, page: str = "retire") -> str:
    return reverse(f"admin:catalogue_project_{page}", args=[project.pk])


def said(**changed: Any) -> dict[str, Any]:
    stage = Stage.objects.get(slug="retired")
    told = {"stage": stage.pk, "changed_on": "2025", "source_url": SOURCE, "why": "Nobody left"}
    return {**told, "no_successor": "on", **changed}


@pytest.fixture
def nova() -> Project:
    factories.stage(slug="retired", listed=False, mark=Stage.Mark.CROSS)
    return factories.project(slug="nova", name="Nova")


def curator(client: Client, *permissions: str) -> None:
    user = User.objects.create_user("anna", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)


def test_form_leads_to_a_page_that_says_what_follows(admin_client: Client, nova: Project) -> None:
    factories.relation(project=factories.project(name="Heat"), target=nova)
    factories.entry(project=nova)
    assert address(nova) in admin_client.get(address(nova, "change")).content.decode()
    page = admin_client.get(address(nova)).content.decode()
    assert "Projects that require it" in page
    assert "Heat" in page
    assert "the next edition drops it" in page


def test_retired_project_has_its_stage_its_successor_and_the_reason(
    admin_client: Client, nova: Project
) -> None:
    zun = factories.project(name="Zun")
    told = said(successor=zun.pk, no_successor="")
    done = admin_client.post(address(nova), told, follow=True)
    assert "“Nova” is in the stage “Retired” now." in done.content.decode()
    assert Relation.objects.get().project == zun
    [record] = StageChange.objects.get().history.all()
    assert (record.history_change_reason, record.history_user.username) == ("Nobody left", "admin")
    assert address(nova) not in done.content.decode()
    assert "It has ended already" in admin_client.get(address(nova)).content.decode()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"no_successor": ""}, "successor"),
        ({"source_url": ""}, "source_url"),
        ({"changed_on": ""}, "changed_on"),
        ({"why": ""}, "why"),
    ],
)
def test_what_is_left_out_is_asked_for(
    admin_client: Client, nova: Project, changed: dict[str, str], field: str
) -> None:
    page = admin_client.post(address(nova), said(**changed))
    assert list(page.context["form"].errors) == [field]
    assert not StageChange.objects.exists()


def test_successor_and_none_at_once_is_refused(admin_client: Client, nova: Project) -> None:
    page = admin_client.post(address(nova), said(successor=factories.project().pk))
    assert "Say either" in page.content.decode()
    assert not StageChange.objects.exists()


def test_what_rules_refuse_is_said_on_the_form(admin_client: Client, nova: Project) -> None:
    page = admin_client.post(address(nova), said(successor=nova.pk, no_successor=""))
    assert "A project cannot relate to itself." in page.content.decode()
    assert not StageChange.objects.exists()


def test_only_stages_that_are_an_end_can_be_chosen(admin_client: Client, nova: Project) -> None:
    page = admin_client.post(address(nova), said(stage=factories.stage().pk))
    assert list(page.context["form"].errors) == ["stage"]


def test_whoever_may_not_record_steps_may_not_retire(client: Client, nova: Project) -> None:
    curator(client, "view_project", "change_project")
    assert address(nova) not in client.get(address(nova, "change")).content.decode()
    assert client.get(address(nova)).status_code == 403
    assert client.post(address(nova), said()).status_code == 403
    assert not StageChange.objects.exists()


def test_successor_takes_the_permission_to_add_relations(client: Client, nova: Project) -> None:
    curator(client, "view_project", "add_stagechange")
    assert "somebody who may add relations" in client.get(address(nova)).content.decode()
    client.post(address(nova), said(successor=factories.project().pk))
    assert StageChange.objects.count() == 1
    assert not Relation.objects.exists()


def test_list_leads_to_the_page_for_one_project_and_no_more(
    admin_client: Client, nova: Project
) -> None:
    chosen = {"action": "retire_one", "_selected_action": [nova.pk]}
    lead = admin_client.post("/admin/catalogue/project/", chosen)
    assert lead.headers["Location"] == address(nova)
    chosen["_selected_action"] = [nova.pk, factories.project().pk]
    told = admin_client.post("/admin/catalogue/project/", chosen, follow=True)
    assert "Choose one project" in told.content.decode()


def test_without_a_stage_to_end_in_the_page_says_what_is_missing(admin_client: Client) -> None:
    page = admin_client.get(address(factories.project())).content.decode()
    assert "No stage says that a project has ended" in page


def test_project_that_is_not_there_leads_back(admin_client: Client) -> None:
    gone = reverse("admin:catalogue_project_retire", args=[0])
    assert admin_client.get(gone).status_code == 302


def test_reason_in_brackets_is_logged_as_a_reason(admin_client: Client, nova: Project) -> None:
    admin_client.post(address(nova), said(why="[1]"))
    assert LogEntry.objects.get().get_change_message() == "Reason: [1]"
