"""Search as people meet it: the box on every page, and the page of results."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.accessibility import violations_in
from tests.browser.looks import DESKTOP, DESKTOP_DARK, NO_SCRIPTS, PHONE, PHONE_DARK

BOX = "#find"
OPTIONS = "#find-list [role=option]"


def suggested(page: Page, address: str, text: str) -> None:
    """Open a page and type into the box until there are suggestions."""
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type(text)
    page.wait_for_selector(OPTIONS)


def test_slash_goes_to_the_box_and_arrows_choose(page: Page, site: str) -> None:
    suggested(page, f"{site}/projects/", "kubern")
    box = page.locator(BOX)
    expect(box).to_be_focused()
    expect(box).to_have_attribute("role", "combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    first = page.locator(OPTIONS).first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    page.keyboard.press("ArrowUp")
    expect(first).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/projects/kubernetes/")


def test_an_answer_that_comes_late_keeps_the_choice(page: Page, site: str) -> None:
    suggested(page, f"{site}/projects/", "kub")
    first = page.locator(OPTIONS).first
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/suggest/**", hold)
    with page.expect_request("**/suggest/**"):
        page.keyboard.type("e")
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    first.evaluate("option => option.dataset.old = true")
    held[0].continue_()
    expect(page.locator(f"{OPTIONS}[data-old]")).to_have_count(0)
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/projects/kubernetes/")


def test_typing_on_takes_the_choice_back(page: Page, site: str) -> None:
    suggested(page, f"{site}/projects/", "zuu")
    page.keyboard.press("ArrowDown")
    page.route("**/suggest/**", lambda route: route.abort())  # what is typed now is not answered
    page.keyboard.type("l")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=zuul")


def test_every_option_has_a_name_and_an_id_of_its_own(page: Page, site: str) -> None:
    suggested(page, f"{site}/projects/", "ku")
    ids = page.locator(OPTIONS).evaluate_all("found => found.map(option => option.id)")
    assert len(ids) == len(set(ids)) > 1
    box = page.locator(BOX)
    expect(box).to_have_accessible_name("Search")
    expect(box).to_have_attribute("aria-controls", "find-list")
    expect(box).to_have_attribute("aria-autocomplete", "list")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_visible()
    expect(page.locator("#find-said")).to_contain_text(f"{len(ids)} suggestions")


def test_escape_closes_the_list_and_keeps_the_words(page: Page, site: str) -> None:
    suggested(page, f"{site}/projects/", "zuul")
    page.keyboard.press("Escape")
    expect(page.locator("#find-list")).to_be_hidden()
    expect(page.locator(BOX)).to_have_value("zuul")
    expect(page.locator(BOX)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=zuul")
    expect(page.locator("main")).to_contain_text("API gateway")


def test_a_click_leads_to_what_was_suggested(page: Page, site: str) -> None:
    suggested(page, f"{site}/projects/nova/", "zuul")
    page.locator(OPTIONS).first.click()
    page.wait_for_url("**/projects/zuul/")


def test_only_the_last_words_typed_are_answered(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    suggested(page, f"{site}/projects/", "kubernetes")
    expect(page.locator(OPTIONS).first).to_contain_text("Kubernetes")
    assert len([url for url in asked if "/suggest/" in url]) < len("kubernetes")


def test_axe_finds_nothing(page: Page, site: str) -> None:
    looks = (DESKTOP, DESKTOP_DARK, PHONE, PHONE_DARK)
    for address in ("/search/", "/search/?q=zul", "/search/?q=xyzzyq"):
        page.goto(site + address)
        assert violations_in(page, looks) == [], address
    suggested(page, f"{site}/projects/", "kub")
    page.keyboard.press("ArrowDown")
    assert violations_in(page, looks) == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.evaluate("innerWidth")


@pytest.mark.parametrize("page", [NO_SCRIPTS], indirect=True, ids=str)
def test_it_works_without_scripts(page: Page, site: str) -> None:
    page.goto(f"{site}/projects/")
    page.fill(BOX, "load balencer")
    page.press(BOX, "Enter")
    page.wait_for_url("**/search/?q=load+balencer")
    expect(page.locator(".gazetteer a").first).to_have_text("Octavia")
