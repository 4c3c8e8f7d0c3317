"""A real Chromium for the tests of this folder, and a site to look at.

A page is looked at in one way or in several:

    @pytest.mark.parametrize("page", [DESKTOP, PHONE_DARK], indirect=True, ids=str)
    def test_map_is_accessible(page, site):
        page.goto(f"{site}/maps/openstack/")
        assert violations(page) == []
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from tests.browser.looks import DESKTOP, Look

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "catalogue" / "data"
REQUIRED = os.environ.get("REQUIRE_BROWSER") == "1" or os.environ.get("CI") == "true"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, and no other, as one for a browser."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")
            # Or pytest-django makes no database, and `site` would fill the one of `make run`.
            if "site" in getattr(item, "fixturenames", ()):
                item.add_marker("django_db")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium: the one CHROMIUM names, or the one found on the PATH."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        reason = "no Chromium found: install it or set CHROMIUM to its path"
        pytest.fail(reason) if REQUIRED else pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Return the address of a running site that holds the starter catalogue.

    It is loaded once for all tests: look at it, do not change it. A test that writes takes
    `live_server`, which begins empty, and is kept in a module of its own.
    """
    with django_db_blocker.unblock():
        call_command("import_catalogue", str(DATA), verbosity=0)
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return a fresh page; on leaving, fail if a script broke or the page reached out.

    Parametrised indirectly by a `Look`; a desktop in light colours by default.
    """
    with opened(browser, getattr(request, "param", DESKTOP)) as page:
        yield page


@contextmanager
def opened(browser: Browser, look: Look) -> Iterator[Page]:
    """Yield a fresh page that looks so; on leaving, fail if it did what no page may do."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme=look.scheme,
        java_script_enabled=look.scripts,
        reduced_motion="reduce",
        locale="en-GB",
    )
    page = context.new_page()
    complaints = listen(page)
    yield page
    context.close()
    assert complaints == []


def listen(page: Page) -> list[str]:
    """Return a list that fills with all that the console calls an error, and foreign requests.

    That the address opened is not found is no error: tests look at that page too.
    """
    complaints: list[str] = []

    def on_error(error: Any) -> None:
        complaints.append(f"script error: {error}")

    def on_console(message: ConsoleMessage) -> None:
        is_page = message.location["url"] == page.url and "404" in message.text
        if message.type == "error" and not is_page:
            complaints.append(f"{message.location['url']}: {message.text}")

    def on_request(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.hostname not in ("127.0.0.1", "localhost"):
            complaints.append(f"fetched from another host: {request.url}")

    page.on("pageerror", on_error)
    page.on("console", on_console)
    page.on("request", on_request)
    return complaints
