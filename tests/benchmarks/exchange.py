"""What bringing over a landscape of 2,400 items costs, with its history."""

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from tests.benchmarks.foreign import write_foreign
from tests.benchmarks.generated import write_catalogue
from tests.benchmarks.landscape import SIZE
from tests.benchmarks.measuring import peak, say, seconds

STARTER = Path(__file__).resolve().parents[2] / "catalogue" / "data"
FORMATS: dict[str, Callable[[Path], None]] = {
    "landscape2": write_foreign,
    "native": partial(write_catalogue, size=SIZE),
}


def measure() -> None:
    """Import each into a database that holds the starter catalogue, and again; print the cost.

    Times are the processor's, of this process; a database server works beside it.
    """
    call_command("migrate", verbosity=0)
    _import(STARTER, "native")
    for name, write in FORMATS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "data.yml"
            write(path)
            say(name, f"{seconds(partial(_import, path, name)):.1f} s", f"{peak():.0f} MB at most")
            say(f"{name} again", f"{seconds(partial(_import, path, name)):.1f} s", "nothing to do")
    sys.stdout.flush()


def _import(path: Path, name: str) -> None:
    call_command("import_catalogue", str(path), format=name, stdout=StringIO(), stderr=StringIO())
