"""What a closure costs: 20 picks among 10,000 projects with 50,000 relations, on this database.

Two catalogues, since what is reached decides: one as catalogues are, in which four relations of
five only say what works with what; and one in which every relation is a requirement, so that 20
picks reach a third of everything. What is made here is taken back.
"""

import random
import sys
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from catalogue.cautions import cautions
from catalogue.models import Project, Relation, Stage, StageChange
from catalogue.reach import met
from catalogue.requirements import options, stack

PROJECTS, RELATIONS, PICKS = 10_000, 50_000, 20
ON = "2026-01-01"
REPEATS = 15


def measure() -> None:
    """Fill the database, measure, and empty it again."""
    call_command("migrate", verbosity=0)
    for name, share in (("one relation of five is a need", 5), ("every relation is a need", 1)):
        sys.stdout.write(f"{PICKS} picks, {PROJECTS} projects, {RELATIONS} relations: {name}\n")
        with transaction.atomic():
            slugs = fill(share)
            figures(slugs)
            transaction.set_rollback(True)


def fill(share: int) -> list[str]:
    """Make the projects; each relation is to one made before, so that there is no loop.

    Args:
        share: one relation of so many is a requirement.
    """
    chance = random.Random(1)
    stage = Stage.objects.create(slug="bench", name="Active")
    projects = Project.objects.bulk_create(
        Project(
            slug=f"bench-{at}",
            name=f"Bench {at}",
            sort_key=f"{at:06}",
            uid=f"b{at:09}",
            kind="service",
            role="Does its work",
            license="Apache-2.0",
        )
        for at in range(PROJECTS)
    )
    StageChange.objects.bulk_create(
        StageChange(project=project, stage=stage, changed_on="2016") for project in projects
    )
    pairs = list(dict.fromkeys(some_pairs(chance)))[:RELATIONS]
    Relation.objects.bulk_create(
        Relation(
            project=projects[one],
            target=projects[other],
            kind="requires" if at % share == 0 else "works_with",
        )
        for at, (one, other) in enumerate(pairs)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return [project.slug for project in chance.sample(projects, PICKS)]


def some_pairs(chance: random.Random) -> Iterator[tuple[int, int]]:
    """Yield more pairs than are needed, the later project first."""
    for _each in range(RELATIONS * 2):
        one = chance.randrange(1, PROJECTS)
        yield one, chance.randrange(one)


def figures(slugs: list[str]) -> None:
    """Print how long it takes, and for how many queries."""
    found = stack(slugs, ON)
    work: dict[str, Callable[[], object]] = {
        "walk in the database": lambda: Project.objects.filter(pk__in=met(slugs, ON)).count(),
        "closure, whole": lambda: stack(slugs, ON),
        "cautions": lambda: cautions(found),
        "works with": lambda: options(found),
    }
    sys.stdout.write(f"  {len(found.members)} members in {len(found.layers)} layers\n")
    for what, do in work.items():
        with CaptureQueriesContext(connection) as captured:
            do()
        elapsed = [once(do) for _time in range(REPEATS)]
        sys.stdout.write(
            f"  {connection.vendor:12}{what:20}{median(elapsed) * 1000:8.1f} ms"
            f"{len(captured):4} queries\n"
        )


def once(do: Callable[[], object]) -> float:
    """Return the seconds something takes, with the time the database takes for it."""
    begun = perf_counter()
    do()
    return perf_counter() - begun
