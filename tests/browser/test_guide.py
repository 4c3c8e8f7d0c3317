"""The JavaScript of the guide to the API runs as it stands there, on a page of another site."""

import re
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from tests.browser.test_examples import THERE, Quiet

GUIDE = settings.BASE_DIR / "docs" / "api.md"
FOLLOWING, DRAWING = re.findall(r"```js\n(.*?)```", GUIDE.read_text(), re.DOTALL)


@pytest.fixture
def elsewhere(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Return an empty page of another origin."""
    (tmp_path / "index.html").write_text("<!doctype html><title>Elsewhere</title>")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        yield page
        page.close()
        server.shutdown()
        thread.join()


def run(page: Page, site: str, script: str, then: str = "") -> Any:
    """Run a script of the guide against the site that runs, and return what comes after it."""
    return page.evaluate(f"async () => {{ {script.replace(THERE, site)}\n{then} }}")


def test_map_is_read_as_the_guide_does(elsewhere: Page, site: str) -> None:
    said: list[str] = []
    elsewhere.on("console", lambda message: said.append(message.text))
    run(elsewhere, site, DRAWING)
    assert any(line.startswith("centre Compute [Nova, Zun") for line in said), said


def test_copy_is_kept_true_as_the_guide_does(elsewhere: Page, site: str) -> None:
    keep = f"""
        const copy = {{ revision: 0, rows: new Map() }};
        const kept = await follow(copy);
        const nova = copy.rows.get("{site}/api/v1/projects/nova/");
        const again = await follow(copy);
        return {{ kept, again, name: nova?.name, rows: copy.rows.size, revision: copy.revision }};
    """
    found = run(elsewhere, site, FOLLOWING, keep)
    assert (found["kept"], found["again"], found["name"]) == (True, True, "Nova")
    assert found["rows"] > 500
    stale = 'return await follow({ revision: "7.20200101.0123456789abcdef", rows: new Map() });'
    assert run(elsewhere, site, FOLLOWING, stale) is False, "410: start over"
