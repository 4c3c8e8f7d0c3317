"""Somebody without an account suggests a change, and a curator makes a part of it."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.browser.accessibility import violations
from tests.browser.looks import DESKTOP, PHONE

LOOKS = [DESKTOP, replace(PHONE, scheme="dark"), replace(PHONE, scripts=False)]


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("page", LOOKS, indirect=True, ids=str)
def test_suggestion_is_sent_taken_over_in_part_and_followed(
    page: Page, live_server: LiveServer
) -> None:
    factories.project(slug="nova", name="Nova", role="Servers", kind="service")
    User.objects.create_superuser("curator", password="Trove-and-Heat-1")
    page.goto(f"{live_server.url}/projects/nova/")
    page.click("aside >> text=Suggest a change")
    page.wait_for_url("**/suggest/projects/nova/")
    assert not page.get_by_label("Leave this empty").evaluate("box => box.offsetWidth > 1")
    page.get_by_label("Role").fill("Virtual machines")
    page.get_by_label("Summary").fill("Ours is best.")
    page.click("text=Send the suggestion")
    page.wait_for_selector(".field-error")
    assert "Say why" in page.locator(".field-error").inner_text()
    assert page.get_by_label("Role").input_value() == "Virtual machines"
    assert (violations(page), is_too_wide(page)) == ([], False)
    page.get_by_label("Why", exact=True).fill("The role says too little.")
    page.click("text=Send the suggestion")
    page.wait_for_url("**/suggest/status/**")
    status = page.url
    assert "Received" in page.locator("[aria-current=step]").inner_text()
    assert (violations(page), is_too_wide(page)) == ([], False)

    page.goto(f"{live_server.url}/admin/catalogue/suggestion/")
    page.fill("#id_username", "curator")
    page.fill("#id_password", "Trove-and-Heat-1")
    page.click("[type=submit]")
    page.wait_for_selector("#result_list")
    assert violations(page) == []
    page.click("#result_list th a")
    page.wait_for_selector(".proposals")
    assert (violations(page), is_too_wide(page)) == ([], False)
    page.get_by_label("Take over: Summary").uncheck()
    page.click("[name=open]")
    page.wait_for_selector(".suggested")
    assert page.get_by_label("Role").input_value() == "Virtual machines"
    assert page.get_by_label("Summary").input_value() == ""
    assert violations(page) == []
    page.fill("#suggestion-answer", "The summary has no source.")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")

    page.goto(status)
    assert "Accepted" in page.locator("[aria-current=step]").inner_text()
    assert "The summary has no source." in page.inner_text("main")
    assert violations(page) == []
    page.click("text=Nova as it is now")
    page.wait_for_url("**/projects/nova/")
    assert "Virtual machines" in page.inner_text("main")
