"""Somebody without an account suggests a change, and a curator makes a part of it."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.browser.accessibility import audited, is_too_wide, violations, violations_in
from tests.browser.curator import log_in
from tests.browser.looks import DESKTOP, PHONE

LOOKS = [DESKTOP, replace(PHONE, scheme="dark")]


@pytest.mark.parametrize("page", [*LOOKS, replace(PHONE, scripts=False)], indirect=True, ids=str)
def test_anybody_suggests_a_change_and_loses_nothing(page: Page, live_server: LiveServer) -> None:
    factories.project(slug="nova", name="Nova", role="Servers", kind="service")
    page.goto(f"{live_server.url}/projects/nova/")
    page.click("aside >> text=Suggest a change")
    page.wait_for_url("**/suggest/projects/nova/")
    assert not page.locator(".trap").evaluate("box => box.offsetWidth > 1")
    page.get_by_label("Role").fill("Virtual machines")
    page.click("text=Send the suggestion")
    page.wait_for_selector(".field-error")
    assert "Say why" in page.locator(".field-error").inner_text()
    assert page.get_by_label("Role").input_value() == "Virtual machines"
    assert (violations(page), is_too_wide(page)) == ([], False)
    page.get_by_label("Why", exact=True).fill("The role says too little.")
    page.click("text=Send the suggestion")
    page.wait_for_url("**/suggest/status/**")
    assert "Received" in page.locator("[aria-current=step]").inner_text()
    assert (violations(page), is_too_wide(page)) == ([], False)


def test_a_curator_takes_over_a_part_and_the_sender_sees_it(
    page: Page, live_server: LiveServer
) -> None:
    row = factories.organization(slug="acme", name="Acme", country="DE")
    after = {"country": "FR", "summary": "The best of all."}
    suggestion = factories.suggestion(
        row=row, before={"country": "DE", "summary": ""}, after=after, more="It moved."
    )
    log_in(page, f"{live_server.url}/admin/catalogue/suggestion/")
    page.wait_for_selector("#result_list")
    page.click("#result_list tbody th a")
    page.wait_for_selector(".proposals")
    assert audited(page, LOOKS) == []
    page.get_by_label("Take over: Summary").uncheck()
    page.click("[name=open]")
    page.wait_for_selector(".suggested")
    assert page.locator("#id_country").input_value() == "FR"
    assert page.locator("#id_summary").input_value() == ""
    page.fill("#suggestion-answer", "The summary has no source.")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    page.goto(f"{live_server.url}/suggest/status/{suggestion.key}/")
    assert "Accepted" in page.locator("[aria-current=step]").inner_text()
    assert "The summary has no source." in page.inner_text("main")
    assert violations_in(page, LOOKS) == []
    page.click("text=Acme as it is now")
    page.wait_for_url("**/organizations/acme/")
    assert "France" in page.inner_text("main")
