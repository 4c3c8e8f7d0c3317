"""Waiting for what a page does by and by."""

from time import monotonic
from typing import Any

from playwright.sync_api import Frame, Page

PATIENCE = 20.0  # seconds; a busy machine takes its time
_PAUSE = 50  # milliseconds


def until(page: Page | Frame, expression: str, arg: Any = None) -> None:
    """Wait until an expression of JavaScript holds.

    `page.wait_for_function` asks from within the page, whose Content-Security-Policy refuses that
    unless it holds at once.
    """
    end = monotonic() + PATIENCE
    while not page.evaluate(expression, arg):
        assert monotonic() < end, f"{expression} does not come to hold"
        page.wait_for_timeout(_PAUSE)
