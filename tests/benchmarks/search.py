"""How search keeps up as the catalogue grows: the same queries among ever more projects.

On SQLite and, where there is one to start, on PostgreSQL. Up to 10,000 projects, or as many as
``BENCH_SEARCH`` says: ``BENCH_SEARCH=100000 make bench``. All times are the processor's, of this
process and of the server's that works for it. Of three tries of a query the quickest counts.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Iterator

from django.core.management import call_command
from django.db import connection
from django.db.models import Model

from catalogue.models import Project
from catalogue.models.search import SearchEntry, SearchKey, SearchPosting, SearchWord
from catalogue.search import reindex, search
from tests.benchmarks import corpus

SIZES = (1_000, 10_000, 100_000)
MOST = int(os.environ.get("BENCH_SEARCH", "10000"))
EACH = 40  # queries of a sort
TRIES = 3
TABLES = (SearchPosting, SearchWord, SearchKey, SearchEntry)

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def measure() -> None:
    """Print times of queries, sizes and what writing takes, for ever more projects."""
    call_command("migrate", verbosity=0)
    base, there = 0.0, 0
    for size in (size for size in SIZES if size <= MOST):
        corpus.add(there, size)
        there = size
        built = _seconds(reindex)
        times = {sort: sorted(map(_quickest, found)) for sort, found in _queries(size)}
        every = sorted(second for found in times.values() for second in found)
        base = base or _at(95, every)
        _say(f"{connection.vendor}, {size} projects", f"{_at(95, every) / base:.1f} ×")
        for sort, found in {"all queries": every, **times}.items():
            figures = (f"p{share} {_at(share, found) * 1000:.1f} ms" for share in (50, 95))
            _say(f"  {sort}", *figures)
        sizes = {model._meta.verbose_name_plural: _megabytes(model) for model in TABLES}
        parts = (f"{name} {megabytes:.1f}" for name, megabytes in sizes.items())
        _say("  index", f"{sum(sizes.values()):.1f} MB", f"({', '.join(parts)})")
        _say("  made anew", f"{built:.1f} s")
        saved = _at(50, [_seconds(_save_one) for _try in range(9)])
        _say("  one project saved", f"{saved * 1000:.0f} ms")


def _say(what: str, *figures: str) -> None:
    sys.stdout.write(f"  {what:32}{''.join(f'{figure:>16}' for figure in figures)}\n")
    sys.stdout.flush()


def _at(share: int, times: list[float]) -> float:
    """Return the time that so many per cent are not above."""
    return sorted(times)[len(times) * share // 100]


def _quickest(query: str) -> float:
    return min(_seconds(lambda: search(query)) for _try in range(TRIES))


def _seconds(work: Callable[[], object]) -> float:
    """Return how long processors are at some work, ours and the database's."""
    connection.ensure_connection()
    begun = _now()
    work()
    return _now() - begun


def _now() -> float:
    if connection.vendor == "sqlite":
        return time.process_time()
    server = connection.connection.info.backend_pid
    return time.process_time() + time.clock_gettime(_clock_of(server))


def _clock_of(process: int) -> int:
    """Return the clock of the processor time of another process, as Linux numbers them."""
    return ~process << 3 | 2


def _save_one() -> None:
    project = Project.objects.order_by("?")[0]
    project.summary = corpus.prose(random.Random(project.pk + 1), corpus.IN_SUMMARY)
    project.save()


def _queries(size: int) -> Iterator[tuple[str, list[str]]]:
    """Yield sorts of queries, of each some: names, roles, right and wrong, frequent words …"""
    chance = random.Random(1)
    names = [corpus.name(chance.randrange(size)) for _query in range(EACH)]
    roles = [corpus.role(chance).split() for _query in range(EACH)]
    hot = corpus.vocabulary()[:6]
    yield "names", names
    yield "names misspelt", [_wrong(chance, name) for name in names]
    yield "names misspelt twice", [_wrong(chance, _wrong(chance, name)) for name in names]
    yield "beginnings", [name[: chance.randrange(1, 5)] for name in names]
    yield "roles", [" ".join(role[1:]) for role in roles]
    yield "roles misspelt", [f"{role[1]} {_wrong(chance, role[2])}" for role in roles]
    yield "frequent words", [" ".join([*chance.sample(hot, 2), role[0]]) for role in roles]
    yield "a word nobody has", [f"{name} {corpus.made_up(chance)}" for name in names]
    yield "eight words", [corpus.prose(chance, 12) for _query in range(EACH)]


def _wrong(chance: random.Random, text: str) -> str:
    """Return a text with a letter left out, doubled, replaced, or exchanged with the next."""
    at = chance.randrange(1, len(text))
    before, letter, after = text[:at], text[at], text[at + 1 :]
    ways = (before + after, before + 2 * letter + after, before + chance.choice(_LETTERS) + after)
    exchanged = before[:-1] + letter + before[-1] + after
    return chance.choice((*ways, exchanged))


def _megabytes(model: type[Model]) -> float:
    """Return the size of a table and its indexes."""
    table = model._meta.db_table
    sizes = {
        "postgresql": "SELECT pg_total_relation_size(%s::regclass)",
        "sqlite": "SELECT sum(pgsize) FROM dbstat WHERE name IN "
        "(SELECT name FROM sqlite_schema WHERE tbl_name = %s)",
    }
    with connection.cursor() as cursor:
        cursor.execute(sizes[connection.vendor], [table])
        return float(cursor.fetchone()[0]) / 1e6
