"""A curator undoes mistakes, says why, and everybody sees what changed, but not why or by whom."""

from dataclasses import replace

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from catalogue.models import Project
from tests import factories
from tests.browser.accessibility import audited
from tests.browser.curator import NAME, log_in
from tests.browser.looks import DESKTOP, PHONE

LOOKS = [DESKTOP, replace(PHONE, scheme="dark")]


def test_a_mistake_is_undone_and_what_was_deleted_is_brought_back(
    page: Page, live_server: LiveServer
) -> None:
    nova = factories.project(slug="nova", name="Nova", summary="It runs servers.")
    factories.link(project=nova)
    factories.relation(project=factories.project(name="Heat"), target=nova)
    log_in(page, f"{live_server.url}/admin/catalogue/project/{nova.pk}/change/")
    page.fill("#id_summary", "It runs many servers.")
    page.get_by_label("Why").fill("Read it in the charter")
    page.click("[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    page.click("text=History >> visible=true")
    page.wait_for_selector(".moments")
    assert "Read it in the charter" in page.inner_text(".moment")
    assert page.locator(".moment ins").first.inner_text().split() == ["new:", "many"]
    assert audited(page, LOOKS) == []
    page.click("text=Undo this")
    page.wait_for_selector(".differences")
    assert audited(page, LOOKS) == []
    page.get_by_label("Why").fill("It was another charter")
    page.click("text=Take it back to this state")
    page.wait_for_selector(".messagelist .success")
    nova.refresh_from_db()
    assert nova.summary == "It runs servers."

    page.goto(f"{live_server.url}/admin/catalogue/project/{nova.pk}/delete/")
    assert "Heat" in page.inner_text(".deleting")
    assert audited(page, LOOKS) == []
    page.get_by_label("Why").fill("By mistake")
    page.click("text=Delete it")
    page.wait_for_selector(".messagelist .success")
    page.click(".deleted-link")
    page.wait_for_selector(".deleted-rows")
    assert "By mistake" in page.inner_text(".deleted-rows")
    assert audited(page, LOOKS) == []
    page.click("text=Bring it back")
    page.wait_for_selector("text=come back along with it")
    assert audited(page, LOOKS) == []
    page.click("[value='Bring it back']")
    page.wait_for_selector(".messagelist .success")
    assert Project.objects.get(slug="nova").related_from.count() == 1

    page.goto(f"{live_server.url}/projects/nova/")
    page.click("text=What changed in this entry")
    page.wait_for_selector(".ledger")
    assert page.locator(".differences del, .differences ins").count() == 2
    assert "charter" not in page.content()
    assert NAME not in page.content()
    assert audited(page, LOOKS) == []
