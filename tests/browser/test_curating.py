"""A curator changes many projects at once, retires one, and is told what a colleague changed."""

from dataclasses import replace

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from catalogue.models import Project, Stage
from tests import factories
from tests.browser.accessibility import auditable, audited, violations_in
from tests.browser.curator import log_in
from tests.browser.looks import DESKTOP, PHONE

LOOKS = [DESKTOP, replace(PHONE, scheme="dark")]
SOURCE = "https://example.org/minutes"


def test_many_enter_a_stage_after_a_look_at_what_that_does(
    page: Page, live_server: LiveServer
) -> None:
    pilot, active = factories.stage(name="Pilot"), factories.stage(name="Active")
    pilot.next_stages.set([active])
    retired = factories.stage(name="Retired")
    heat, nova = factories.project(name="Heat"), factories.project(name="Nova")
    factories.stage_change(project=heat, stage=pilot)
    factories.stage_change(project=nova, stage=active)
    with auditable(page) as copy:
        log_in(copy, f"{live_server.url}/admin/catalogue/project/")
        set_stage_and_look(copy, retired)
    assert nova.stage_changes.filter(stage=retired).exists()
    assert not heat.stage_changes.filter(stage=retired).exists()


def set_stage_and_look(page: Page, retired: Stage) -> None:
    page.check("#action-toggle")
    page.select_option("[name=action]", "set_stage")
    page.click("button[name=index]")
    page.wait_for_selector("[name=to-stage]")
    assert violations_in(page, LOOKS) == []
    page.select_option("[name=to-stage]", str(retired.pk))
    page.fill("[name=to-changed_on]", "2025")
    page.fill("[name=to-source_url]", SOURCE)
    page.fill("[name=to-why]", "Nobody left")
    page.click("text=Show what would change")
    page.wait_for_selector(".plan")
    assert page.locator(".plan caption").all_inner_texts() == [
        "1 is refused and stays as it is",
        "1 changes",
    ]
    assert violations_in(page, LOOKS) == []
    page.click("[name=confirmed]")
    page.wait_for_selector(".messagelist .success")


def test_a_project_is_retired_on_a_page_that_says_what_follows(
    page: Page, live_server: LiveServer
) -> None:
    factories.stage(name="Retired", listed=False, mark=Stage.Mark.CROSS)
    nova = factories.project(name="Nova")
    factories.relation(project=factories.project(name="Heat"), target=nova)
    factories.entry(project=nova)
    log_in(page, f"{live_server.url}/admin/catalogue/project/{nova.pk}/change/")
    page.click(".object-tools >> text=Retire")
    page.wait_for_selector(".remainders")
    assert audited(page, LOOKS) == []
    page.fill("#id_changed_on", "2025")
    page.fill("#id_source_url", SOURCE)
    page.fill("#id_why", "Nobody left")
    page.check("#id_no_successor")
    page.click("text=Retire it")
    page.wait_for_selector(".messagelist .success")
    assert nova.stage_changes.count() == 1


def test_what_a_colleague_saved_meanwhile_is_told(page: Page, live_server: LiveServer) -> None:
    nova = factories.project(name="Nova", role="Machines", summary="One.\nTwo.")
    with auditable(page) as copy:
        log_in(copy, f"{live_server.url}/admin/catalogue/project/{nova.pk}/change/")
        save_after_somebody_else(copy, nova)
    nova.refresh_from_db()
    assert (nova.role, nova.disambiguation) == ("Servers", "Not the star.")


def save_after_somebody_else(page: Page, nova: Project) -> None:
    page.fill("#id_role", "Servers")
    theirs = Project.objects.get(pk=nova.pk)
    theirs.role, theirs.disambiguation = "Virtual machines", "Not the star."
    theirs.save()
    page.click("[name=_save]")
    page.wait_for_selector(".meanwhile")
    assert page.locator(".meanwhile tbody tr").count() == 2
    assert "Changed meanwhile to: “Virtual machines”." in page.inner_text(".field-role")
    assert page.input_value("#id_role") == "Servers"
    assert page.input_value("#id_disambiguation") == "Not the star."
    assert violations_in(page, LOOKS) == []
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
