"""How many requests a second the production server answers: the bare view, and what is warm.

wrk asks (`-t2 -c16`), each for some seconds and in turns, so that what else the machine does falls
on all alike; the best turn of each counts.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from tests.benchmarks.serving import free_port, running, served

TURNS, SECONDS = 3, 4
ADDRESSES = {
    "page of a map": "/maps/openstack/",
    "map document": "/api/v1/maps/openstack/",
    "list of 50": "/api/v1/projects/",
    "list of 100": "/api/v1/projects/?limit=100",
    "project": "/api/v1/projects/nova/",
}


def measure(folder: Path, catalogue: Path, **settings: str) -> None:
    """Print requests a second, and their share of the bare view's.

    Args:
        folder: where everything goes.
        catalogue: what the site holds.
        **settings: of the site: database and cache, if not the ones of its own.
    """
    plain = {**os.environ}
    plain.pop("DJANGO_SETTINGS_MODULE", None)
    bare_port = free_port()
    with (
        running("tests.benchmarks.bare_site:application", bare_port, folder, plain) as bare,
        served(folder, catalogue, **settings) as site,
    ):
        asked = {"bare view": (f"{bare}/", "")}
        for name, path in ADDRESSES.items():
            asked[name] = (f"{site}{path}", "")
            asked[f"{name}, 304"] = (f"{site}{path}", _mark(f"{site}{path}"))
        found = dict.fromkeys(asked, 0.0)
        for _turn in range(TURNS):
            for name, (address, mark) in asked.items():
                found[name] = max(found[name], _requests(address, mark))
    for name, requests in found.items():
        share = requests / found["bare view"]
        sys.stdout.write(f"  {name:24} {requests:8.0f} requests/s {share:6.2f} of the bare view\n")


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


def _requests(address: str, mark: str) -> float:
    """Return the requests a second of one turn; every answer must be one."""
    urlopen(Request(address)).close()
    headers = ["-H", f"If-None-Match: {mark}"] if mark else []
    command = ["wrk", "-t2", "-c16", f"-d{SECONDS}s", *headers, address]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said:
        raise RuntimeError(f"{address} is answered with errors:\n{said}")
    return float(re.findall(r"Requests/sec:\s+([0-9.]+)", said)[0])
