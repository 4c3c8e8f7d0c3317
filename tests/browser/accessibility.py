"""What axe finds on a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page) -> list[str]:
    """Return one line for each element axe objects to, of any impact; none is what tests want."""
    found = Axe().run(page).response["violations"]
    return [describe(violation, node) for violation in found for node in violation["nodes"]]


def describe(violation: dict[str, Any], node: dict[str, Any]) -> str:
    """Return the rule, where it is broken, and the markup."""
    where = " ".join(str(part) for part in node["target"])
    return f"{violation['id']} ({violation['impact']}) at {where}: {node['html'][:120]}"
