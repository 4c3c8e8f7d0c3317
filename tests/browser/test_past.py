"""A curator undoes mistakes, says why, and everybody sees what changed, but not why or by whom."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from catalogue.models import Project
from tests import factories
from tests.browser.accessibility import audited
from tests.browser.looks import DESKTOP, PHONE

LOOKS = [DESKTOP, replace(PHONE, scheme="dark")]


def is_fine(page: Page) -> bool:
    """Tell whether axe finds nothing and the page is no wider than its window."""
    assert audited(page) == []
    return not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("page", LOOKS, indirect=True, ids=str)
def test_a_mistake_is_undone_and_what_was_deleted_is_brought_back(
    page: Page, live_server: LiveServer
) -> None:
    nova = factories.project(slug="nova", name="Nova", summary="It runs servers.")
    factories.link(project=nova)
    factories.relation(project=factories.project(name="Heat"), target=nova)
    User.objects.create_superuser("zaphod", password="Trove-and-Heat-1")
    page.goto(f"{live_server.url}/admin/catalogue/project/{nova.pk}/change/")
    page.fill("#id_username", "zaphod")
    page.fill("#id_password", "Trove-and-Heat-1")
    page.click("[type=submit]")
    page.fill("#id_summary", "It runs many servers.")
    page.get_by_label("Why").fill("Read it in the charter")
    page.click("[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    page.click("text=History >> visible=true")
    page.wait_for_selector(".moments")
    assert "Read it in the charter" in page.inner_text(".moment")
    assert page.locator(".moment ins").first.inner_text().split() == ["new:", "many"]
    assert is_fine(page)
    page.click("text=Undo this")
    page.wait_for_selector(".differences")
    assert is_fine(page)
    page.get_by_label("Why").fill("It was another charter")
    page.click("text=Take it back to this state")
    page.wait_for_selector(".messagelist .success")
    nova.refresh_from_db()
    assert nova.summary == "It runs servers."

    page.goto(f"{live_server.url}/admin/catalogue/project/{nova.pk}/delete/")
    assert "Heat" in page.inner_text(".deleting")
    assert is_fine(page)
    page.get_by_label("Why").fill("By mistake")
    page.click("text=Delete it")
    page.wait_for_selector(".messagelist .success")
    page.click(".deleted-link")
    page.wait_for_selector(".deleted-rows")
    assert "By mistake" in page.inner_text(".deleted-rows")
    assert is_fine(page)
    page.click("text=Bring it back")
    page.wait_for_selector("text=come back along with it")
    assert is_fine(page)
    page.click("[value='Bring it back']")
    page.wait_for_selector(".messagelist .success")
    assert Project.objects.get(slug="nova").related_from.count() == 1

    page.goto(f"{live_server.url}/projects/nova/")
    page.click("text=What changed in this entry")
    page.wait_for_selector(".ledger")
    assert page.locator(".differences del, .differences ins").count() == 2
    assert "charter" not in page.content()
    assert "zaphod" not in page.content()
    assert is_fine(page)
