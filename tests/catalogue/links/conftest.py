"""A site that does whatever a test asks of it, and somebody who asks it."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from catalogue.links.asking import Asker
from catalogue.links.guarding import GuardedNetwork


@dataclass
class Site:
    """A site on this machine.

    Attributes:
        port: where it listens.
        pages: path → status, headers and body; what is not here is 404.
        asked: the requests so far, method and path.
        agents: what those who asked called themselves.
        slept: the seconds the asker would have waited.
    """

    port: int = 0
    pages: dict[str, tuple[int, dict[str, str], str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    slept: list[float] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return an address of the site."""
        return f"http://{host}:{self.port}{path}"

    def asker(self, may_ask: Callable[..., bool] = lambda _address: True, tries: int = 2) -> Asker:
        """Return somebody who may ask this site, and sleeps in no time."""
        network = GuardedNetwork(may_ask)
        return Asker("Catalogue", timeout=5, tries=tries, network=network, sleep=self.slept.append)


@pytest.fixture
def site() -> Iterator[Site]:
    """Return a running site without pages."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(f"{self.command} {self.path}")
            site.agents.add(self.headers["User-Agent"])
            status, headers, body = site.pages.get(self.path, (404, {}, ""))
            if status == 0:
                return  # hangs up
            if self.command == "HEAD" and "No-Head" in headers:
                status = 405
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body.encode())

        do_HEAD = do_GET  # noqa: N815  # http.server names it so

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()
