"""The map as one works it: by mouse, by keyboard, by finger, and in other people's pages."""

import http.server
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import violations, violations_in
from tests.browser.conftest import opened
from tests.browser.looks import Look
from tests.browser.test_pages import DESKTOP, LOOKS, MAP, PHONE, layout_shift
from tests.browser.waiting import until

NOVA = "[id='compute.nova']"
LARGER = re.compile(r"^(?!100%)\d{3}%$")


def styles(page: Page, kind: str) -> set[str]:
    """Return the line styles of the entries tied in one way."""
    found: list[str] = page.eval_on_selector_all(
        f".is-{kind} > a", "all => all.map(one => getComputedStyle(one).outlineStyle)"
    )
    return set(found)


class TestTies:
    def test_pointing_at_an_entry_lights_up_its_ties_in_styles_of_their_own(
        self, page: Page, site: str
    ) -> None:
        page.goto(site + MAP)
        page.hover(f"{NOVA} a")
        expect(page.locator(".is-needs").first).to_be_visible()
        drawn = {kind: styles(page, kind) for kind in ("needs", "needed", "works")}
        assert drawn == {"needs": {"solid"}, "needed": {"dashed"}, "works": {"dotted"}}
        expect(page.locator(".is-needs a", has_text="Keystone")).to_be_visible()
        page.hover("h1")
        expect(page.locator(".is-tied")).to_have_count(0)

    def test_bridges_have_a_style_a_sign_and_words_of_their_own(
        self, page: Page, site: str
    ) -> None:
        page.goto(f"{site}/maps/open-infrastructure/")
        page.keyboard.press("Tab")
        page.focus("[id='container-orchestration.kubernetes'] a")
        expect(page.locator(".is-bridges").first).to_be_visible()
        assert {"OpenStack", "Nodepool"} <= set(page.locator(".is-bridges a").all_inner_texts())
        assert "Magnum" in page.locator(".is-works a").all_inner_texts()
        assert styles(page, "bridges") == {"double"}
        signs = {
            kind: page.eval_on_selector(
                f".is-{kind} > a", "one => getComputedStyle(one, '::before').content"
            )
            for kind in ("needed", "bridges", "works")
        }
        assert len(set(signs.values())) == 3
        said = re.compile("Meets through a bridge: .*OpenStack.*Works with: .*Magnum")
        kubernetes = page.locator("[id='container-orchestration.kubernetes'] a")
        expect(kubernetes).to_have_accessible_description(said)
        assert violations(page) == []

    def test_focus_does_so_too_and_says_it_in_words(self, page: Page, site: str) -> None:
        page.goto(site + MAP)
        page.keyboard.press("Tab")
        page.focus(f"{NOVA} a")
        said = re.compile("Needs: .*Keystone.*Needed by: ")
        expect(page.locator(f"{NOVA} a")).to_have_accessible_description(said)
        page.focus("[data-theme-switch]")
        expect(page.locator(".is-lit")).to_have_count(0)

    def test_what_fades_stays_readable(self, page: Page, site: str) -> None:
        page.goto(site + MAP)
        page.hover(f"{NOVA} a")
        expect(page.locator(".is-needs").first).to_be_visible()
        assert violations_in(page, LOOKS[:2]) == []


class TestPanel:
    def test_it_opens_closes_and_goes_back_and_forward(self, page: Page, site: str) -> None:
        page.goto(site + MAP)
        panel = page.locator("#panel")
        page.click(f"{NOVA} a")
        expect(panel.get_by_role("heading", name="Nova")).to_be_focused()
        expect(page).to_have_url(f"{site}{MAP}#compute.nova")
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(page.locator(f"{NOVA} a")).to_be_focused()
        expect(page).to_have_url(site + MAP)
        page.go_back()
        expect(panel).to_be_visible()
        page.go_back()
        expect(panel).to_be_hidden()
        page.go_forward()
        expect(panel).to_be_visible()

    def test_its_address_opens_it(self, page: Page, site: str) -> None:
        page.goto(f"{site}{MAP}?kind=service#compute.nova")
        expect(page.locator("#panel-name")).to_have_text("Nova")
        page.click("#panel [data-close]")
        expect(page).to_have_url(f"{site}{MAP}?kind=service")

    def test_other_clicks_go_to_the_page(self, page: Page, site: str) -> None:
        page.goto(site + MAP)
        with page.context.expect_page() as other:
            page.click(f"{NOVA} a", modifiers=["Control"])
        expect(other.value).to_have_url(f"{site}/projects/nova/")

    def test_without_scripts_an_entry_is_a_link(self, browser: Browser, site: str) -> None:
        with opened(browser, Look(scripts=False)) as page:
            page.goto(site + MAP)
            page.click(f"{NOVA} a")
            expect(page).to_have_url(f"{site}/projects/nova/")

    @pytest.mark.parametrize("page", LOOKS[::3], indirect=True, ids=str)
    def test_axe_finds_nothing_when_it_is_open(self, page: Page, site: str) -> None:
        page.goto(f"{site}{MAP}#compute.nova")
        expect(page.locator("#panel-name")).to_have_text("Nova")
        assert violations_in(page, LOOKS) == []


class TestFilters:
    @pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=str)
    def test_they_apply_at_once_and_go_back(self, page: Page, site: str) -> None:
        page.goto(site + MAP)
        page.evaluate("window.stays = true")
        page.click("#map-filter summary")
        page.check("[name=kind][value=tool]")
        expect(page.locator("#map-count")).to_contain_text("match")
        expect(page.locator(".entry-dim").nth(10)).to_be_attached()
        expect(page).to_have_url(f"{site}{MAP}?kind=tool")
        expect(page.locator("[name=kind][value=tool]")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#map-groups")).to_be_hidden()
        page.go_back()
        expect(page.locator(".entry-dim")).to_have_count(0)
        expect(page.locator("[name=kind][value=tool]")).not_to_be_checked()
        assert page.evaluate("window.stays")

    def test_slash_leads_to_the_words_and_typing_filters(self, page: Page, site: str) -> None:
        page.goto(site + MAP)
        page.keyboard.press("/")
        page.keyboard.type("nova")
        expect(page.locator(".chips")).to_contain_text("nova")
        expect(page.locator("#map-q")).to_have_value("nova")
        expect(page.locator("#map-q")).to_be_focused()
        page.go_back()
        expect(page.locator("#map-q")).to_have_value(
            "nova"
        )  # it has the focus, so it is left alone
        expect(page.locator(".entry-dim")).to_have_count(0)

    def test_chips_drop_them(self, page: Page, site: str) -> None:
        page.goto(f"{site}{MAP}?kind=tool&q=a")
        page.click(".chips a >> text=Kind")
        expect(page.locator(".chips")).not_to_contain_text("Kind")
        expect(page).to_have_url(f"{site}{MAP}?q=a")

    @pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=str)
    def test_without_scripts_they_are_a_form(self, browser: Browser, site: str, size: Look) -> None:
        with opened(browser, replace(size, scripts=False)) as page:
            page.goto(f"{site}{MAP}?density=detailed")
            page.click("#map-filter summary")
            page.check("[name=kind][value=tool]")
            page.click("#map-groups [type=submit]")
            expect(page).to_have_url(f"{site}{MAP}?q=&kind=tool&density=detailed")
            expect(page.locator(".entry-dim").nth(10)).to_be_attached()

    @pytest.mark.parametrize("page", LOOKS[::3], indirect=True, ids=str)
    def test_axe_finds_nothing_when_they_are_open_and_in_use(self, page: Page, site: str) -> None:
        page.goto(f"{site}{MAP}?kind=tool&pick=nova&stage=bogus")
        page.click("#map-filter summary")
        expect(page.locator("#map-groups")).to_be_visible()
        assert violations_in(page, LOOKS) == []


class TestPicks:
    def test_they_are_toggled_by_keyboard(self, page: Page, site: str) -> None:
        page.goto(site + MAP)
        page.focus(f"{NOVA} a")
        page.keyboard.press("p")
        expect(page.locator(".entry-picked")).to_have_count(1)
        expect(page).to_have_url(f"{site}{MAP}?pick=nova")
        expect(page.locator(f"{NOVA} a")).to_be_focused()
        page.keyboard.press("p")
        expect(page.locator(".entry-picked")).to_have_count(0)

    def test_they_are_toggled_in_the_panel(self, page: Page, site: str) -> None:
        page.goto(f"{site}{MAP}#compute.nova")
        page.click("[data-pick]")
        expect(page.locator("[data-pick]")).to_have_text("Remove from selection")
        expect(page).to_have_url(f"{site}{MAP}?pick=nova#compute.nova")
        expect(page.locator("#panel")).to_be_visible()

    @pytest.mark.parametrize("scripts", [True, False])
    def test_they_are_ticked_in_a_form(self, browser: Browser, site: str, scripts: bool) -> None:
        with opened(browser, replace(DESKTOP, scripts=scripts)) as page:
            page.goto(f"{site}{MAP}?density=detailed&pick=zun")
            page.click("text=Pick entries by hand")
            page.check(".pick-form [value=nova]")
            page.click(".pick-form [type=submit]")
            page.wait_for_url(f"{site}{MAP}?density=detailed&pick=nova&pick=zun#picks")
            expect(page.locator(".entry-picked")).to_have_count(2)


class TestZoom:
    def test_there_is_none_when_the_map_fits(self, page: Page, site: str) -> None:
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(site + MAP, wait_until="networkidle")
        expect(page.locator("#map-zoom")).to_be_hidden()

    def test_keys_and_buttons_zoom_what_does_not_fit(self, page: Page, site: str) -> None:
        page.set_viewport_size({"width": 1440, "height": 400})
        page.goto(f"{site}/maps/open-infrastructure/?density=detailed")
        expect(page.locator("#map-zoom")).to_be_visible()
        page.click("[data-zoom=in]")
        expect(page.locator("#map-zoom output")).to_have_text("125%")
        page.keyboard.press("-")
        page.keyboard.press("-")
        expect(page.locator("#map-zoom output")).to_have_text("80%")
        page.focus("#map-view")
        page.keyboard.press("0")
        expect(page.locator("#map-zoom output")).to_have_text("100%")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    @pytest.fixture
    def tall(self, page: Page, site: str) -> Page:
        """Return a page with a map that is higher than the window, and its zoom at hand."""
        page.set_viewport_size({"width": 1440, "height": 400})
        page.goto(f"{site}/maps/open-infrastructure/?density=detailed")
        expect(page.locator("#map-zoom")).to_be_visible()
        page.locator("#map-view").scroll_into_view_if_needed()
        return page

    def test_wheel_zooms_with_control_and_the_place_under_it_stays(self, tall: Page) -> None:
        entry = tall.locator("#atlas .entry a").first
        entry.hover()
        before = entry.bounding_box()
        tall.keyboard.down("Control")
        tall.mouse.wheel(0, -160)
        tall.keyboard.up("Control")
        expect(tall.locator("#map-zoom output")).to_have_text(LARGER)
        after = entry.bounding_box()
        assert before
        assert after
        assert abs(after["x"] - before["x"]) < 60

    def test_dragging_the_paper_and_arrow_keys_move_what_is_zoomed(self, tall: Page) -> None:
        tall.click("[data-zoom=in]")
        tall.click("[data-zoom=in]")
        expect(tall.locator("#map-zoom output")).to_have_text("150%")
        view = tall.locator("#map-view")
        before = top(tall)
        box = view.bounding_box()
        assert box
        # The edge of the sheet is paper.
        tall.mouse.move(box["x"] + 5, box["y"] + 150)
        tall.mouse.down()
        tall.mouse.move(box["x"] + 5, box["y"] + 150 - 50, steps=5)
        tall.mouse.up()
        dragged = moves_up(tall, before)
        view.focus()
        tall.keyboard.press("ArrowDown")
        moves_up(tall, dragged)

    def test_two_fingers_pinch_it(self, tall: Page) -> None:
        box = tall.locator("#map-view").bounding_box()
        assert box
        x, y = box["x"] + 400, max(box["y"], 0) + 100
        session = tall.context.new_cdp_session(tall)
        for kind, apart in (("touchStart", 100), ("touchMove", 150), ("touchMove", 200)):
            points = [
                {"x": x - apart / 2, "y": y, "id": 0},
                {"x": x + apart / 2, "y": y, "id": 1},
            ]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        expect(tall.locator("#map-zoom output")).to_have_text(LARGER)


def top(page: Page) -> float:
    """Return how far the map is moved up, in pixels."""
    found: float = page.eval_on_selector("#map-view", "e => e.scrollTop")
    return found


def moves_up(page: Page, start: float) -> float:
    """Wait until the map is moved further up than it was, and return how far."""
    until(page, "start => document.getElementById('map-view').scrollTop > start", arg=start)
    return top(page)


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
def test_the_bar_stays_in_sight_and_says_the_region(page: Page, site: str) -> None:
    page.goto(site + MAP, wait_until="networkidle")
    page.evaluate("document.querySelector('.side-bottom').scrollIntoView()")
    expect(page.locator("#map-here")).to_have_text("OpenStack lifecycle management")
    until(page, "document.querySelector('.map-stick').getBoundingClientRect().top === 0")


def test_nothing_moves_when_ties_light_up(page: Page, site: str) -> None:
    page.goto(site + MAP, wait_until="networkidle")
    page.hover(f"{NOVA} a")
    expect(page.locator(".is-needs").first).to_be_visible()
    assert layout_shift(page) == 0


class TestEmbed:
    @pytest.fixture
    def elsewhere(self, site: str, tmp_path: Path) -> Iterator[str]:
        """Return the address of a page on another port that embeds the map."""
        snippet = f'<iframe title="Map" width="100%" height="50" src="{site}{MAP}embed/"></iframe>'
        script = f'<script src="{site}/embed.js" async></script>'
        head = '<!doctype html><title>Blog</title><link rel="icon" href="data:,">'
        (tmp_path / "page.html").write_text(head + snippet + script)
        handler = partial(Quiet, directory=str(tmp_path))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/page.html"
            server.shutdown()

    def test_it_is_framed_elsewhere_and_sized(self, page: Page, elsewhere: str) -> None:
        page.goto(elsewhere)
        until(page, "document.querySelector('iframe').offsetHeight > 300")
        inside = page.frames[1]
        until(inside, "document.documentElement.scrollHeight <= innerHeight + 1")
        expect(inside.locator(".entry").nth(40)).to_be_attached()

    def test_other_messages_do_not_size_it(self, page: Page, elsewhere: str) -> None:
        page.goto(elsewhere)
        until(page, "document.querySelector('iframe').offsetHeight > 300")
        before = page.locator("iframe").bounding_box()
        page.evaluate("postMessage({ type: 'catalogue:height', height: 5 }, '*')")
        page.frames[1].evaluate(
            "parent.postMessage({ type: 'catalogue:height', height: 'x' }, '*')"
        )
        page.wait_for_timeout(50)
        assert page.locator("iframe").bounding_box() == before

    @pytest.mark.parametrize(
        ("page", "looks"),
        [(DESKTOP, LOOKS), (replace(DESKTOP, scripts=False), [DESKTOP])],
        indirect=["page"],
        ids=["scripts", "noscript"],
    )
    def test_axe_finds_nothing(self, page: Page, site: str, looks: list[Look]) -> None:
        for query in ("", "?theme=dark&title=0", "?kind=tool&density=detailed&theme=light"):
            page.goto(f"{site}{MAP}embed/{query}")
            assert violations_in(page, looks) == []

    def test_the_dialog_builds_the_lines_and_previews_them(self, page: Page, site: str) -> None:
        page.goto(f"{site}{MAP}?kind=tool")
        page.click("#embed-open")
        page.select_option("#embed-maker [name=theme]", "dark")
        code = re.compile(
            r'/maps/openstack/embed/\?kind=tool&amp;theme=dark.*/embed\.js"', re.DOTALL
        )
        expect(page.locator("#embed-code")).to_have_value(code)
        preview = page.frame_locator("#embed-preview iframe")
        expect(preview.locator("html")).to_have_attribute("data-theme", "dark")
        assert violations(page) == []
        page.keyboard.press("Escape")
        expect(page.locator("#embed-open")).to_be_focused()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""
