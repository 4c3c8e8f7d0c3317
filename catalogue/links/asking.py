"""One request for an address, with its redirects and second tries: does it lead somewhere?"""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin

import httpcore

from catalogue.links.addresses import UnusableAddressError, as_sent, host_of
from catalogue.links.guarding import GuardedNetwork, PrivateAddressError

_REDIRECTS = 10
_LONGEST_WAIT = 30.0
_BODY = 512 * 1024

# The site is there and does not want to be asked by a program, or not so often.
_UNCLEAR = frozenset({401, 402, 403, 407, 418, 429, 451, 999})
# Some sites know only GET.
_ASK_AGAIN_WITH_GET = frozenset({400, 403, 404, 405, 406, 500, 501, 503})
_WORTH_ANOTHER_TRY = frozenset({408, 429, 500, 502, 503, 504})


class Outcome(StrEnum):
    """What came of asking."""

    GOOD = "good"
    BROKEN = "broken"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Answer:
    """What came of asking for an address.

    Attributes:
        url: the address.
        outcome: whether it leads somewhere; unclear where programs are not welcome.
        problem: what went wrong, in a few words; empty if nothing did.
    """

    url: str
    outcome: Outcome
    problem: str = ""


@dataclass(frozen=True)
class Page:
    """The last response to a request, after all redirects."""

    status: int
    retry_after: str
    text: str = ""


class NoAnswerError(Exception):
    """Nobody answered, or not so that it could be understood; says why."""


# Why there may be nothing to read at an address.
NOTHING_THERE = (NoAnswerError, PrivateAddressError, UnusableAddressError)


class Asker:
    """Asks for addresses; one may be used by many threads at once.

    Args:
        agent: what the site calls itself.
        timeout: seconds that connecting, and each wait for data, may take.
        tries: how often an address is asked for that does not answer, or is busy.
        network: connects; to public addresses alone, by default.
        sleep: waits for some seconds.
    """

    def __init__(
        self,
        agent: str,
        timeout: float = 15,
        tries: int = 3,
        network: httpcore.NetworkBackend | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.agent = agent
        self.sleep = sleep
        self._tries = tries
        self._timeout = dict.fromkeys(("connect", "read", "write", "pool"), timeout)
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(),
            max_connections=None,
            max_keepalive_connections=0,
            network_backend=network or GuardedNetwork(),
        )

    def ask(self, url: str) -> Answer:
        """Find out whether an address leads somewhere. Never raises for what a site does."""
        try:
            return _judged(url, self._tried(url))
        except NOTHING_THERE as failure:
            return Answer(url, Outcome.BROKEN, str(failure))

    def read(self, url: str) -> Page:
        """Fetch a text, cut off after half a megabyte.

        Raises:
            NoAnswerError: there is none to be had.
            PrivateAddressError: it would be in a private network.
            UnusableAddressError: it leads out of the web.
        """
        return self._followed(url, "GET", reading=True)

    def _tried(self, url: str) -> Page:
        for number in range(1, self._tries + 1):
            last = number == self._tries
            try:
                page = self._found(url)
            except NoAnswerError:
                if last:
                    raise
                self.sleep(2.0**number)
                continue
            if last or page.status not in _WORTH_ANOTHER_TRY:
                return page
            self.sleep(_wait(page, number))
        raise NoAnswerError("it was never asked")

    def _found(self, url: str) -> Page:
        page = self._followed(url, "HEAD")
        return self._followed(url, "GET") if page.status in _ASK_AGAIN_WITH_GET else page

    def _followed(self, url: str, method: str, *, reading: bool = False) -> Page:
        for _hop in range(_REDIRECTS):
            page, target = self._request(url, method, reading=reading)
            if not target:
                return page
            url = urljoin(url, target)
        raise NoAnswerError(f"more than {_REDIRECTS} redirects")

    def _request(self, url: str, method: str, *, reading: bool) -> tuple[Page, str]:
        """Make one request; return the response and where it leads on to."""
        headers = {"Host": host_of(url), "User-Agent": self.agent, "Accept": "*/*"}
        options: Any = {"headers": headers, "extensions": {"timeout": self._timeout}}
        try:
            with self._pool.stream(method, as_sent(url), **options) as response:
                told = {name.lower(): value for name, value in response.headers}
                text = _text(response) if reading else ""
        except (httpcore.TimeoutException, TimeoutError):
            raise NoAnswerError("no answer in time") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise NoAnswerError(_words(error)) from None
        target = told.get(b"location", b"").decode("utf-8", "replace")
        leads_on = target if 300 <= response.status < 400 else ""
        retry_after = told.get(b"retry-after", b"").decode("ascii", "replace")
        return Page(response.status, retry_after, text), leads_on


def _judged(url: str, page: Page) -> Answer:
    if page.status < 400:
        return Answer(url, Outcome.GOOD)
    outcome = Outcome.UNCLEAR if page.status in _UNCLEAR else Outcome.BROKEN
    return Answer(url, outcome, _status_words(page.status))


def _status_words(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _wait(page: Page, number: int) -> float:
    asked = float(page.retry_after) if page.retry_after.isdecimal() else 2.0**number
    return min(asked, _LONGEST_WAIT)


def _text(response: httpcore.Response) -> str:
    read = b""
    for chunk in response.iter_stream():
        read += chunk
        if len(read) > _BODY:
            break
    return read[:_BODY].decode("utf-8", "replace")


def _words(error: Exception) -> str:
    """Return what went wrong in a line, without the addresses of this machine."""
    return (str(error) or type(error).__name__).splitlines()[0][:200]
