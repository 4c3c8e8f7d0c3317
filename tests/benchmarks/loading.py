"""What pages weigh, and how long a weak phone on a slow line waits for them.

Each page is opened by Chromium with nothing kept from before, on a line of 1.6 Mbit/s and
150 ms, with a processor slowed down four times. Every figure is the median of several visits.

*Readable* is the end of the first frame in which the whole map is there: parsed to its end, the
stylesheets applied, laid out and painted. Scripts are not waited for, as nothing waits for them.
*First paint* is the browser's first contentful paint, which may show a beginning of the map.
*Blocked* is what tasks take beyond 50 ms each, from the first paint until nothing more is loaded.
Everything a page asks for is counted, its icon too.
"""

import os
import shutil
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession, sync_playwright

from tests.benchmarks import landscape
from tests.browser.conftest import FLAGS, NAMES

VISITS = 5
ICON = 1000  # milliseconds in which the icon arrives, which is asked for when all else is there
SLOW_LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
TIMES_SLOWER = 4
PROBE = Path(__file__).with_name("loading.js").read_text()
SEEN = """async () => {
    while (!__seen.painted || !__seen.readable) await new Promise((go) => setTimeout(go, 50));
    return __seen;
}"""
PAGES = (
    ("/maps/openstack/", (1280, 800)),
    ("/maps/openstack/", (390, 844)),
    ("/maps/openstack/?kind=service&q=a", (1280, 800)),
    (landscape.ADDRESS, (1280, 800)),
    (landscape.ADDRESS, (390, 844)),
    (f"{landscape.ADDRESS}?density=detailed", (1280, 800)),
    (f"{landscape.ADDRESS}?kind=external&q=ka", (1280, 800)),
    ("/", (1280, 800)),
    ("/projects/", (1280, 800)),
    ("/projects/nova/", (1280, 800)),
)


@dataclass
class Visit:
    """What one visit took; times in milliseconds, bytes as they went over the line."""

    sent: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    readable: float = 0
    painted: float = 0
    shift: float = 0
    blocked: float = 0


def measure(site: str) -> None:
    """Print a line for each page of a site that holds the starter catalogue and the landscape."""
    sys.stdout.write(
        f"{'page, window':50}{'kB':>6} (document, styles, scripts, rest){'requests':>9}"
        f"{'first paint':>12}{'readable':>10}{'shift':>7}{'blocked':>9}\n"
    )
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise SystemExit("No Chromium found: install it or set CHROMIUM to its path.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        for path, window in PAGES:
            visits = [_visit(browser, site + path, window) for _ in range(VISITS)]
            _say(f"{path}, {window[0]}", visits)
        browser.close()


def _visit(browser: Browser, address: str, window: tuple[int, int]) -> Visit:
    """Open a page in a browser that knows nothing yet, and wait until it is quiet."""
    width, height = window
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.add_init_script(PROBE)
    session = context.new_cdp_session(page)
    visit = Visit()
    _count(session, visit)
    session.send("Network.emulateNetworkConditions", SLOW_LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": TIMES_SLOWER})
    page.goto(address, wait_until="networkidle", timeout=60_000)
    seen = page.evaluate(SEEN)
    page.wait_for_timeout(ICON)
    context.close()
    visit.readable, visit.painted, visit.shift = seen["readable"], seen["painted"], seen["shift"]
    late = [spent for began, spent in seen["tasks"] if began + spent > visit.painted]
    visit.blocked = sum(max(0, spent - 50) for spent in late)
    return visit


def _count(session: CDPSession, visit: Visit) -> None:
    """Count into a visit what is sent to the page, by kind."""
    kinds: dict[str, str] = {}

    def begin(event: dict[str, str]) -> None:
        kinds[event["requestId"]] = event["type"]

    def end(event: dict[str, str]) -> None:
        visit.sent[kinds[event["requestId"]]] += int(float(event["encodedDataLength"]))
        visit.requests += 1

    session.on("Network.responseReceived", begin)
    session.on("Network.loadingFinished", end)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})


def _say(what: str, visits: list[Visit]) -> None:
    sent = visits[-1].sent
    named = [sent[kind] / 1000 for kind in ("Document", "Stylesheet", "Script")]
    total = sum(sent.values()) / 1000
    parts = ", ".join(f"{size:.1f}" for size in (*named, total - sum(named)))
    painted, readable, blocked = (
        median(getattr(one, name) for one in visits) for name in ("painted", "readable", "blocked")
    )
    sys.stdout.write(
        f"{what:50}{total:6.1f} {f'({parts})':35}{visits[-1].requests:9}"
        f"{painted:9.0f} ms{readable:7.0f} ms"
        f"{max(one.shift for one in visits):7.3f}{blocked:6.0f} ms\n"
    )
    sys.stdout.flush()
