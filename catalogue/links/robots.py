"""What sites ask of programs: whom they keep out, and how long to wait (RFC 9309)."""

from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from catalogue.links.asking import NOTHING_THERE, Asker, Page

_LONGEST_PAUSE = 30.0


@dataclass(frozen=True)
class Wishes:
    """What one site asks of us.

    Attributes:
        agent: what we call ourselves.
        rules: its robots.txt.
        pause: seconds between two requests.
    """

    agent: str
    rules: RobotFileParser
    pause: float

    def allow(self, url: str) -> bool:
        """Tell whether the site lets us ask for an address."""
        return self.rules.can_fetch(self.agent, url)


def wishes(asker: Asker, url: str, pause: float) -> Wishes:
    """Ask the site of an address what it wishes; a site that does not say lets everybody in.

    A site that is out of order keeps everybody out until it says so again.

    Args:
        asker: asks.
        url: any address of the site.
        pause: seconds between two requests, where the site asks for fewer or says nothing.
    """
    parts = urlsplit(url)
    rules = RobotFileParser()
    try:
        page = asker.read(f"{parts.scheme}://{parts.netloc}/robots.txt")
    except NOTHING_THERE:
        rules.parse([])  # the address itself will tell what is wrong
    else:
        rules.parse(_lines(page))
    asked = rules.crawl_delay(asker.agent)
    return Wishes(asker.agent, rules, min(max(pause, float(asked or 0)), _LONGEST_PAUSE))


def _lines(page: Page) -> list[str]:
    if page.status >= 500:
        return ["User-agent: *", "Disallow: /"]
    return page.text.splitlines() if page.status < 400 else []
