"""How search keeps up as the catalogue grows: the same queries among ever more projects.

On SQLite and, where there is one to start, on PostgreSQL. Up to 10,000 projects, or as many as
``BENCH_SEARCH`` says: ``BENCH_SEARCH=100000 make bench``. On SQLite times are the processor's; on
PostgreSQL, which is another process, those of a clock. Of three tries the quickest counts.
"""

import os
import random
import sys
from collections.abc import Callable, Iterator
from time import perf_counter, process_time

from django.apps import apps
from django.core.management import call_command
from django.db import connection

SIZES = (1_000, 10_000, 100_000)
MOST = int(os.environ.get("BENCH_SEARCH", "10000"))
EACH = 40  # queries of a sort
TRIES = 3
TABLES = ("searchentry", "searchposting", "searchkey")

_ONSETS = "b c d f g h j k l m n p r s t v w z br cl cr dr fl gr kr pl pr sk st th tr"
_VOWELS = "a e i o u ai au ea ie oo"
_CODAS = ("", "", "n", "r", "s", "l", "t", "x", "nd", "rk")
_ACTS = "Manages Stores Routes Watches Builds Deploys Encrypts Balances Schedules Measures"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def measure() -> None:
    """Print size, time to build and times of queries for each size, and the ratios to the first."""
    call_command("migrate", verbosity=0)
    chance = random.Random(2017)
    prose = [_word(chance, 2 + rank % 3) for rank in range(4_000)]
    base, there = 0.0, 0
    for size in (size for size in SIZES if size <= MOST):
        _add(there, size, prose)
        there = size
        begun = _now()
        search = _built()
        built = _now() - begun
        times = sorted(_times(search, size, prose))
        half, most = times[len(times) // 2], times[len(times) * 95 // 100]
        base = base or most
        figures = f"p50 {half * 1000:6.1f} ms  p95 {most * 1000:6.1f} ms  {most / base:4.1f} ×"
        index = f"index {_megabytes():6.0f} MB, built in {built:.0f} s"
        name = f"{connection.vendor}, {size} projects"
        sys.stdout.write(f"  {name:32}{figures}   {index}\n")
        sys.stdout.flush()


def _built() -> Callable[[str], object]:
    """Make the index and return what searches it."""
    from catalogue.search import reindex, search  # noqa: PLC0415 - Django is set up only now

    reindex()
    return search


def _add(start: int, end: int, prose: list[str]) -> None:
    """Add projects with names of their own, roles of a few words, and prose in which some words
    are as frequent as in any language."""
    model = apps.get_model("catalogue.Project")
    rows = []
    for number in range(start, end):
        chance = random.Random(number)
        name = _name(number).capitalize()
        rows.append(
            model(
                slug=f"{name.lower()}-{number}",
                name=name,
                kind="service",
                role=_role(chance, prose),
                summary=" ".join(_prose(chance, prose, 18)),
                description=" ".join(_prose(chance, prose, 60)),
            )
        )
    model.objects.bulk_create(rows, batch_size=2_000)


def _name(number: int) -> str:
    chance = random.Random(f"name {number}")
    return _word(chance, chance.choice((2, 3, 3, 4)))


def _word(chance: random.Random, syllables: int) -> str:
    parts = (
        chance.choice(_ONSETS.split()) + chance.choice(_VOWELS.split()) + chance.choice(_CODAS)
        for _syllable in range(syllables)
    )
    return "".join(parts)


def _role(chance: random.Random, prose: list[str]) -> str:
    act, of_what = chance.choice(_ACTS.split()), prose[chance.randrange(40)]
    return f"{act} {of_what} {prose[40 + chance.randrange(80)]}"


def _prose(chance: random.Random, prose: list[str], count: int) -> Iterator[str]:
    for _place in range(count):
        yield prose[min(int(chance.paretovariate(0.6)), len(prose)) - 1]


def _times(search: Callable[[str], object], size: int, prose: list[str]) -> Iterator[float]:
    for query in _queries(size, prose):
        yield min(_seconds(search, query) for _try in range(TRIES))


def _seconds(search: Callable[[str], object], query: str) -> float:
    begun = _now()
    search(query)
    return _now() - begun


def _now() -> float:
    return process_time() if connection.vendor == "sqlite" else perf_counter()


def _queries(size: int, prose: list[str]) -> Iterator[str]:
    """Yield names right and wrong, beginnings, roles right and wrong, hot words, and nonsense."""
    chance = random.Random(1)
    for _query in range(EACH):
        name = _name(chance.randrange(size))
        role = _role(chance, prose).split()
        yield name
        yield _wrong(chance, name)
        yield _wrong(chance, _wrong(chance, name)) if len(name) > 6 else _wrong(chance, name)
        yield name[: chance.randrange(1, len(name))]
        yield " ".join(role[1:])
        yield f"{role[1]} {_wrong(chance, role[2])}"
        yield f"{prose[chance.randrange(5)]} {prose[chance.randrange(5)]} {role[0]}"
        yield f"{name} {_word(chance, 5)}"


def _wrong(chance: random.Random, word: str) -> str:
    """Return a word with a letter left out, doubled, replaced, or exchanged with the next."""
    at = chance.randrange(1, len(word))
    before, letter, after = word[:at], word[at], word[at + 1 :]
    other = chance.choice(_LETTERS)
    ways = (before + after, before + 2 * letter + after, before + other + after)
    exchanged = before[:-1] + letter + before[-1] + after
    return chance.choice((*ways, exchanged))


def _megabytes() -> float:
    with connection.cursor() as cursor:
        names = [f"catalogue_{table}" for table in TABLES]
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(%s) AS name",
                [names],
            )
            return float(cursor.fetchone()[0]) / 1e6
        # Of a file of its own everything but the projects is index.
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute("PRAGMA page_size")
        return float(pages * cursor.fetchone()[0]) / 1e6
