"""A draft is looked at on the page it will have, and published from its form or from the list."""

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from catalogue.models import Project
from catalogue.models.drafts import Drafted
from tests import factories
from tests.browser.accessibility import auditable, audited, violations_in
from tests.browser.curator import log_in
from tests.browser.looks import DESKTOP, DESKTOP_DARK, PHONE, PHONE_DARK

LOOKS = [DESKTOP, DESKTOP_DARK, PHONE, PHONE_DARK]
DRAFT = Drafted.State.DRAFT


def test_a_draft_is_previewed_on_its_page_and_on_its_map_and_published(
    page: Page, live_server: LiveServer
) -> None:
    lantern = factories.entry(project=factories.project(name="Lantern", state=DRAFT)).project
    log_in(page, f"{live_server.url}/admin/catalogue/project/{lantern.pk}/change/")
    page.locator(".draft-note").get_by_role("link", name="Preview").click()
    expect(page.locator("main h1")).to_have_text("Lantern")
    assert audited(page, LOOKS) == []
    page.locator(".preview").get_by_role("link", name="On the map").click()
    expect(page.locator("main")).to_contain_text("Lantern")
    assert audited(page, LOOKS) == []
    page.goto(f"{live_server.url}/admin/catalogue/project/{lantern.pk}/change/")
    assert audited(page, LOOKS) == []
    page.click("[name=_publish]")
    expect(page.locator(".messagelist")).to_contain_text("is published: everybody sees it now")
    assert Project.objects.listed().filter(pk=lantern.pk).exists()


def test_several_are_published_after_a_look_and_several_deleted(
    page: Page, live_server: LiveServer
) -> None:
    use_case = factories.use_case(state=DRAFT)
    with auditable(page) as copy:
        log_in(copy, f"{live_server.url}/admin/catalogue/usecase/")
        choose_all(copy, "publish_selected")
        copy.wait_for_selector(".verify-list")
        assert violations_in(copy, LOOKS) == []
        copy.get_by_label("Why").fill("It is ready")
        copy.click("[name=confirmed]")
        copy.wait_for_selector(".messagelist .success")
        assert use_case.history.latest().history_change_reason == "It is ready"
        choose_all(copy, "delete_selected")
        copy.wait_for_selector("text=This deletes the selected")
        assert violations_in(copy, LOOKS) == []


def choose_all(page: Page, action: str) -> None:
    page.check("#action-toggle")
    page.select_option("[name=action]", action)
    page.click("button[name=index]")
