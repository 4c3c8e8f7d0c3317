"""The form of a project: its contents lead to its chapters, and it says what is typed."""

from dataclasses import replace

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from catalogue.models import Project
from tests import factories
from tests.browser.accessibility import audited, violations_in, without_scripts
from tests.browser.curator import log_in
from tests.browser.looks import DESKTOP, PHONE, PHONE_NO_SCRIPTS

LOOKS = [DESKTOP, replace(PHONE, scheme="dark")]
# The form is long, and what it says is asked for over the wire: a busy machine takes its time.
expect.set_options(timeout=20_000)


def audited_as_it_stands(page: Page) -> list[str]:
    """Return what axe finds on a copy of the page, where it may style what it measures."""
    # The last that scripts do to the form: until then an empty table has nothing to turn to.
    expect(page.locator("#links-group .add-row a")).to_be_attached()
    browser, markup = page.context.browser, without_scripts(page.content())
    assert browser
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    context = browser.new_context(
        viewport=page.viewport_size, color_scheme="dark" if dark else "light"
    )
    copy, address = context.new_page(), page.url.partition("#")[0]
    copy.route(address, lambda route: route.fulfill(body=markup, content_type="text/html"))
    copy.goto(address)
    found = violations_in(copy, LOOKS)
    context.close()
    return found


def open_form(page: Page, live_server: LiveServer, project: Project) -> None:
    """Log in and open the form of a project."""
    log_in(page, live_server.url + reverse("admin:catalogue_project_change", args=[project.pk]))
    expect(page.locator(".chapters li")).to_have_count(7)


@pytest.mark.parametrize("page", LOOKS, indirect=True, ids=str)
def test_contents_lead_to_a_chapter(page: Page, live_server: LiveServer) -> None:
    project = factories.entry().project
    factories.relation(project=project)
    factories.stage_change(project=project)
    factories.former_name(subject=project)
    open_form(page, live_server, project)
    assert audited(page, LOOKS) == []
    page.locator(".chapters a", has_text="What it needs").focus()
    page.keyboard.press("Enter")
    heading = page.locator("#needs h2").first
    expect(heading).to_be_in_viewport()
    covered = page.locator(".chapters").bounding_box()
    assert covered
    place = heading.bounding_box()
    assert place
    assert place["y"] >= covered["y"] + covered["height"]


def test_it_says_while_typing_what_is_there_already(page: Page, live_server: LiveServer) -> None:
    zuul = factories.project(name="Zuul", slug="zuul")
    factories.link(project=zuul, url="https://zuul-ci.org/")
    project = factories.link(kind="homepage").project
    open_form(page, live_server, project)
    page.fill("#id_name", "Zul")
    said = page.locator(".field-name .said")
    expect(said).to_contain_text("There is already Zuul, with a similar name.")
    page.fill("#id_links-0-url", "http://www.zuul-ci.org")
    expect(page.locator("#links .said")).to_contain_text("Zuul, with the same homepage.")
    page.fill("#id_license", "Apache 2")
    expect(page.locator(".field-license .said")).to_contain_text("Did you mean Apache-2.0?")
    page.fill("#id_source_url", "http://10.0.0.1/")
    expect(page.locator(".field-source_url .said")).to_contain_text("inside a private network")
    assert audited_as_it_stands(page) == []
    page.fill("#id_license", "Apache-2.0")
    expect(page.locator(".field-license .said")).to_be_hidden()
    page.fill("#id_source_url", "")
    page.click("[name=_continue]")
    expect(page.locator(".twins")).to_contain_text("nothing you typed is lost")
    assert page.locator("#id_name").input_value() == "Zul"
    assert audited_as_it_stands(page) == []
    page.get_by_label("It is another one").check()
    page.click("[name=_continue]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    project.refresh_from_db()
    assert project.name == "Zul"


def test_markdown_is_previewed_by_keyboard(page: Page, live_server: LiveServer) -> None:
    open_form(page, live_server, factories.project(description="It *is*."))
    page.locator("#id_description").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    preview = page.get_by_role("region", name="Preview: Description")
    expect(preview.locator("em")).to_have_text("is")
    page.fill("#id_description", "# Now\n\n- <b>one</b>")
    expect(preview.locator("h3")).to_have_text("Now")
    expect(preview.locator("li")).to_have_text("<b>one</b>")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(preview).to_be_focused()
    assert audited_as_it_stands(page) == []
    page.reload()
    expect(preview.locator("em")).to_have_text("is")


@pytest.mark.parametrize("page", [PHONE_NO_SCRIPTS], indirect=True, ids=str)
def test_without_scripts_it_asks_before_it_saves(page: Page, live_server: LiveServer) -> None:
    factories.project(name="Zuul", slug="zuul")
    project = factories.project(name="Nova")
    open_form(page, live_server, project)
    page.fill("#id_name", "zuul")
    page.click("[name=_continue]")
    assert "with the same name" in page.inner_text(".twins")
    page.get_by_label("It is another one").check()
    page.click("[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    project.refresh_from_db()
    assert project.name == "zuul"
