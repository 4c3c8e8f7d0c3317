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
RULES = "import django; django.setup(); from tests.benchmarks import rules; rules.measure()"
STARTER = Path(__file__).resolve().parents[2] / "catalogue" / "data"


def measure_apart(name: str, path: Path, folder: Path) -> None:
    """Measure a catalogue in a process and with a database of its own."""
    sys.stdout.write(f"{name}\n")
    sys.stdout.flush()
    environment = production(folder, path.stem)
    # Pages are measured, not files: nothing needs to be collected.
    quietly = ["-W", "ignore:No directory at"]
    command = [sys.executable, *quietly, "-m", "tests.benchmarks.measuring", str(path)]
    subprocess.run(command, env=environment, check=True)
    if path == STARTER:
        subprocess.run([sys.executable, *quietly, "-c", DRAWING], env=environment, check=True)


def production(folder: Path, database: str) -> dict[str, str]:
    """Return an environment with production settings and a SQLite file of its own."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "catalogue.settings",
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SITE_URL": "http://127.0.0.1:8000",
        "DATABASE_URL": f"sqlite:///{folder / database}.sqlite3",
        "MAP_EXPORT_DIR": str(folder / "maps"),
        "LOG_LEVEL": "ERROR",
    }


def measure_rules(folder: Path) -> None:
    """Measure the rules on both databases."""
    environment = production(folder, "rules")
    command = [sys.executable, "-c", RULES]
    for each in (command, [sys.executable, "-m", "tests.postgres", "--", *command]):
        subprocess.run(each, env=environment, check=True)


def main() -> None:
    """Measure all there are."""
    with tempfile.TemporaryDirectory(prefix="catalogue-bench-") as name:
        folder = Path(name)
        measure_apart("starter catalogue", STARTER, folder)
        for size in SIZES:
            path = folder / f"{size}.yaml"
            write_catalogue(path, size)
            measure_apart(f"{size} projects", path, folder)
        measure_rules(folder)


if __name__ == "__main__":
    main()
