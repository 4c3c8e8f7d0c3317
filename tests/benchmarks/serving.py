"""The production server, for as long as something is measured on it."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

BIN = Path(sys.executable).parent
PATIENCE = 120  # seconds until a server that does not answer is given up


class Server(NamedTuple):
    """A server that runs.

    Attributes:
        address: where it answers.
        process: the number of the process whose children are its workers.
    """

    address: str
    process: int

    def seconds(self) -> float:
        """Return for how long it and its workers have had a processor."""
        listed = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()
        return sum(_seconds(number) for number in (str(self.process), *listed))


def _seconds(process: str) -> float:
    # What follows the name in brackets, from the third field on: user and system time are 14, 15.
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(folder: Path, *catalogues: Path, **settings: str) -> Iterator[Server]:
    """Yield a site as `make serve` runs it, with a database of its own.

    Args:
        folder: where its database, its drawings and its log go.
        catalogues: what it holds, imported in this order.
        **settings: what its environment says besides.
    """
    port = free_port()
    environment = {
        **os.environ,
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{folder / 'served.sqlite3'}",
        "MAP_EXPORT_DIR": str(folder / "served-maps"),
        "LOG_LEVEL": "ERROR",
        "API_REQUESTS_PER_MINUTE": "0",
        **settings,
    }
    for arguments in (
        ("collectstatic", "--no-input", "--verbosity", "0"),
        ("migrate", "--verbosity", "0"),
        *(("import_catalogue", str(path), "--verbosity", "0") for path in catalogues),
    ):
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    with running("catalogue.wsgi:application", port, folder, environment) as site:
        yield site


@contextmanager
def running(
    application: str, port: int, folder: Path, environment: Mapping[str, str]
) -> Iterator[Server]:
    """Yield an application, served as `make serve` serves the site."""
    command = [
        *(str(BIN / "granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", "2", "--blocking-threads", "4", "--no-ws", application),
    ]
    log = folder / "served.log"
    with log.open("w") as out:
        server = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
    try:
        _await(server, port, log)
        yield Server(f"http://127.0.0.1:{port}", server.pid)
    finally:
        server.terminate()
        server.wait(PATIENCE)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _await(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return once the server answers; fail with what it wrote if it ends or never does."""
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/robots.txt")
            connection.getresponse()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise RuntimeError(f"The server does not answer. It wrote:\n{log.read_text()}")
