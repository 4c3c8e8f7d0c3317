"""The first hour of a curator who has never seen the admin, as docs/first-hour.md tells it.

Its pictures are taken by ``FILM=docs/img/first-hour pytest -m browser`` of this module.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from catalogue.models import Project
from governance.partial_dates import today
from tests.browser.conftest import DATA, opened
from tests.browser.filming import Film
from tests.browser.looks import Look

DOCS = Path(__file__).parent.parent.parent / "docs"
WINDOW = Look(width=1200, height=800)
PASSWORD = "Trove-and-Heat-1"
SOURCE = "https://example.org/minutes/2026-11-20"


@pytest.fixture
def desk(browser: Browser, live_server: LiveServer, settings: Settings) -> Iterator[Film]:
    """Return the desk of the starter catalogue, as somebody with every role but the highest."""
    # Django looks up the reference of each new row by itself; a curator adds them by hand.
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]
    call_command("import_catalogue", str(DATA), verbosity=0)
    curator = User.objects.create_user("ada", password=PASSWORD, is_staff=True)
    curator.groups.set(Group.objects.exclude(name="Administrator"))
    with opened(browser, WINDOW) as page:
        page.goto(f"{live_server.url}/admin/")
        yield Film(page)


def test_first_hour_of_a_curator(desk: Film, browser: Browser, live_server: LiveServer) -> None:
    log_in(desk)
    mend_whom_a_body_answers_to(desk)
    mend_an_election(desk)
    mend_a_review(desk)
    add_a_project(desk)
    preview_and_publish_it(desk)
    publish_an_edition(desk)
    revert_a_mistake(desk)
    with opened(browser, WINDOW) as page:
        suggest(page, live_server)
    accept_the_suggestion(desk)
    told = re.findall(r"\(img/first-hour/([\w.-]+)\)", (DOCS / "first-hour.md").read_text())
    assert told == desk.frames == sorted(each.name for each in (DOCS / "img/first-hour").iterdir())


def add_row(page: Page, table: str, name: str, number: int = 0) -> None:
    """Add a row to a table of a form and have it in sight."""
    page.get_by_role("button", name=f"Add another {name}", exact=True).click()
    page.locator(f"#{table}-{number}").scroll_into_view_if_needed()


def choose(page: Page, field: str, words: str) -> None:
    """Type into a field that completes, and take what it offers first."""
    page.locator(f"#id_{field} + .select2 .select2-selection").click()
    page.locator(".select2-container--open .select2-search__field").press_sequentially(words)
    page.locator(".select2-results__option--highlighted", has_text=words).click()


def save(page: Page, reason: str) -> None:
    """Say why, and save."""
    page.get_by_label("Why").fill(reason)
    page.click("[name=_save]")


def waiting(page: Page) -> int:
    """Return how many things the desk says wait for a hand."""
    said = page.locator(".desk-head p", has_text="for a hand").inner_text()
    return int(re.findall(r"(\d+) things? wait", said)[0])


def log_in(desk: Film) -> None:
    desk.page.fill("#id_username", "ada")
    desk.page.fill("#id_password", PASSWORD)
    desk.frame("log-in")
    desk.page.click("[type=submit]")
    expect(desk.page.locator(".desk")).to_be_visible()
    desk.frame("desk")


def mend_whom_a_body_answers_to(desk: Film) -> None:
    page, before = desk.page, waiting(desk.page)
    page.click("text=Computing Force Network Working Group")
    expect(page.locator(".findings")).to_contain_text("Enter its reporting line")
    desk.frame("finding")
    add_row(page, "reporting_lines", "Reporting line")
    choose(page, "reporting_lines-0-reports_to", "Governing Board")
    page.fill("#id_reporting_lines-0-since", "2025")
    page.fill("#id_reporting_lines-0-source_url", SOURCE)
    desk.frame("finding-mended")
    save(page, "The board took it under its wing")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert waiting(page) == before - 1


def mend_an_election(desk: Film) -> None:
    page, before = desk.page, waiting(desk.page)
    page.click("text=Zuul maintainers and project lead")
    add_row(page, "elections", "Election")
    page.select_option("#id_elections-0-seat_class", label="Project lead")
    page.fill("#id_elections-0-held_on", today()[:7])
    page.fill("#id_elections-0-source_url", SOURCE)
    save(page, "Announced this month")
    assert waiting(page) == before - 1


def mend_a_review(desk: Film) -> None:
    page, before = desk.page, waiting(desk.page)
    page.locator(".desk-line", has_text="Stages that take a review").get_by_role("link").click()
    add_row(page, "reviews", "Review")
    choose(page, "reviews-0-requested_stage", "Confirmed")
    page.fill("#id_reviews-0-decided_on", "2018-11-12")
    page.select_option("#id_reviews-0-outcome", label="Accepted")
    page.fill("#id_reviews-0-source_url", SOURCE)
    save(page, "Found in the minutes")
    assert waiting(page) == before - 1
    desk.frame("desk-afterwards")


def add_a_project(desk: Film) -> None:
    page = desk.page
    page.locator(".model-project .addlink").click()
    page.locator("#id_name").press_sequentially("Lantern")
    expect(page.locator("#id_slug")).to_have_value("lantern")
    page.select_option("#id_kind", label="Service")
    page.fill("#id_role", "Health checks")
    page.fill(
        "#id_summary", "Asks every service of a cloud whether it is well, and tells who is not."
    )
    choose(page, "parent", "OpenStack")
    expect(page.locator("#id_parent + .select2")).to_contain_text("OpenStack –")
    add_row(page, "map_entries", "Entry")
    choose(page, "map_entries-0-category", "Monitoring tools")
    add_row(page, "relations", "Relation")
    page.select_option("#id_relations-0-kind", label="requires")
    choose(page, "relations-0-target", "Keystone")
    page.fill("#id_relations-0-source_url", SOURCE)
    desk.frame("relation")
    add_row(page, "relations", "Relation", 1)
    page.select_option("#id_relations-1-kind", label="works with")
    choose(page, "relations-1-target", "Nova")
    page.fill("#id_relations-1-source_url", SOURCE)
    add_row(page, "stage_changes", "Stage change")
    choose(page, "stage_changes-0-stage", "Pilot")
    page.fill("#id_stage_changes-0-changed_on", "2026-11-20")
    page.fill("#id_stage_changes-0-source_url", SOURCE)
    page.fill("#id_license", "Apache 2")
    expect(page.locator(".field-license .said")).to_contain_text("Did you mean Apache-2.0?")
    desk.frame("licence")
    page.fill("#id_license", "Apache-2.0")
    page.select_option("#id_state", label="Draft")
    page.get_by_label("Why").fill("The board took it in as a pilot")
    page.click("[name=_continue]")
    expect(page.locator(".messagelist .success")).to_be_visible()


def preview_and_publish_it(desk: Film) -> None:
    page = desk.page
    desk.frame("draft")
    page.locator(".draft-note").get_by_role("link", name="Preview").click()
    expect(page.locator("main h1")).to_have_text("Lantern")
    desk.frame("preview")
    page.go_back()
    page.click("[name=_publish]")
    expect(page.locator(".messagelist")).to_contain_text("is published: everybody sees it now")


def publish_an_edition(desk: Film) -> None:
    page = desk.page
    page.click("#site-name a")
    line = page.locator(
        ".desk-line", has=page.get_by_role("link", name="OpenStack map", exact=True)
    )
    line.get_by_role("link", name="Preview and publish").click()
    expect(page.locator("#content")).to_contain_text("Lantern was added to “Monitoring tools”.")
    page.fill("#id_notes", "Lantern is new among the monitoring tools.")
    desk.frame("edition")
    page.get_by_role("button", name=re.compile("Publish edition")).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.click(".viewsitelink")
    expect(page.locator("main")).to_contain_text("Lantern")
    desk.frame("edition-on-the-site")


def revert_a_mistake(desk: Film) -> None:
    page, nova = desk.page, Project.objects.get(slug="nova")
    page.goto(
        page.url.partition("/maps/")[0] + reverse("admin:catalogue_project_change", args=[nova.pk])
    )
    page.fill("#id_role", "Physical servers on demand")
    save(page, "Read it somewhere")
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.locator(".messagelist a").click()
    page.get_by_role("link", name="History").click()
    expect(page.locator(".moment").first).to_contain_text("Read it somewhere")
    desk.frame("history")
    page.get_by_role("link", name="Undo this").click()
    page.get_by_label("Why").fill("It was about Ironic")
    desk.frame("undo")
    page.get_by_role("button", name="Take it back to this state").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Project.objects.get(slug="nova").role == nova.role


def suggest(page: Page, live_server: LiveServer) -> None:
    """Send a suggestion as somebody who has no account."""
    page.goto(f"{live_server.url}/projects/lantern/")
    page.click("aside >> text=Suggest a change")
    page.get_by_label("Role").fill("Health checks of every service")
    page.get_by_label("Why", exact=True).fill("It says what is checked.")
    page.click("text=Send the suggestion")
    page.wait_for_url("**/suggest/status/**")


def accept_the_suggestion(desk: Film) -> None:
    page = desk.page
    page.click("#site-name a")
    page.locator("[aria-labelledby=desk-suggestions]").get_by_role("link").first.click()
    expect(page.locator(".proposals ins")).to_contain_text("of every service")
    desk.frame("suggestion")
    page.click("[name=open]")
    expect(page.locator("#id_role")).to_have_value("Health checks of every service")
    desk.frame("suggestion-in-the-form")
    save(page, "It says more")
    expect(page.locator(".messagelist")).to_contain_text("The suggestion is accepted")
    expect(page.locator(".desk-nothing")).to_contain_text("Suggestions")
    assert Project.objects.get(slug="lantern").role == "Health checks of every service"
    desk.frame("desk-at-the-end")
