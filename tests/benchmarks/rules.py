"""What checking every rule costs: the starter catalogue, and ten thousand projects.

To be called on an empty database. The starter catalogue is to take less than a second, the large
one less than ten.
"""

import sys
from collections.abc import Callable, Sized
from functools import partial
from io import StringIO
from pathlib import Path
from time import perf_counter

from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from catalogue.models import (
    Map,
    MapCategory,
    MapEntry,
    MapRegion,
    Project,
    Relation,
    Stage,
    StageChange,
    Stewardship,
)
from catalogue.rules import RULES, findings
from governance.findings import found
from governance.models import (
    AffiliationLimit,
    Body,
    Organization,
    Person,
    ReportingLine,
    SeatClass,
    SeatCount,
    Term,
)

PROJECTS, WHOLES, BODIES, SEATS = 10_000, 100, 500, 9
ON = "2026-08-01"
REPEATS = 3
STARTER = Path(__file__).resolve().parents[2] / "catalogue" / "data"


def measure() -> None:
    """Fill the database, print what each rule takes and all together, and empty it again."""
    call_command("migrate", verbosity=0)
    for name, fill in (("starter", fill_starter), ("large", fill_large)):
        sys.stdout.write(f"rules of the {name} catalogue\n")
        with transaction.atomic():
            fill()
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            for rule in RULES:
                line(rule.name, partial(found, [rule], ON))
            line("all of them", partial(findings, ON))
            transaction.set_rollback(True)


def line(what: str, check: Callable[[], Sized]) -> None:
    """Print the shortest time of a few, with queries and findings."""
    with CaptureQueriesContext(connection) as captured:
        number = len(check())
    taken = []
    for _time in range(REPEATS):
        begun = perf_counter()
        check()
        taken.append(perf_counter() - begun)
    figures = f"{min(taken) * 1000:9.1f} ms{len(captured):5} queries{number:7} findings"
    sys.stdout.write(f"  {connection.vendor:12}{what:34}{figures}\n")


def fill_starter() -> None:
    """Import the starter catalogue."""
    call_command("import_catalogue", str(STARTER), stdout=StringIO())


def fill_large() -> None:
    """Make projects with all that rules look at, a tenth of it wrong."""
    active = Stage(slug="active", name="Active")
    retired = Stage(slug="retired", name="Retired", listed=False, mark="cross")
    stages = Stage.objects.bulk_create([active, retired])
    projects = some_projects()
    StageChange.objects.bulk_create(
        StageChange(
            project=project,
            stage=stages[at % 10 == 9],
            changed_on="2016",
            source_url="" if at % 10 == 8 else "https://example.org/",
        )
        for at, project in enumerate(projects)
    )
    bodies = some_bodies()
    Stewardship.objects.bulk_create(
        Stewardship(project=project, body=bodies[at % BODIES], capacity=capacity)
        for at, project in enumerate(projects[: WHOLES * 10])
        for capacity in Stewardship.Capacity
        if at % 10
    )
    Relation.objects.bulk_create(
        Relation(project=project, kind="requires", target=projects[(at + step) % PROJECTS])
        for at, project in enumerate(projects)
        for step in (1, 2, 3, 5, 8)
    )
    region = MapRegion.objects.create(map=Map.objects.create(slug="map", name="Map"), slug="all")
    category = MapCategory.objects.create(region=region, slug="all", name="All")
    MapEntry.objects.bulk_create(MapEntry(category=category, project=each) for each in projects)


def some_projects() -> list[Project]:
    """Return projects, most of them parts of a few."""
    projects = [
        Project(
            slug=f"project-{at}",
            name=f"Project {at}",
            sort_key=f"{at:06}",
            uid=f"p{at:09}",
            kind="service",
            description="What it does, in a paragraph of its own. " * 20,
        )
        for at in range(PROJECTS)
    ]
    wholes = Project.objects.bulk_create(projects[:WHOLES])
    for at, project in enumerate(projects[WHOLES:]):
        project.parent = wholes[at % WHOLES]
    return [*wholes, *Project.objects.bulk_create(projects[WHOLES:])]


def some_bodies() -> list[Body]:
    """Return bodies below a board, with elected seats on which somebody sits."""
    board = Body.objects.create(slug="board", name="Board", kind="board", established_on="2012")
    bodies = Body.objects.bulk_create(
        Body(slug=f"body-{at}", name=f"Body {at}", sort_key=f"{at:04}", kind="team")
        for at in range(BODIES)
    )
    ReportingLine.objects.bulk_create(
        ReportingLine(body=body, reports_to=board) for body in bodies[: -BODIES // 10]
    )
    classes = SeatClass.objects.bulk_create(
        SeatClass(body=body, slug="elected", name="Elected", selection="elected", term_months=12)
        for body in bodies
    )
    SeatCount.objects.bulk_create(SeatCount(seat_class=each, seats=SEATS) for each in classes)
    AffiliationLimit.objects.bulk_create(
        AffiliationLimit(body=each, max_members=2) for each in bodies
    )
    people = Person.objects.bulk_create(
        Person(slug=f"person-{at}", name=f"Person {at}", sort_key=f"{at:06}")
        for at in range(BODIES * SEATS)
    )
    organizations = Organization.objects.bulk_create(
        Organization(slug=f"employer-{at}", name=f"Employer {at}", sort_key=f"{at:04}")
        for at in range(BODIES)
    )
    Term.objects.bulk_create(
        Term(
            seat_class=classes[at % BODIES],
            person=person,
            affiliation=organizations[at // 7 % BODIES],
            since="2016" if at % 10 else "2014",
            until="" if at % 10 else "2016",
        )
        for at, person in enumerate(people)
    )
    return bodies
