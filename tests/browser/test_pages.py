"""The pages of the starter catalogue, as people meet them."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.accessibility import violations, violations_in
from tests.browser.conftest import opened
from tests.browser.looks import Look
from tests.browser.waiting import until

DESKTOP = Look(1440, 900)
PHONE = Look(390, 844)
NARROW = Look(320, 640)  # what 1280 pixels are at 400 %

MAP = "/maps/openstack/"
READ_WITHOUT_SCRIPTS = (
    "/",
    MAP,
    "/projects/nova/",
    "/stack/?project=magnum",
    "/projects/?view=table&kind=tool",
)
PAGES = (
    *READ_WITHOUT_SCRIPTS,
    f"{MAP}?density=detailed&include=retired",
    f"{MAP}?pick=nova&pick=",
    f"{MAP}editions/",
    f"{MAP}editions/20180601/",
    f"{MAP}diff/20190402..20260801/",
    "/maps/open-infrastructure/",
    "/maps/open-infrastructure/?density=detailed&include=retired",
    "/projects/",
    "/projects/?kind=service&stage=active&q=a&parent=openstack",
    "/projects/?stage=bogus&page=99",
    "/projects/?q=nothing&kind=tool&view=globe",
    "/projects/?kind=tool#list-filters",
    "/focus-areas/",
    "/focus-areas/edge/",
    "/use-cases/?focus_area=edge",
    "/use-cases/ai-infrastructure/",
    "/projects/kubernetes/",
    "/projects/nova/history/",
    "/projects/karbor/",
    "/stats/",
    "/changes/",
    "/changes/?kind=bogus&project=kubernetes",
    "/about/",
    "/stack/",
    "/stack/?project=magnum&project=designate&project=karbor&project=nowhere",
    "/stack/?project=zuul&on=2019-04-02",
    "/governance/",
    "/governance/?on=2012-10-01",
    "/governance/bodies/?state=gone",
    "/governance/bodies/openstack-technical-committee/",
    "/governance/bodies/kata-architecture-committee/",
    "/governance/bodies/board-of-directors/?on=2015",
    "/governance/people/",
    "/governance/people/alan-clark/",
    "/governance/resolutions/",
    "/governance/admission/",
    "/organizations/?sector=telecom",
    "/organizations/red-hat/",
    "/projects/zuul/",
    "/compare/",
    "/legend/",
    "/search/?q=kubernets",
    "/suggest/?q=nova",
    "/suggest/projects/nova/",
    "/suggest/bodies/",
    "/suggest/decided/",
    "/api/v1/docs/",
    "/api/v1/docs/projects/",
    "/api/v1/docs/?q=slug",
    "/nowhere/",
    "/admin/login/",
)

# Those with something to work on, and one of each other kind.
WALKED = (
    *("/", "/projects/?kind=service", "/projects/nova/", "/use-cases/ai-infrastructure/"),
    *("/stack/?project=magnum", "/governance/", "/governance/bodies/kata-architecture-committee/"),
    *("/search/?q=kubernets", "/stats/"),
)

LOOKS = [replace(size, scheme=scheme) for size in (DESKTOP, PHONE) for scheme in ("light", "dark")]


@pytest.mark.parametrize("page", [DESKTOP], indirect=True, ids=str)
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    page: Page, address: str, site: str
) -> None:
    page.goto(site + address)
    # Colours and sizes do not depend on each other: both of each are enough.
    found = violations_in(page, LOOKS if address in READ_WITHOUT_SCRIPTS else LOOKS[::3])
    for look in (NARROW, PHONE, DESKTOP):
        page.set_viewport_size({"width": look.width, "height": look.height})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"wider than {look.width} px: {widest(page)}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "page",
    [PHONE, *(replace(look, scripts=False) for look in LOOKS[::3])],
    indirect=True,
    ids=str,
)
def test_axe_finds_nothing_on_the_pages_read_most_opened_on_a_phone_and_without_scripts(
    page: Page, site: str
) -> None:
    found = []
    for address in READ_WITHOUT_SCRIPTS:
        page.goto(site + address)
        found += [f"{address}: {line}" for line in violations(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_colours_chosen(page: Page, site: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
    page.goto(f"{site}{MAP}?include=retired")
    page.click("[data-theme-switch]")
    expect(page.locator("html")).to_have_attribute("data-theme", scheme)
    assert theme(page) == scheme
    found = violations(page)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_in_what_the_manual_of_the_api_folds_away(page: Page, site: str) -> None:
    page.goto(f"{site}/api/v1/docs/suggestions/")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = violations_in(page, LOOKS)
    assert not found, "\n".join(found)


def widest(page: Page) -> str:
    """Return what reaches furthest to the right."""
    found: str = page.evaluate(
        """() => {
            const right = (one) => one.getBoundingClientRect().right;
            const all = [...document.querySelectorAll("main *")];
            return all.reduce((a, b) => (right(b) > right(a) ? b : a)).outerHTML.slice(0, 100);
        }"""
    )
    return found


class TestKeyboard:
    def test_first_stop_leads_past_the_head_of_the_page(self, page: Page, site: str) -> None:
        page.goto(site + MAP)
        page.keyboard.press("Tab")
        assert focused(page)["text"] == "Skip to the content"
        assert focused(page)["visible"]
        page.keyboard.press("Enter")
        expect(page.locator("#content")).to_be_focused()
        page.keyboard.press("Tab")
        until(page, "document.activeElement.matches('main *')")

    @pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=str)
    def test_every_entry_is_reached_in_reading_order_and_seen(self, page: Page, site: str) -> None:
        page.goto(f"{site}{MAP}?include=retired")
        stops = list(walk(page))
        entries = page.locator(".entry a").all_inner_texts()
        assert len(entries) > 50
        assert [stop["text"] for stop in stops if stop["entry"]] == entries
        assert [stop for stop in stops if not stop["visible"]] == []

    @pytest.mark.parametrize("page", [DESKTOP], indirect=True, ids=str)
    @pytest.mark.parametrize("address", WALKED)
    def test_it_sees_where_it_is_and_gets_out_of_every_page(
        self, page: Page, address: str, site: str
    ) -> None:
        page.goto(site + address)
        stops = list(walk(page))
        assert stops[-1]["text"] == "the API"
        assert [stop for stop in stops if not stop["visible"]] == []


def walk(page: Page) -> Iterator[dict[str, object]]:
    """Go through a page with the Tab key and yield every stop."""
    for _stop in range(500):
        page.keyboard.press("Tab")
        stop = focused(page)
        if not stop["text"] and not stop["tag"]:
            return
        yield stop
    raise AssertionError("the Tab key does not get out of the page")


def focused(page: Page) -> dict[str, object]:
    """Return what has the focus, and whether one sees that it has."""
    found: dict[str, object] = page.evaluate(
        """() => {
            const at = document.activeElement;
            if (!at || at === document.body) return { tag: "", text: "" };
            const box = at.getBoundingClientRect(), style = getComputedStyle(at);
            // A link may run over two lines: its first piece counts for what lies over it.
            const [{ left, top, width, height }] = at.getClientRects();
            const over = document.elementFromPoint(left + width / 2, top + height / 2);
            return {
                tag: at.tagName,
                text: (at.innerText ?? at.textContent).trim(),
                entry: at.closest(".entry") !== null,
                visible: at.matches(":focus-visible") && style.outlineStyle !== "none"
                    && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.height > 0
                    && box.top >= 0 && box.bottom <= innerHeight + 1
                    && box.left >= 0 && box.right <= innerWidth + 1
                    && (at.contains(over) || over?.contains(at)),
            };
        }"""
    )
    return found


class TestTheme:
    @pytest.mark.parametrize("page", LOOKS[:2], indirect=True, ids=str)
    def test_switch_turns_the_colours_and_is_remembered(self, page: Page, site: str) -> None:
        page.goto(site)
        before, other = theme(page), {"light": "dark", "dark": "light"}[theme(page)]
        assert pressed(page) == (before == "dark")
        page.click("[data-theme-switch]")
        expect(page.locator("html")).to_have_attribute("data-theme", other)
        assert theme(page) == other
        assert pressed(page) == (other == "dark")
        page.reload()
        assert theme(page) == other
        page.goto(f"{site}/projects/")
        assert theme(page) == other
        page.click("[data-theme-switch]")
        assert theme(page) == before

    def test_without_a_choice_the_colours_follow_the_system(self, page: Page, site: str) -> None:
        page.goto(site)
        page.emulate_media(color_scheme="dark")
        assert theme(page) == "dark"
        assert pressed(page)

    def test_switch_needs_no_storage(self, page: Page, site: str) -> None:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })"
        )
        page.goto(site)
        page.click("[data-theme-switch]")
        assert theme(page) == "dark"

    def test_without_scripts_there_is_no_switch(self, browser: Browser, site: str) -> None:
        with opened(browser, Look(scripts=False)) as page:
            page.goto(site)
            expect(page.locator("[data-theme-switch]")).to_have_count(1)
            expect(page.locator("[data-theme-switch]")).to_be_hidden()


def theme(page: Page) -> str:
    """Return whether the page is light or dark, by its ground."""
    ground: str = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    red = int(re.findall(r"\d+", ground)[0])
    return "light" if red > 127 else "dark"


def pressed(page: Page) -> bool:
    """Tell whether the switch says that the colours are dark."""
    return page.locator("[data-theme-switch]").get_attribute("aria-pressed") == "true"


class TestMap:
    @pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=str)
    def test_nothing_moves_while_it_loads(self, page: Page, site: str) -> None:
        page.goto(site + MAP, wait_until="networkidle")
        assert layout_shift(page) == 0

    def test_a_shift_would_be_noticed(self, page: Page, site: str) -> None:
        page.goto(site + MAP, wait_until="networkidle")
        page.evaluate("document.querySelector('.cartouche').style.marginTop = '200px'")
        page.wait_for_timeout(100)
        assert layout_shift(page) > 0

    def test_it_is_light_to_load(self, page: Page, site: str) -> None:
        answers: list[Response] = []

        def on_response(answer: Response) -> None:
            answers.append(answer)

        page.on("response", on_response)
        page.goto(site + MAP, wait_until="networkidle")
        sizes = {answer.url.removeprefix(site): len(answer.body()) for answer in answers}
        assert MAP in sizes
        assert len(answers) <= 10, sizes
        assert sum(sizes.values()) <= 120_000, sizes

    @pytest.mark.parametrize("page", [DESKTOP], indirect=True, ids=str)
    def test_sheets_lie_where_they_belong(self, page: Page, site: str) -> None:
        page.goto(site + MAP)
        sides = {name: box(page, f".side-{name}") for name in ("left", "centre", "right", "bottom")}
        centre = sides["centre"]
        assert sides["left"]["right"] <= centre["left"]
        assert sides["right"]["left"] >= centre["right"]
        assert sides["bottom"]["top"] >= centre["bottom"]
        assert sides["left"]["top"] == sides["right"]["top"] == centre["top"]

    @pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
    def test_on_a_phone_it_is_one_column_of_comfortable_rows(self, page: Page, site: str) -> None:
        page.goto(site + MAP)
        tops = [box(page, f".side-{name}")["top"] for name in ("centre", "left", "right", "bottom")]
        assert tops == sorted(tops)
        heights = page.eval_on_selector_all(".entry", "all => all.map(one => one.offsetHeight)")
        assert min(heights) >= 44


def layout_shift(page: Page) -> float:
    """Return how much of the page moved, as browsers measure it."""
    moved: float = page.evaluate(
        """() => new Promise((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) sum += entry.value;
            }).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => resolve(sum), 50);
        })"""
    )
    return moved


def box(page: Page, selector: str) -> dict[str, float]:
    """Return where an element lies."""
    found: dict[str, float] = page.eval_on_selector(
        selector,
        "one => { const { left, right, top, bottom } = one.getBoundingClientRect();"
        " return { left, right, top, bottom }; }",
    )
    return found
