"""The example page draws the map from the API of another origin."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from threading import Thread
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import violations
from tests.browser.looks import DESKTOP, DESKTOP_DARK, PHONE, PHONE_DARK

EXAMPLE = settings.BASE_DIR / "docs" / "examples" / "map"
THERE = "http://127.0.0.1:8000"  # where the example looks for the catalogue, as it is delivered


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # as it is called there
        """Leave the terminal to the tests."""


@contextmanager
def served(folder: Path, site: str, map_: str = "openstack") -> Iterator[str]:
    """Serve a copy of the example, set to a site and a map, on a port of its own."""
    copytree(EXAMPLE, folder)
    page = (folder / "index.html").read_text()
    for name, old, new in (("catalogue", THERE, site), ("map", "openstack", map_)):
        assert f'name="{name}" content="{old}"' in page
        page = page.replace(f'name="{name}" content="{old}"', f'name="{name}" content="{new}"')
    (folder / "index.html").write_text(page)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def example(site: str, tmp_path: Path) -> Iterator[str]:
    """Return the address of the example, which draws the site's map."""
    with served(tmp_path / "map", site) as address:
        yield address


def said(page: Page) -> Any:
    return expect(page.get_by_role("status"))


def test_map_of_another_origin_is_drawn_around_its_centre(
    page: Page, example: str, site: str
) -> None:
    page.goto(example)
    said(page).to_have_text("47 entries.")
    assert page.title() == "The OpenStack map"
    boxes: dict[str, Any] = {
        place: page.locator(f".{place}").bounding_box() or {}
        for place in ("left", "centre", "right", "bottom")
    }
    assert boxes["left"]["x"] < boxes["centre"]["x"] < boxes["right"]["x"]
    assert boxes["bottom"]["y"] > boxes["centre"]["y"]
    nova = page.locator("[data-project=nova]")
    assert nova.inner_text().split("\n") == ["Virtual machines", "Nova"]
    assert nova.locator("a").get_attribute("href") == f"{site}/projects/nova/"
    assert page.get_by_role("heading", level=3, name="Compute").is_visible()
    assert page.get_by_role("img", name="Deprecated").is_visible()


def test_choice_is_the_address_and_is_told(page: Page, example: str) -> None:
    page.goto(example)
    page.get_by_label("Focus area").select_option("Containers")
    said(page).to_have_text("Containers: 3 of 47 entries.")
    expect(page).to_have_url(f"{example}?focus_area=container")
    assert page.locator(".match").evaluate_all("all => all.map(one => one.dataset.project)") == [
        *("magnum", "zun", "kuryr"),
    ]
    page.get_by_label("Also what is retired").check()
    said(page).to_have_text("Containers: 3 of 62 entries.")
    page.go_back()
    page.go_back()
    said(page).to_have_text("47 entries.")
    page.goto(f"{example}?focus_area=edge&include=retired")
    said(page).to_have_text("Edge computing: 1 of 62 entries.")


@pytest.mark.parametrize(
    ("there", "map_", "answer"),
    [
        ("", "moon", "says: "),
        ("http://127.0.0.1:1", "openstack", "does not answer"),
    ],
)
def test_what_goes_wrong_is_said(  # fixtures beside the case
    there: str, map_: str, answer: str, browser: Browser, site: str, tmp_path: Path
) -> None:
    page = browser.new_page()
    with served(tmp_path / "map", there or site, map_) as address:
        page.goto(address)
        said(page).to_contain_text(f"The catalogue at {there or site} {answer}")
    page.close()


@pytest.mark.parametrize("page", [DESKTOP, DESKTOP_DARK, PHONE, PHONE_DARK], indirect=True, ids=str)
def test_example_is_for_everyone(page: Page, example: str) -> None:
    page.goto(f"{example}?focus_area=container&include=retired")
    said(page).to_contain_text("3 of")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
