"""Building a stack as people do: by typing, by ticking, by keyboard, and without scripts."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import violations, violations_in
from tests.browser.test_pages import DESKTOP, LOOKS, PHONE

NO_SCRIPTS = replace(DESKTOP, scripts=False)


def names(page: Page) -> Locator:
    """Return the names of the members, in order of installation."""
    return page.locator(".member-name > a")


def test_projects_are_found_while_typing_and_added_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/stack/")
    field = page.get_by_role("combobox", name="Add a project")
    field.press_sequentially("magn")
    option = page.get_by_role("option", name=re.compile("^Magnum"))
    expect(option).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert violations(page) == []
    while option.get_attribute("aria-selected") != "true":
        field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", str(option.get_attribute("id")))
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/stack/\?project=magnum(&on=)?$"))
    expect(names(page).first).to_have_text("Keystone")
    expect(names(page).last).to_have_text("Magnum")


def test_list_closes_on_escape_and_what_is_typed_stays(page: Page, site: str) -> None:
    page.goto(f"{site}/stack/")
    field = page.get_by_role("combobox", name="Add a project")
    field.press_sequentially("nova")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("Escape")
    expect(page.locator("#stack-found")).to_be_hidden()
    expect(field).to_have_value("nova")


def test_option_is_added_by_pointing(page: Page, site: str) -> None:
    page.goto(f"{site}/stack/?project=designate")
    page.get_by_role("combobox", name="Add a project").press_sequentially("swift")
    page.get_by_role("option", name=re.compile("^Swift")).click()
    expect(page).to_have_url(re.compile("project=swift&.*project=designate"))
    expect(names(page)).to_have_count(3)
    for name in ("Keystone", "Swift", "Designate"):
        expect(names(page).get_by_text(name, exact=True)).to_be_visible()


@pytest.mark.parametrize("page", [NO_SCRIPTS], indirect=True, ids=str)
def test_form_and_button_do_the_same_without_scripts(page: Page, site: str) -> None:
    page.goto(f"{site}/stack/")
    page.fill("#stack-find", "Magnum")
    page.click("text=Show what it needs")
    expect(page).to_have_url(f"{site}/stack/?project=magnum")
    page.check("text=Barbican")
    page.click("text=Add what is ticked")
    expect(page.locator(".chips")).to_contain_text("Barbican")
    for name in ("Barbican", "Magnum", "Heat"):
        expect(names(page).get_by_text(name, exact=True)).to_be_visible()
    page.click(".chips >> text=Magnum")
    expect(names(page)).to_have_text(["Keystone", "Barbican"])


def test_drawing_is_reached_and_followed_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/stack/?project=magnum")
    links = page.locator(".stack-graph a")
    expect(links).to_have_count(names(page).count())
    page.locator(".stack-drawing").focus()
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/projects/keystone/")


@pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=str)
def test_names_fit_into_their_boxes_and_the_page_into_its_window(page: Page, site: str) -> None:
    page.goto(f"{site}/stack/?project=magnum&project=kayobe&project=kuryr-kubernetes&project=zuul")
    too_wide = page.eval_on_selector_all(
        ".stack-graph a",
        """all => all.filter((link) => {
          const box = link.querySelector("rect").getBoundingClientRect();
          return [...link.querySelectorAll("text")].some(
            (text) => text.getBoundingClientRect().right > box.right - 2);
        }).map((link) => link.textContent)""",
    )
    assert too_wide == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_finds_nothing_in_a_large_stack(page: Page, site: str) -> None:
    picks = ("sahara", "octavia", "zun", "trove", "murano", "masakari", "watcher", "zuul")
    page.goto(f"{site}/stack/?" + "&".join(f"project={pick}" for pick in picks))
    assert violations_in(page, LOOKS) == []
