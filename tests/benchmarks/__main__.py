"""`make bench`: what the starter catalogue and generated ones of three sizes cost.

Everything runs in process, through the WSGI handler, with production settings on a SQLite file of
its own, each catalogue in a fresh process, so that its memory is its own. The last column is how
many times as long as a bare view in the same run a page takes; the machine's speed cancels out.
Times are the processor's, so that other programs are not measured with it.
"""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.generated import write_catalogue

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


def measure_search(folder: Path) -> None:
    """Measure search on SQLite, and on PostgreSQL where there is one to start."""
    sys.stdout.write("search\n")
    sys.stdout.flush()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "catalogue.settings",
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SITE_URL": "http://127.0.0.1:8000",
        "DATABASE_URL": f"sqlite:///{folder / 'search.sqlite3'}",
        "LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, "-W", "ignore:No directory at", "-m", "tests.benchmarks.search"]
    subprocess.run(command, env=environment, check=True)
    beside_postgres = [sys.executable, "-m", "tests.postgres", "--", *command]
    subprocess.run(beside_postgres, env=environment, check=True)


def main() -> None:
    """Measure all there are."""
    with tempfile.TemporaryDirectory(prefix="catalogue-bench-") as name:
        folder = Path(name)
        measure_apart("starter catalogue", STARTER, folder)
        for size in SIZES:
            path = folder / f"{size}.yaml"
            write_catalogue(path, size)
            measure_apart(f"{size} projects", path, folder)
        measure_search(folder)


if __name__ == "__main__":
    main()
