"""A curator is told what does not hold, goes to the form, and mends it."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.browser.accessibility import violations
from tests.browser.curator import log_in
from tests.browser.looks import DESKTOP, PHONE


@pytest.mark.parametrize("page", [DESKTOP, replace(PHONE, scheme="dark")], indirect=True, ids=str)
def test_finding_leads_to_the_form_on_which_it_is_mended(
    page: Page, live_server: LiveServer
) -> None:
    factories.body(slug="board", kind="board", established_on="2012")
    factories.body(slug="committee", name="Committee", established_on="2013")
    log_in(page, f"{live_server.url}/admin/findings/")
    expect(page.locator(".finding")).to_have_count(1)
    assert violations(page) == []
    page.click(".finding a")
    told = page.locator("form .findings")
    expect(told).to_contain_text("To whom it answers is not recorded")
    expect(told).to_contain_text("Enter its reporting line")
    page.fill("#id_dissolved_on", "2015-03")
    page.fill("#id_source_url", "https://example.org/decisions/")
    page.click("[name=_continue]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("form .findings")).to_have_count(0)
    page.goto(f"{live_server.url}/admin/findings/")
    expect(page.locator("#content")).to_contain_text("Every rule holds.")
