"""A curator arranges a map: with the mouse, a finger, by keyboard alone, and without scripts."""

import sqlite3
from dataclasses import replace
from typing import Any

import pytest
from django.db import OperationalError
from playwright.sync_api import Browser, Dialog, Page
from pytest_django.live_server_helper import LiveServer

from catalogue.models import Map, MapCategory, MapEntry
from governance.arranging.outline import Outline
from tests import factories
from tests.browser.accessibility import auditable, audited, is_too_wide, violations
from tests.browser.curator import log_in
from tests.browser.looks import DESKTOP, EVERY_LOOK, NO_SCRIPTS, PHONE, PHONE_NO_SCRIPTS

WITH_SCRIPTS = [look for look in EVERY_LOOK if look.scripts]


@pytest.fixture
def drawn(live_server: LiveServer) -> Map:
    """A map of two regions: Core with Compute and Storage above Network, and an empty Tools."""
    found = factories.map_(name="Openly")
    core = factories.region(map=found, name="Core")
    tools = factories.region(map=found, name="Tools", position=1, placement="left")
    rows = (("Compute", core, 1, "Nova Zun Ironic"), ("Storage", core, 1, "Cinder Swift"))
    for name, region, row, projects in (
        *rows,
        ("Network", core, 2, ""),
        ("Client", tools, 1, "CLI"),
    ):
        tone = {"Compute": "infrastructure", "Storage": "platform"}.get(name, "neutral")
        category = factories.category(region=region, name=name, row=row, tone=tone)
        for at, project in enumerate(projects.split()):
            made = factories.project(name=project)
            factories.entry(category=category, project=made, position=at, core=not at)
    return found


def open_page(page: Page, live_server: LiveServer, drawn: Map) -> None:
    log_in(page, f"{live_server.url}/admin/catalogue/map/{drawn.pk}/arrange/")
    page.wait_for_selector("#outline")
    page.wait_for_load_state()  # scripts have run by then


def shown(page: Page) -> dict[str, list[str]]:
    """Return the entries of each category as the page shows them."""
    found: dict[str, list[str]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".frame")].map((frame) => [
            frame.querySelector("h3 label").textContent,
            [...frame.querySelectorAll(":scope > ol label")].map((each) => each.textContent),
        ]))"""
    )
    return found


def rows(page: Page) -> list[list[str]]:
    """Return the rows of categories as the page shows them."""
    found: list[list[str]] = page.evaluate(
        """() => [...document.querySelectorAll(".frames")].map((line) =>
            [...line.querySelectorAll("h3 label")].map((label) => label.textContent))"""
    )
    return found


def stored(name: str) -> tuple[str, list[str]]:
    """Return in which category a project stands, and what stands there."""
    category = MapEntry.objects.get(project__name=name).category
    return category.name, [str(entry) for entry in category.entries.select_related("project")]


def save(page: Page, why: str = "") -> None:
    page.fill("#id_why", why)
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")


def tall(page: Page) -> None:
    """Let everything be in sight, so that nothing scrolls while it is dragged."""
    page.set_viewport_size({"width": 1280, "height": 1600})


def middle(page: Page, words: str, across: float = 0.5, down: float = 0.5) -> tuple[float, float]:
    """Return a place on a row, told by its words."""
    row = page.locator(f"#outline label:text-is('{words}')").locator("xpath=ancestor::li[1]")
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    assert box
    return box["x"] + box["width"] * across, box["y"] + box["height"] * down


def drag(page: Page, words: str, to: tuple[float, float]) -> None:
    page.mouse.move(*middle(page, words, 0.3, 0.2))
    page.mouse.down()
    page.mouse.move(to[0], to[1] + 9, steps=4)
    page.mouse.move(*to)
    page.wait_for_selector(".drag-ghost")
    page.wait_for_timeout(50)
    page.mouse.up()


def test_entries_are_dragged_within_a_category_and_into_another(
    page: Page, live_server: LiveServer, drawn: Map
) -> None:
    open_page(page, live_server, drawn)
    tall(page)
    drag(page, "Ironic", middle(page, "Nova", down=0.2))
    assert shown(page)["Compute"] == ["Ironic", "Nova", "Zun"]
    drag(page, "Zun", middle(page, "Swift", down=0.8))
    assert shown(page)["Storage"] == ["Cinder", "Swift", "Zun"]
    drag(page, "Cinder", middle(page, "Network", down=0.2))
    assert shown(page)["Network"] == ["Cinder"]
    assert page.inner_text("#arrange-told") == "Cinder: 1 of 1 in “Network”"
    assert stored("Zun")[0] == "Compute"
    save(page, "Tidied")
    assert stored("Zun") == ("Storage", ["Swift", "Zun"])
    assert stored("Ironic") == ("Compute", ["Ironic", "Nova"])
    assert stored("Cinder") == ("Network", ["Cinder"])


def test_categories_and_regions_are_dragged(
    page: Page, live_server: LiveServer, drawn: Map
) -> None:
    open_page(page, live_server, drawn)
    tall(page)
    drag(page, "Network", middle(page, "Compute", across=0.1))
    assert rows(page) == [["Network", "Compute", "Storage"], ["Client"]]
    # Above the row, a row of its own.
    x, y = middle(page, "Compute", down=0.0)
    drag(page, "Storage", (x, y - 10))
    assert rows(page) == [["Storage"], ["Network", "Compute"], ["Client"]]
    drag(page, "Tools", middle(page, "Core", down=0.05))
    assert rows(page) == [["Client"], ["Storage"], ["Network", "Compute"]]
    save(page)
    told = MapCategory.objects.order_by("region__position", "row", "position")
    assert [str(each) for each in told] == ["Client", "Storage", "Network", "Compute"]


def test_escape_leaves_a_dragged_row_where_it_was(
    page: Page, live_server: LiveServer, drawn: Map
) -> None:
    open_page(page, live_server, drawn)
    before = shown(page)
    page.mouse.move(*middle(page, "Ironic"))
    page.mouse.down()
    page.mouse.move(*middle(page, "Swift"), steps=4)
    page.wait_for_selector(".drag-ghost")
    page.keyboard.press("Escape")
    page.mouse.up()
    assert shown(page) == before
    assert page.locator(".drag-ghost, .dragged, .drop-before, .drop-after").count() == 0


def test_finger_scrolls_on_rows_and_drags_by_their_dots(
    browser: Browser, live_server: LiveServer, drawn: Map
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    open_page(page, live_server, drawn)
    touch(page, "Ironic", "Nova", on="label")
    assert shown(page)["Compute"] == ["Nova", "Zun", "Ironic"]
    touch(page, "Ironic", "Nova", on="i")
    assert shown(page)["Compute"] == ["Ironic", "Nova", "Zun"]
    context.close()


def test_second_finger_does_not_drop_what_the_first_drags(
    page: Page, live_server: LiveServer, drawn: Map
) -> None:
    open_page(page, live_server, drawn)
    tall(page)
    page.mouse.move(*middle(page, "Ironic", 0.3, 0.2))
    page.mouse.down()
    page.mouse.move(*middle(page, "Swift", down=0.8), steps=4)
    page.wait_for_selector(".drag-ghost")
    for kind in ("pointerdown", "pointermove", "pointerup", "pointercancel"):
        page.evaluate(
            """(kind) => document.querySelector("#outline i").dispatchEvent(
                new PointerEvent(kind, {pointerId: 99, pointerType: "touch", bubbles: true}))""",
            kind,
        )
    page.wait_for_timeout(50)
    assert page.locator(".drag-ghost").count() == 1
    assert shown(page)["Compute"] == ["Nova", "Zun", "Ironic"]
    page.mouse.up()
    assert shown(page)["Storage"] == ["Cinder", "Swift", "Ironic"]


def test_where_to_move_to_follows_what_was_moved(
    page: Page, live_server: LiveServer, drawn: Map
) -> None:
    open_page(page, live_server, drawn)
    page.check("text=Storage", force=True)
    page.select_option("#arrange-to", label="Tools")
    page.click("[value=into]")
    page.check("text=Compute", force=True)
    page.click("[value=down]")
    page.click("[value=down]")
    groups = """() => [...document.querySelectorAll("#arrange-to optgroup")].map((group) =>
        [group.label, ...[...group.children].map((each) => each.textContent)])"""
    assert page.evaluate(groups) == [
        ["Regions", "Core", "Tools"],
        ["Core", "Network", "Compute"],
        ["Tools", "Client", "Storage"],
    ]
    page.check("text=Nova", force=True)
    page.select_option("#arrange-to", label="Storage")
    page.click("[value=into]")
    assert shown(page)["Storage"] == ["Cinder", "Swift", "Nova"]
    assert page.input_value("#arrange-to") == key_of_category("Storage")


def key_of_category(name: str) -> str:
    return f"b{MapCategory.objects.get(name=name).pk}"


def touch(page: Page, words: str, to: str, on: str) -> None:
    """Draw a finger from a part of a row to the upper half of another row."""
    middle(page, to)
    row = page.locator(f"#outline label:text-is('{words}')").locator("xpath=ancestor::li[1]")
    box = row.locator(f"> {on}").bounding_box()
    assert box
    start = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    cdp = page.context.new_cdp_session(page)
    end = middle(page, to, down=0.2)
    places = [start, (start[0], start[1] - 12), (end[0], end[1] + 5), end]
    for number, (x, y) in enumerate(places):
        points: list[Any] = [{"x": x, "y": y}]
        kind = "touchMove" if number else "touchStart"
        cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(40)
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(50)


def test_everything_is_moved_by_keyboard_alone(
    page: Page, live_server: LiveServer, drawn: Map
) -> None:
    open_page(page, live_server, drawn)
    page.focus("#outline input")
    for _time in range(3):
        page.keyboard.press("ArrowDown")
    focused = "document.activeElement.closest('label')?.textContent ?? ''"
    assert page.evaluate(focused) == "Zun"
    page.keyboard.press("Alt+ArrowUp")
    assert shown(page)["Compute"] == ["Zun", "Nova", "Ironic"]
    assert page.evaluate(focused) == "Zun"
    assert page.inner_text("#arrange-told[role=status]") == "Zun: 1 of 3 in “Compute”"
    page.keyboard.press("Enter")  # which is the default button of a form, and would save it
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "up"
    page.keyboard.press("Enter")  # there is nowhere further up, and the focus stays
    page.keyboard.press("Tab")
    for _time in range(3):
        page.keyboard.press("Enter")
    assert shown(page)["Compute"] == ["Nova", "Ironic"]
    assert shown(page)["Storage"][0] == "Zun"
    page.keyboard.press("Tab")
    page.keyboard.type("Network")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert shown(page)["Network"] == ["Zun"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Not saved yet"
    page.keyboard.press("Tab")
    page.keyboard.type("By hand")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist .success")
    assert stored("Zun") == ("Network", ["Zun"])
    entry = MapEntry.objects.get(project__name="Zun")
    assert entry.history.first().history_change_reason == "By hand"


def test_rows_are_begun_and_joined(page: Page, live_server: LiveServer, drawn: Map) -> None:
    open_page(page, live_server, drawn)
    turn = page.locator("[value=turn]")
    page.check("text=Nova", force=True)
    assert turn.is_hidden()
    page.check("text=Storage", force=True)
    assert turn.inner_text() == "Begin a row here"
    turn.click()
    assert rows(page) == [["Compute"], ["Storage"], ["Network"], ["Client"]]
    assert turn.inner_text() == "Join the row above"
    assert page.inner_text("#arrange-told") == "Storage: 2 of 3 in “Core”, row 2 of 3"
    turn.click()
    assert rows(page) == [["Compute", "Storage"], ["Network"], ["Client"]]
    assert page.locator("#arrange-unsaved").is_hidden()


def test_what_is_not_saved_is_not_left_without_a_word(
    page: Page, live_server: LiveServer, drawn: Map
) -> None:
    open_page(page, live_server, drawn)
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.check("text=Nova", force=True)
    page.click("[value=down]")
    assert page.locator("#arrange-unsaved").is_visible()
    page.evaluate("location.assign('/admin/')")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]


def test_order_is_not_lost_while_others_write(
    page: Page, live_server: LiveServer, drawn: Map, monkeypatch: pytest.MonkeyPatch
) -> None:
    with auditable(page) as copy:  # the browser complains of the answer in its console
        open_page(copy, live_server, drawn)
        copy.check("text=Zun", force=True)
        copy.select_option("#arrange-to", label="Network")
        copy.click("[value=into]")
        with monkeypatch.context() as patched:
            patched.setattr(Outline, "locked", turn_away)
            copy.click("input[name=_save]")
            copy.wait_for_selector("text=Not saved yet")
        assert (violations(copy), is_too_wide(copy)) == ([], False)
        assert stored("Zun")[0] == "Compute"
        copy.click("button:text('Send it again')")
        copy.wait_for_selector(".messagelist .success")
    assert stored("Zun") == ("Network", ["Zun"])


def turn_away(*_given: Any) -> None:
    """Fail as the database does while others write."""
    cause = sqlite3.OperationalError("database is locked")
    cause.sqlite_errorcode = sqlite3.SQLITE_BUSY
    raise OperationalError from cause


@pytest.mark.parametrize("page", [NO_SCRIPTS], indirect=True, ids=str)
def test_without_scripts_each_button_moves_and_one_saves(
    page: Page, live_server: LiveServer, drawn: Map
) -> None:
    open_page(page, live_server, drawn)
    page.check("text=Zun", force=True)
    send(page, "[value=up]")
    assert page.evaluate("document.activeElement.value") == key("Zun")
    send(page, "[value=up]")
    page.select_option("#arrange-to", label="Network")
    send(page, "[value=into]")
    page.check("text=Network", force=True)
    send(page, "[value=turn]")
    assert page.locator("#arrange-unsaved").is_visible()
    assert stored("Zun") == ("Compute", ["Nova", "Zun", "Ironic"])
    save(page, "Without a script")
    assert stored("Zun") == ("Network", ["Zun"])
    assert set(MapCategory.objects.filter(region__name="Core").values_list("row", flat=True)) == {1}


def send(page: Page, button: str) -> None:
    """Press a button that sends the form, and wait for the page that comes back."""
    with page.expect_navigation():
        page.click(button)


def key(name: str) -> str:
    return f"c{MapEntry.objects.get(project__name=name).pk}"


def test_pages_are_accessible_and_fit(page: Page, live_server: LiveServer, drawn: Map) -> None:
    open_page(page, live_server, drawn)
    assert audited(page, WITH_SCRIPTS) == []
    for look in WITH_SCRIPTS:
        page.set_viewport_size({"width": look.width, "height": look.height})
        assert not is_too_wide(page)
    page.goto(f"{live_server.url}/admin/catalogue/map/arrange/")
    assert audited(page, WITH_SCRIPTS) == []


@pytest.mark.parametrize("page", [NO_SCRIPTS, PHONE_NO_SCRIPTS], indirect=True, ids=str)
def test_page_is_accessible_without_scripts(
    page: Page, live_server: LiveServer, drawn: Map
) -> None:
    open_page(page, live_server, drawn)
    # It is a script's; in the copy that axe looks at it is there.
    assert page.locator(".theme-toggle").first.is_hidden()
    assert [line for line in violations(page) if ".theme-toggle" not in line] == []
    assert not is_too_wide(page)


@pytest.mark.parametrize("page", [DESKTOP, replace(PHONE, scheme="dark")], indirect=True, ids=str)
def test_second_who_saves_sees_what_changed(
    page: Page, live_server: LiveServer, drawn: Map
) -> None:
    with auditable(page) as copy:
        open_page(copy, live_server, drawn)
        save_after_somebody_else(copy)
    assert stored("Zun") == ("Storage", ["Zun", "Cinder", "Swift", "Nova"])


def save_after_somebody_else(page: Page) -> None:
    page.check("text=Zun", force=True)
    page.click("[value=down]")
    page.click("[value=down]")
    assert violations(page) == []
    storage = MapCategory.objects.get(name="Storage")
    MapEntry.objects.filter(project__name="Nova").update(category=storage, position=5)
    page.click("input[name=_save]")
    page.wait_for_selector(".meanwhile")
    assert page.locator(".meanwhile tbody tr").all_inner_texts() == [
        "Nova\t3 of 3 in “Storage”\tleft alone"
    ]
    assert shown(page)["Storage"] == ["Zun", "Cinder", "Swift", "Nova"]
    assert (violations(page), is_too_wide(page)) == ([], False)
    save(page)
