"""The form of a project: its contents lead to its chapters, and it says what is typed."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from catalogue.models import Project
from tests import factories
from tests.browser.looks import DESKTOP, PHONE
from tests.browser.test_suggestions import audited, is_too_wide

LOOKS = [DESKTOP, replace(PHONE, scheme="dark")]


def open_form(page: Page, live_server: LiveServer, project: Project) -> None:
    """Log in and open the form of a project."""
    User.objects.create_superuser("curator", password="Trove-and-Heat-1")
    page.goto(live_server.url + reverse("admin:catalogue_project_change", args=[project.pk]))
    page.fill("#id_username", "curator")
    page.fill("#id_password", "Trove-and-Heat-1")
    page.click("[type=submit]")
    expect(page.locator(".chapters li")).to_have_count(7)


@pytest.mark.parametrize("page", LOOKS, indirect=True, ids=str)
def test_contents_lead_to_a_chapter(page: Page, live_server: LiveServer) -> None:
    project = factories.entry().project
    factories.relation(project=project)
    factories.stage_change(project=project)
    factories.former_name(subject=project)
    open_form(page, live_server, project)
    assert (audited(page), is_too_wide(page)) == ([], False)
    page.locator(".chapters a", has_text="What it needs").focus()
    page.keyboard.press("Enter")
    heading = page.locator("#needs h2").first
    expect(heading).to_be_in_viewport()
    covered = page.locator(".chapters").bounding_box()
    assert covered
    place = heading.bounding_box()
    assert place
    assert place["y"] >= covered["y"] + covered["height"]
