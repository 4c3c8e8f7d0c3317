"""The list of projects as one works it: by mouse, by keyboard, by finger."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import violations
from tests.browser.conftest import opened
from tests.browser.looks import Look
from tests.browser.test_pages import DESKTOP, PHONE
from tests.browser.waiting import until

LIST = "/projects/"


def count(page: Page) -> str:
    """Return what is said of the number of projects."""
    return page.inner_text("#list-count")


def box(name: str, value: str) -> str:
    return f"#list-groups input[name={name}][value={value}]"


@pytest.mark.parametrize("page", [DESKTOP], indirect=True, ids=str)
class TestFilters:
    def test_a_choice_applies_at_once_and_keeps_focus_and_place(
        self, page: Page, site: str
    ) -> None:
        page.goto(site + LIST)
        before = count(page)
        page.mouse.wheel(0, 200)
        page.focus(box("stage", "retired"))
        page.keyboard.press("Space")
        expect(page).to_have_url(f"{site}{LIST}?stage=retired")
        expect(page.locator("#list-count")).not_to_have_text(before)
        expect(page.locator(box("stage", "retired"))).to_be_focused()
        until(page, "scrollY > 0")
        page.keyboard.press("Space")
        expect(page.locator("#list-count")).to_have_text(before)
        expect(page).to_have_url(site + LIST)

    def test_counts_follow_and_groups_stay_as_they_were_opened(self, page: Page, site: str) -> None:
        page.goto(site + LIST)
        host = page.locator("details[data-group=Host]")
        assert host.get_attribute("open") is None
        host.locator("summary").click()
        page.check(box("kind", "tool"))
        edge = page.locator("label:has(input[value=edge])")
        expect(edge).to_have_class(re.compile("choice-none"))
        expect(edge).to_have_text(re.compile("0$"))
        expect(page.locator("details[data-group=Host]")).to_have_attribute("open", "")

    def test_back_and_forward_show_what_was_there(self, page: Page, site: str) -> None:
        page.goto(site + LIST)
        before = count(page)
        page.check(box("kind", "tool"))
        expect(page.locator("#list-count")).to_have_text("18 projects")
        page.go_back()
        expect(page.locator("#list-count")).to_have_text(before)
        expect(page.locator(box("kind", "tool"))).not_to_be_checked()
        page.go_forward()
        expect(page.locator("#list-count")).to_have_text("18 projects")
        expect(page.locator(box("kind", "tool"))).to_be_checked()

    def test_words_narrow_while_they_are_typed(self, page: Page, site: str) -> None:
        page.goto(site + LIST)
        page.type("#filter-q", "nova")
        expect(page.locator(".gazetteer-name").first).to_have_text("Nova")
        expect(page).to_have_url(f"{site}{LIST}?q=nova")
        expect(page.locator("#filter-q")).to_have_value("nova")
        expect(page.locator("#filter-q")).to_be_focused()
        page.go_back()
        expect(page.locator("#filter-q")).to_have_value("")

    def test_dropping_a_filter_leaves_the_focus_among_the_results(
        self, page: Page, site: str
    ) -> None:
        page.goto(f"{site}{LIST}?kind=tool&stage=retired")
        page.focus(".chips a")
        page.keyboard.press("Enter")
        expect(page.locator(".chips li")).to_have_count(1)
        until(page, "document.activeElement.closest('#list-results') !== null")

    def test_view_and_order_are_kept_with_the_filters(self, page: Page, site: str) -> None:
        page.goto(site + LIST)
        page.click("text=table")
        expect(page.locator(".project-table")).to_be_visible()
        page.click("thead >> text=First release")
        expect(page.locator("th[aria-sort=descending]")).to_contain_text("First release")
        page.check(box("kind", "tool"))
        expect(page).to_have_url(f"{site}{LIST}?kind=tool&view=table&ordering=-first_release")
        assert violations(page) == []

    def test_head_of_the_table_stays_in_sight(self, page: Page, site: str) -> None:
        page.goto(f"{site}{LIST}?view=table")
        page.evaluate("scrollTo(0, 1500)")
        until(page, "document.querySelector('thead th').getBoundingClientRect().top === 0")

    def test_what_leads_to_nothing_names_a_way_out(self, page: Page, site: str) -> None:
        page.goto(f"{site}{LIST}?kind=sdk&stage=emerging")
        page.click("text=Drop it")
        expect(page.locator("#list-count")).to_have_text("4 projects")


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
class TestPhone:
    def test_filters_are_a_sheet_that_applies_at_once(self, page: Page, site: str) -> None:
        page.goto(site + LIST)
        form = page.locator("#list-filters")
        expect(form).not_to_be_visible()
        page.click(".list-open")
        expect(form).to_be_in_viewport()
        page.check(box("kind", "tool"))
        expect(page.locator("#list-groups button")).to_have_text("Show 18 projects")
        expect(form).to_be_in_viewport()
        assert violations(page) == []
        page.click("#list-groups button")
        expect(form).not_to_be_visible()
        expect(page.locator("#list-count")).to_have_text("18 projects")

    def test_escape_closes_the_sheet(self, page: Page, site: str) -> None:
        page.goto(f"{site}{LIST}#list-filters")
        page.keyboard.press("Escape")
        expect(page.locator("#list-filters")).not_to_be_visible()

    def test_rows_of_the_table_are_stacked_and_still_a_table(self, page: Page, site: str) -> None:
        page.goto(f"{site}{LIST}?view=table")
        expect(page.get_by_role("row", name="Nova").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_sheet_and_filters_need_no_scripts(browser: Browser, site: str) -> None:
    with opened(browser, Look(390, 844, scripts=False)) as page:
        page.goto(site + LIST)
        page.click(".list-open")
        page.check(box("kind", "tool"))
        page.click("#list-groups button")
        expect(page).to_have_url(re.compile("kind=tool"))
        expect(page.locator("#list-count")).to_have_text("18 projects")
        expect(page.locator("#list-filters")).not_to_be_visible()
