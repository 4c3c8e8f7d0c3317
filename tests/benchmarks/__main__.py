"""`make bench`: what the starter catalogue and generated ones of three sizes cost.

Everything runs in process, through the WSGI handler, with production settings on a SQLite file of
its own, each catalogue in a fresh process, so that its memory is its own. The last column is how
many times as long as a bare view in the same run a page takes; the machine's speed cancels out.
Times are the processor's, so that other programs are not measured with it.

Last, pages are opened in Chromium, from the production server: `loading.py` says how. `python -m
tests.benchmarks loading` does only that. Those times are a clock's: let nothing else run meanwhile.
"""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import loading
from tests.benchmarks.generated import write_catalogue
from tests.benchmarks.landscape import write_landscape
from tests.benchmarks.serving import served

SIZES = (24, 240, 2400)
DRAWING = "import django; django.setup(); from tests.benchmarks import drawing; drawing.measure()"
STARTER = Path(__file__).resolve().parents[2] / "catalogue" / "data"


def measure_apart(name: str, path: Path, folder: Path) -> None:
    """Measure a catalogue in a process and with a database of its own."""
    sys.stdout.write(f"{name}\n")
    sys.stdout.flush()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "catalogue.settings",
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SITE_URL": "http://127.0.0.1:8000",
        "DATABASE_URL": f"sqlite:///{folder / path.stem}.sqlite3",
        "MAP_EXPORT_DIR": str(folder / "maps"),
        "LOG_LEVEL": "ERROR",
    }
    # Pages are measured, not files: nothing needs to be collected.
    quietly = ["-W", "ignore:No directory at"]
    command = [sys.executable, *quietly, "-m", "tests.benchmarks.measuring", str(path)]
    subprocess.run(command, env=environment, check=True)
    if path == STARTER:
        subprocess.run([sys.executable, *quietly, "-c", DRAWING], env=environment, check=True)


def measure_loading(folder: Path) -> None:
    """Open the starter catalogue and a large landscape in a browser."""
    sys.stdout.write("loading\n")
    sys.stdout.flush()
    path = folder / "landscape.yaml"
    write_landscape(path)
    with served(folder, STARTER, path) as site:
        loading.measure(site)


def main(only: str = "") -> None:
    """Measure all there is, or only what loading takes."""
    with tempfile.TemporaryDirectory(prefix="catalogue-bench-") as name:
        folder = Path(name)
        if only != "loading":
            measure_costs(folder)
        measure_loading(folder)


def measure_costs(folder: Path) -> None:
    """Measure the catalogues one after another."""
    measure_apart("starter catalogue", STARTER, folder)
    for size in SIZES:
        path = folder / f"{size}.yaml"
        write_catalogue(path, size)
        measure_apart(f"{size} projects", path, folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
