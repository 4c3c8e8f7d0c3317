"""What must hold of those who govern projects."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import MapEntry, Project, Stewardship
from catalogue.rules.stages import stages_on
from catalogue.stewardship import Governors, governors
from governance.findings import Finding, Severity, Subject
from governance.partial_dates import show_partial_date


def projects_have_stewards(on: str) -> Iterator[Finding]:
    """Some body decides for every project of the foundation, and some body speaks for its users.

    A warning: pages say that nobody is recorded. What a project inherits counts. Asked of published
    projects in a stage that is listed, technologies of others aside. Where the whole lacks
    something, its parts are counted in its finding and not told again.
    """
    stages = stages_on(on)
    rows = Project.objects.published().exclude(kind=Project.Kind.EXTERNAL).order_by()
    projects = [
        project
        for project in rows.only("name", "slug", "parent_id", "state")
        if project.pk in stages and stages[project.pk].listed
    ]
    found = governors(projects, on)
    for capacity in Stewardship.Capacity:
        without = {project.pk for project in projects if not found[project.pk][capacity]}
        parts = Counter(project.parent_id for project in projects if project.pk in without)
        for project in projects:
            if project.pk in without and project.parent_id not in without:
                yield _without(project, capacity, parts[project.pk])


def _without(project: Project, capacity: Stewardship.Capacity, parts: int) -> Finding:
    messages = {
        Stewardship.Capacity.TECHNICAL: _("No body is recorded that decides for it technically."),
        Stewardship.Capacity.USER_VOICE: _("No body is recorded that speaks for its users."),
    }
    message = messages[capacity]
    if parts:
        more = ngettext(
            "So it is for %(parts)s part of it.", "So it is for %(parts)s parts.", parts
        )
        message = f"{message} {more % {'parts': parts}}"
    return Finding(
        "projects-have-stewards",
        Severity.WARNING,
        Subject.of(project),
        message,
        _("Enter a stewardship with a source, for it or for what it is part of."),
    )


def stewards_are_there(on: str) -> Iterator[Finding]:
    """Whoever governs on a day is there on that day: an error, as one of the dates is wrong.

    A stewardship that began on a day that is not known may have begun as late as its body. Told
    with the number of entries on maps that name this body as the one that governs.
    """
    gone = Q(body__dissolved_on__gt="", body__dissolved_on__lte=on)
    early = Q(since__gt="", body__established_on__gt=on)
    rows = list(
        Stewardship.objects.on(on)
        .filter(gone | early)
        .select_related("body", "project", "focus_area")
    )
    entries = _entries_by_stewardship(on) if rows else Counter[int]()
    for row in rows:
        subject = row.project or row.focus_area
        if subject is not None:
            yield Finding(
                "stewards-are-there",
                Severity.ERROR,
                Subject.of(subject),
                " ".join([_absent(row), *_drawn(entries[row.pk])]),
                _(
                    "Say when the stewardship ended, and enter who governs since; or correct when "
                    "the body was established or dissolved."
                ),
            )


def _absent(row: Stewardship) -> str:
    words = {"body": row.body.name, "does": row.get_capacity_display()}
    if row.body.dissolved_on:
        day = show_partial_date(row.body.dissolved_on)
        message = _("“%(body)s” %(does)s, and was dissolved on %(day)s.")
    else:
        day = show_partial_date(row.body.established_on)
        message = _("“%(body)s” %(does)s, and was established only on %(day)s.")
    return message % {**words, "day": day}


def _drawn(number: int) -> list[str]:
    words = ngettext(
        "%(number)s entry on a map goes by it.", "%(number)s entries on maps go by it.", number
    )
    return [words % {"number": number}] if number else []


def _entries_by_stewardship(on: str) -> Counter[int]:
    """Return how many entries on maps each stewardship answers for, by its key."""
    entries = Counter(MapEntry.objects.values_list("project_id", flat=True))
    projects = list(Project.objects.filter(pk__in=entries).order_by().only("parent_id", "state"))
    found: Counter[int] = Counter()
    for key, governing in governors(projects, on).items():
        for row in _rows(governing):
            found[row] += entries[key]
    return found


def _rows(governing: Governors) -> set[int]:
    return {one.stewardship.pk for several in governing.values() for one in several}
