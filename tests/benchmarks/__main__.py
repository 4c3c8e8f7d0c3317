"""`make bench`: what the starter catalogue and generated ones of three sizes cost.

Everything runs in process, through the WSGI handler, with production settings on a SQLite file of
its own, each catalogue in a fresh process, so that its memory is its own. The last column is how
many times as long as a bare view in the same run a page takes; the machine's speed cancels out.
Times are the processor's, so that other programs are not measured with it.

`python -m tests.benchmarks loading` measures one part alone; the parts are named below. Last, pages
are opened in Chromium, from the production server: `loading.py` says how. Those times are a
clock's: let nothing else run meanwhile.
"""

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmarks import loading, warm
from tests.benchmarks.formats import FORMATS
from tests.benchmarks.generated import write_catalogue
from tests.benchmarks.landscape import write_landscape
from tests.benchmarks.serving import served
from tests.postgres import cluster

SIZES = (24, 240, 2400)
DRAWING = "import django; django.setup(); from tests.benchmarks import drawing; drawing.measure()"
# Pages are measured, not files: nothing needs to be collected.
QUIETLY = ("-W", "ignore:No directory at")
STARTER = Path(__file__).resolve().parents[2] / "catalogue" / "data"


def measure_costs(folder: Path) -> None:
    """Measure pages, API and import: the starter catalogue, then generated ones."""
    measure_catalogue("starter catalogue", STARTER, folder)
    run([sys.executable, *QUIETLY, "-c", DRAWING], environment(folder, STARTER.stem))
    for size in SIZES:
        path = folder / f"{size}.yaml"
        write_catalogue(path, size)
        measure_catalogue(f"{size} projects", path, folder)


def measure_catalogue(name: str, path: Path, folder: Path) -> None:
    """Measure a catalogue in a process and with a database of its own."""
    say(name)
    command = [sys.executable, *QUIETLY, "-m", "tests.benchmarks.measuring", str(path)]
    run(command, environment(folder, path.stem))


def measure_on_both(module: str) -> Callable[[Path], None]:
    """Return what measures a module on SQLite and on a PostgreSQL started for it."""

    def measure(folder: Path) -> None:
        say(module)
        program = f"import django; django.setup(); from tests.benchmarks import {module} as found"
        command = [sys.executable, *QUIETLY, "-c", f"{program}; found.measure()"]
        run(command, environment(folder, module))
        run([sys.executable, "-m", "tests.postgres", "--", *command], environment(folder, module))

    return measure


def measure_exchange(folder: Path) -> None:
    """Bring each format into the starter catalogue and take it out, on SQLite and PostgreSQL."""
    program = "import django; django.setup(); from tests.benchmarks import exchange as found"
    for name in FORMATS:
        say(f"exchange, {name}")
        command = [sys.executable, *QUIETLY, "-c", f"{program}; found.measure({name!r})"]
        settings = environment(folder, f"exchange-{name}")
        run(command, settings)
        run([sys.executable, "-m", "tests.postgres", "--", *command], settings)


def measure_loading(folder: Path) -> None:
    """Open the starter catalogue and a large landscape in a browser."""
    say("loading")
    path = folder / "landscape.yaml"
    write_landscape(path)
    with served(folder, STARTER, path) as site:
        loading.measure(site.address)


def measure_warm(folder: Path) -> None:
    """Ask the production server again and again, on SQLite and on PostgreSQL with Redis."""
    say("warm, SQLite and the cache of the process")
    warm.measure(folder, STARTER)
    say("warm, PostgreSQL and Redis")
    with cluster() as database, warm.redis(folder) as cache:
        warm.measure(folder, STARTER, DATABASE_URL=database, CACHE_URL=cache)


def measure_cold(folder: Path) -> None:
    """Ask the production server, which keeps nothing, for lists of a large catalogue."""
    say(f"computed each time, {SIZES[-1]} projects")
    path = folder / "cold.yaml"
    write_catalogue(path, SIZES[-1])
    warm.measure_cold(folder, path)


PARTS: Mapping[str, Callable[[Path], None]] = {
    "costs": measure_costs,
    "requirements": measure_on_both("requirements"),
    "rules": measure_on_both("rules"),
    "desk": measure_on_both("desk"),
    "structure": measure_on_both("structure"),
    "search": measure_on_both("search"),
    "exchange": measure_exchange,
    "warm": measure_warm,
    "cold": measure_cold,
    "loading": measure_loading,
}


def environment(folder: Path, name: str) -> dict[str, str]:
    """Return production settings with a SQLite file of a name."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "catalogue.settings",
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SITE_URL": "http://127.0.0.1:8000",
        "DATABASE_URL": f"sqlite:///{folder / name}.sqlite3",
        "MAP_EXPORT_DIR": str(folder / "maps"),
        "LOG_LEVEL": "ERROR",
        "API_REQUESTS_PER_MINUTE": "0",
    }


def run(command: list[str], settings: dict[str, str]) -> None:
    """Run a program; its failure ends the benchmarks."""
    subprocess.run(command, env=settings, check=True)


def say(name: str) -> None:
    """Head what follows."""
    sys.stdout.write(f"{name}\n")
    sys.stdout.flush()


def main(*names: str) -> None:
    """Measure the parts named, or all."""
    if unknown := set(names) - set(PARTS):
        sys.exit(f"There is no {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.")
    with tempfile.TemporaryDirectory(prefix="catalogue-bench-") as folder:
        for name in names or PARTS:
            PARTS[name](Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
