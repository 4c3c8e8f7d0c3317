"""What it costs to bring 2,400 items of a format in, with their history, again, and out.

Every step is a process of its own, as the commands are, so that no memory is another's.
"""

import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

import django
from django.core.management import call_command

from catalogue.exchange.formats import EXPORTS, IMPORTS
from catalogue.exchange.report import Report
from tests.benchmarks.formats import FORMATS
from tests.benchmarks.measuring import peak, say, seconds

STARTER = Path(__file__).resolve().parents[2] / "catalogue" / "data"

Figures = tuple[str, ...]


def measure(name: str) -> None:
    """Bring a format into a catalogue that holds the starter's, and again; take it out; print it.

    Times are the processor's, of the one process, then a clock's: a database server works beside
    it, and so may others.

    Raises:
        RuntimeError: the second import found anything to do.
    """
    with tempfile.TemporaryDirectory() as folder:
        path, out = _written(name, Path(folder)), Path(folder) / "out"
        before = FORMATS[name].before
        _apart(_prepare, _written(before, Path(folder)) if before else None, before)
        say("import", *_apart(_bring_in, name, path))
        say("import again: nothing to do", *_apart(_bring_in, name, path, again=True))
        say(f"export, {FORMATS[name].out}", *_apart(_take_out, FORMATS[name].out, out / "data.yml"))
    say("others on the machine", f"load {os.getloadavg()[0]:.1f}")


def _written(name: str, folder: Path) -> Path:
    """Write the files of a format; return what is to be imported."""
    (folder / name).mkdir()
    FORMATS[name].write(folder / name)
    return folder / name / FORMATS[name].file


def _apart(step: Callable[..., Figures], *given: object, **named: object) -> Figures:
    """Take a step in a process that does nothing else."""
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=django.setup) as process:
        return process.submit(step, *given, **named).result()


def _prepare(path: Path | None, name: str) -> Figures:
    call_command("migrate", verbosity=0)
    IMPORTS["native"].run(STARTER)
    if path:
        IMPORTS[name].run(path)
    return ()


def _bring_in(name: str, path: Path, again: bool = False) -> Figures:
    reports: list[Report] = []
    figures = _figures(lambda: reports.append(IMPORTS[name].run(path)))
    done = sum(reports[0].total(outcome) for outcome in ("created", "changed"))
    if bool(done) == again:
        raise RuntimeError(f"{name}: {done} rows were written{' again' if again else ''}")
    return (*figures, f"{done} rows")


def _take_out(name: str, path: Path) -> Figures:
    path.parent.mkdir()
    return _figures(partial(EXPORTS[name].run, path))


def _figures(work: Callable[[], object]) -> Figures:
    begun = perf_counter()
    took = seconds(work)
    return f"{took:.1f} s", f"{perf_counter() - begun:.1f} s by clock", f"{peak():.0f} MB"
