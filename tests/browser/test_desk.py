"""A curator's morning: the desk, and from there to the form that mends something."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.browser.accessibility import audited
from tests.browser.curator import log_in
from tests.browser.looks import DESKTOP, DESKTOP_DARK, PHONE, PHONE_DARK
from tests.browser.waiting import until
from tests.catalogue.desk.test_gathering import fill

FILTERS = "document.querySelector('#changelist-filter')"
LOOKS = [DESKTOP, DESKTOP_DARK, PHONE, PHONE_DARK]


def test_desk_is_accessible_and_leads_to_the_form(page: Page, live_server: LiveServer) -> None:
    fill()
    log_in(page, f"{live_server.url}/admin/")
    page.wait_for_selector(".desk")
    assert audited(page, LOOKS) == []
    page.click("#desk-reviews + ul a")
    page.wait_for_selector("#review_form")


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
def test_list_is_read_on_a_phone_without_moving_it_sideways(
    page: Page, live_server: LiveServer
) -> None:
    factories.project(name="Nova", role="Servers, of which everybody has as many as they like")
    log_in(page, f"{live_server.url}/admin/catalogue/project/")
    page.wait_for_selector("#result_list .field-role[data-label=Role]")
    results = page.locator("#changelist .results")
    assert results.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert page.locator("#result_list .field-stage").is_hidden()  # it says nothing
    assert audited(page, [PHONE, PHONE_DARK]) == []
    page.click("text=Filter >> nth=0")
    until(
        page,
        "document.querySelector('#changelist-filter').getBoundingClientRect().top < innerHeight",
    )
