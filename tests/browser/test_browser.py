"""The browser itself: that a test of a page sees what it should see."""

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import violations
from tests.browser.conftest import listen
from tests.browser.looks import DESKTOP, EVERY_LOOK, NO_SCRIPTS, PHONE_DARK

GOOD = '<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1></main></html>'


@pytest.mark.parametrize("page", EVERY_LOOK, indirect=True, ids=str)
def test_axe_runs_in_every_look(page: Page) -> None:
    page.set_content(GOOD)
    assert violations(page) == []


@pytest.mark.parametrize("page", [DESKTOP, NO_SCRIPTS], indirect=True, ids=str)
def test_axe_finds_an_image_without_words(page: Page) -> None:
    page.set_content(GOOD.replace("</main>", '<img src="data:,"></main>'))
    assert any("image-alt" in line for line in violations(page))


@pytest.mark.parametrize("page", [NO_SCRIPTS], indirect=True)
def test_axe_sees_what_is_shown_only_without_scripts(page: Page) -> None:
    page.set_content(GOOD.replace("</main>", '<noscript><img src="data:,"></noscript></main>'))
    assert any("image-alt" in line for line in violations(page))


@pytest.mark.parametrize("page", [PHONE_DARK], indirect=True)
def test_page_has_the_size_and_colours_asked_for(page: Page) -> None:
    page.set_content(GOOD)
    assert page.evaluate("innerWidth") == PHONE_DARK.width
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")


def test_foreign_requests_and_broken_scripts_are_noticed(browser: object, page: Page) -> None:
    other = page.context.new_page()
    complaints = listen(other)
    other.route("**/*", lambda route: route.abort())
    other.set_content(
        '<img src="https://elsewhere.example/a.png" alt=""><script>nothing()</script>'
    )
    other.wait_for_timeout(50)
    assert len(complaints) == 3, complaints
