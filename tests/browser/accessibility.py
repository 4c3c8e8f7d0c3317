"""What axe finds on a page."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.looks import Look

AXE: str = Axe().axe_script
EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"]}
# By name, since the tag "cat.color" would bring in the rule of level AAA, which is off otherwise.
COLOURS = {**EVERYTHING, "runOnly": ["color-contrast", "link-in-text-block"]}


def violations(page: Page, options: dict[str, Any] = EVERYTHING) -> list[str]:
    """Return one line for each element axe objects to, of any impact; none is what tests want."""
    with where_axe_can_run(page) as audited:
        if not audited.evaluate("'axe' in window"):
            audited.evaluate(AXE)
        found = audited.evaluate("options => axe.run(document, options)", options)["violations"]
    return [describe(violation, node) for violation in found for node in violation["nodes"]]


def violations_in(page: Page, looks: Iterable[Look]) -> list[str]:
    """Return the same for a page as it stands, in several sizes and colours one after the other.

    What a page does while it loads is that of the look it was opened in. Of further colours in a
    size only what depends on colour is asked. A page wider than its window is told, too.
    """
    found, sizes = [], set()
    for look in looks:
        page.set_viewport_size({"width": look.width, "height": look.height})
        page.emulate_media(color_scheme=look.scheme)
        page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
        options = COLOURS if (look.width, look.height) in sizes else EVERYTHING
        sizes.add((look.width, look.height))
        found += [f"{look}: {line}" for line in violations(page, options)]
        found += [f"{look}: wider than the window"] if is_too_wide(page) else []
    return found


def audited(page: Page, looks: Iterable[Look] = ()) -> list[str]:
    """Return what axe finds on the page in a window where it may style what it measures.

    Args:
        page: an open page, which is opened a second time.
        looks: the sizes and colours it is looked at in; those it is open in if there are none.
    """
    browser = page.context.browser
    assert browser
    assert page.viewport_size
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    context = browser.new_context(
        bypass_csp=True,
        color_scheme="dark" if dark else "light",
        storage_state=page.context.storage_state(),
        viewport=page.viewport_size,
    )
    copy = context.new_page()
    copy.goto(page.url)
    found = violations_in(copy, looks) if looks else violations(copy)
    context.close()
    return found


@contextmanager
def auditable(page: Page) -> Iterator[Page]:
    """Yield a page that looks the same, and in which axe may style what it measures.

    For pages that answer what was sent, which cannot be opened a second time.
    """
    browser = page.context.browser
    assert browser
    assert page.viewport_size
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    context = browser.new_context(
        bypass_csp=True, color_scheme="dark" if dark else "light", viewport=page.viewport_size
    )
    yield context.new_page()
    context.close()


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def describe(violation: dict[str, Any], node: dict[str, Any]) -> str:
    """Return the rule, where it is broken, and the markup."""
    where = " ".join(str(part) for part in node["target"])
    return f"{violation['id']} ({violation['impact']}) at {where}: {node['html'][:120]}"


@contextmanager
def where_axe_can_run(page: Page) -> Iterator[Page]:
    """Yield the page, or a copy of it if its scripts are off: axe is a script and would wait.

    The copy has the markup as it stood, scripts gone and <noscript> opened, and loads the same
    styles; only rules under `@media (scripting: none)` do not apply to it.
    """
    if not page.evaluate("matchMedia('(scripting: none)').matches"):
        yield page
        return
    browser = page.context.browser
    assert browser
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    context = browser.new_context(
        viewport=page.viewport_size,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    copy, markup = context.new_page(), without_scripts(page.content())
    if page.url.startswith("http"):
        copy.route(page.url, lambda route: route.fulfill(body=markup, content_type="text/html"))
        copy.goto(page.url)
    else:
        copy.set_content(markup)
    yield copy
    context.close()


def without_scripts(markup: str) -> str:
    """Return markup as a browser without scripts shows it."""
    markup = re.sub(r"<script\b.*?</script>", "", markup, flags=re.DOTALL | re.IGNORECASE)
    return re.sub(r"</?noscript\b[^>]*>", "", markup, flags=re.IGNORECASE)
