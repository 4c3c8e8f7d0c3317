"""What the production server takes for a request: the bare view, what is warm, what is computed.

wrk asks (`-t2 -c16`), in many short turns, each time the bare view first and then what is compared
with it. Compared is the time that the server's processes have a processor for each request, the
median of all turns: other programs on the machine then weigh little, while requests a second go up
and down with them tenfold. What a database or Redis take beside is not the server's.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.request import Request, urlopen

from tests.benchmarks.serving import Server, free_port, running, served

TURNS, SECONDS = 9, 1
ADDRESSES = {
    "page of a map": "/maps/openstack/",
    "map document": "/api/v1/maps/openstack/",
    "list of 100": "/api/v1/projects/?limit=100",
    "project": "/api/v1/projects/nova/",
}
COLD = {"list of 100": "/api/v1/projects/?limit=100", "list of 1": "/api/v1/projects/?limit=1"}


def measure(folder: Path, catalogue: Path, **settings: str) -> None:
    """Print what each request takes, and how many of it a bare view would be.

    Args:
        folder: where everything goes.
        catalogue: what the site holds.
        **settings: of the site: database and cache, if not the ones of its own.
    """
    with _bare(folder) as bare, served(folder, catalogue, **settings) as site:
        asked = {}
        for name, path in ADDRESSES.items():
            asked[name] = (f"{site.address}{path}", "")
            asked[f"{name}, 304"] = (f"{site.address}{path}", _mark(f"{site.address}{path}"))
        _compare(bare, site, asked)


def measure_cold(folder: Path, catalogue: Path) -> None:
    """Print the same of answers that are computed each time, as nothing is kept of them.

    Args:
        folder: where everything goes.
        catalogue: what the site holds.
    """
    with _bare(folder) as bare, served(folder, catalogue, ANSWER_KILOBYTES="0") as site:
        _compare(bare, site, {name: (f"{site.address}{path}", "") for name, path in COLD.items()})


@contextmanager
def _bare(folder: Path) -> Iterator[Server]:
    """Yield the bare view, served as the site is."""
    plain = {**os.environ}
    plain.pop("DJANGO_SETTINGS_MODULE", None)
    with running("tests.benchmarks.bare_site:application", free_port(), folder, plain) as bare:
        yield bare


def _compare(bare: Server, site: Server, asked: Mapping[str, tuple[str, str]]) -> None:
    """Ask a site and the bare view by turns, and print what was found.

    Args:
        bare: the bare view.
        site: the site.
        asked: by name, an address and the mark of the answer one has; empty for none.
    """
    turns: dict[str, list[tuple[Turn, Turn]]] = {name: [] for name in asked}
    for _turn in range(TURNS):
        for name, (address, mark) in asked.items():
            before = _turn_of(bare, f"{bare.address}/", "")
            turns[name].append((before, _turn_of(site, address, mark)))
    for name, found in turns.items():
        _say(name, found)


class Turn(NamedTuple):
    """What one turn of wrk found.

    Attributes:
        cost: the processor's time for a request, in microseconds.
        speed: requests a second.
    """

    cost: float
    speed: float


def _say(name: str, turns: list[tuple[Turn, Turn]]) -> None:
    """Print what was found beside the bare view, turn by turn."""
    shares = sorted(bare.cost / found.cost for bare, found in turns)
    cost, speed = (median(each) for each in zip(*(found for _bare, found in turns), strict=True))
    sys.stdout.write(
        f"  {name:20} {cost:6.0f} µs {median(shares):6.2f} of the bare view"
        f" ({shares[0]:.2f} to {shares[-1]:.2f}), {1 / median(shares):4.1f} ×,"
        f" {speed:6.0f} requests/s\n"
    )
    sys.stdout.flush()


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """Yield the address of a Redis that lives as long as it is needed."""
    port = free_port()
    command = ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", ""]
    server = subprocess.Popen([*command, "--dir", str(folder)], stdout=subprocess.DEVNULL)
    try:
        time.sleep(0.5)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()


def _mark(address: str) -> str:
    with urlopen(address) as answer:  # asked of our own server
        mark: str = answer.headers["ETag"]
        return mark


def _turn_of(server: Server, address: str, mark: str) -> Turn:
    """Return what one turn found; every answer must be one."""
    urlopen(Request(address)).close()
    headers = ["-H", f"If-None-Match: {mark}"] if mark else []
    command = ["wrk", "-t2", "-c16", f"-d{SECONDS}s", *headers, address]
    before = server.seconds()
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    spent = server.seconds() - before
    if "Non-2xx" in said:
        raise RuntimeError(f"{address} is answered with errors:\n{said}")
    requests = int(re.findall(r"([0-9]+) requests in", said)[0])
    return Turn(spent / requests * 1e6, float(re.findall(r"Requests/sec:\s+([0-9.]+)", said)[0]))
