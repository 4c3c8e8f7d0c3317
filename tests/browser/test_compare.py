"""The comparison, as people meet it: on a desk and on a phone, with and without scripts."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations_in
from tests.browser.looks import Look
from tests.browser.test_pages import DESKTOP, LOOKS, PHONE, box, focused, walk, widest
from tests.browser.waiting import until

TEN = (
    "magnum",
    "zun",
    "nova",
    "ironic",
    "kata-containers",
    "zuul",
    "starlingx",
    "airship",
    "swift",
    "ceph",
)
PAGES = tuple(
    "/compare/?" + "&".join(f"project={slug}" for slug in slugs) for slugs in (TEN[:2], TEN)
)
TWO, MANY = PAGES


WITHOUT_SCRIPTS = [replace(look, scripts=False) for look in LOOKS[::3]]


@pytest.mark.parametrize(
    ("page", "looks"),
    [(DESKTOP, LOOKS), *((look, [look]) for look in WITHOUT_SCRIPTS)],
    indirect=["page"],
    ids=["scripts", *map(str, WITHOUT_SCRIPTS)],
)
def test_axe_finds_nothing(page: Page, site: str, looks: list[Look]) -> None:
    found = []
    for address in PAGES:
        page.goto(site + address)
        found += [f"{address}: {line}" for line in violations_in(page, looks)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", [Look(320, 640), PHONE, DESKTOP], indirect=True, ids=str)
def test_the_page_is_no_wider_than_the_window(page: Page, site: str) -> None:
    for address in PAGES:
        page.goto(site + address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), widest(page)


@pytest.mark.parametrize("page", [DESKTOP], indirect=True, ids=str)
def test_ten_columns_are_seen_at_once_in_letters_one_can_read(page: Page, site: str) -> None:
    page.goto(site + MANY)
    frame, last = box(page, ".compare-frame"), box(page, ".compare thead th:last-child")
    assert last["right"] <= frame["right"]
    sizes = page.eval_on_selector_all(
        ".compare tbody td li", "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 12
    narrow = page.eval_on_selector_all(
        ".compare thead th", "all => Math.min(...all.map(one => one.offsetWidth))"
    )
    assert narrow >= 110


class TestNamesStayInSight:
    def test_of_few_while_the_page_is_scrolled(self, page: Page, site: str) -> None:
        page.goto(site + TWO)
        page.locator("tr[data-row=links]").scroll_into_view_if_needed()
        page.mouse.wheel(0, 5000)
        until(page, "scrollY > 300")
        until(page, "document.querySelector('.compare thead th').getBoundingClientRect().top === 0")

    def test_of_many_while_their_frame_is_scrolled_both_ways(self, page: Page, site: str) -> None:
        page.set_viewport_size({"width": 1000, "height": 700})
        page.goto(site + MANY)
        page.eval_on_selector(".compare-frame", "one => one.scrollTo(300, 400)")
        scrolled = page.eval_on_selector(".compare-frame", "one => [one.scrollLeft, one.scrollTop]")
        assert scrolled == [300, 400]
        frame = box(page, ".compare-frame")
        assert abs(box(page, ".compare thead th:nth-child(5)")["top"] - frame["top"]) <= 1
        assert abs(box(page, "tr[data-row=links] th")["left"] - frame["left"]) <= 1

    @pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
    def test_on_a_phone_it_is_the_name_of_the_row(self, page: Page, site: str) -> None:
        page.goto(site + MANY)
        row = page.locator("tr[data-row=meets]")
        row.evaluate("one => scrollTo(0, scrollY + one.getBoundingClientRect().top + 100)")
        assert box(page, "tr[data-row=meets]")["top"] == pytest.approx(-100, abs=1)
        assert box(page, "tr[data-row=meets] > th")["top"] == 0
        expect(row.locator(".compare-of").first).to_have_text("Magnum")
        expect(row.locator(".compare-of").first).to_be_visible()


def test_on_a_desk_names_are_not_repeated_in_cells(page: Page, site: str) -> None:
    page.goto(site + TWO)
    expect(page.locator(".compare-of").first).to_be_hidden()


@pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=str)
def test_it_is_a_table_for_screen_readers_everywhere(page: Page, site: str) -> None:
    page.goto(site + TWO)
    assert page.get_by_role("table", name="Comparison").count() == 1
    assert page.get_by_role("columnheader", name="Magnum").count() == 1
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Licence"))
    assert row.get_by_role("cell").count() == 2


@pytest.mark.parametrize("page", [Look(scripts=False), PHONE], indirect=True, ids=str)
def test_projects_are_added_by_name_and_removed(page: Page, site: str) -> None:
    page.goto(f"{site}/compare/")
    for name in ("Magnum", "zun"):
        page.fill("#compare-add", name)
        page.get_by_role("button", name="Add").click()
        expect(page.locator("thead th").last).to_have_text(name.capitalize())
    expect(page).to_have_url(f"{site}{TWO}")
    page.get_by_role("link", name="Remove Magnum").click()
    page.wait_for_url("**/compare/?project=zun")
    expect(page.locator("thead th")).to_have_text(["Zun"])


def test_keyboard_reaches_the_frame_and_leaves_it(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 700})
    page.goto(site + MANY)
    page.focus(".compare-frame")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.compare-frame').scrollLeft > 0")
    page.focus("tr[data-row=links] td:last-child a")
    assert focused(page)["tag"] == "A"
    page.goto(site + TWO)
    stops = list(walk(page))
    assert stops[-1]["text"] == "the API"
    assert [stop for stop in stops if not stop["visible"]] == []
