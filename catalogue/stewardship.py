"""Who governs a project on a day.

A project is governed by the bodies recorded for itself. Where there are none, the answer is
inherited: first from the project it is part of, and so on upwards, because whoever decides for the
whole decides for its parts; only then from its focus areas, which gather projects around a problem
without making them. A whole that is still a draft is passed over, as no answer may name it. Each
capacity is looked up by itself: a part may decide for itself and still be spoken for by the users'
body of the whole.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q

from catalogue.ancestry import Subject, Tree, ancestry, branch
from catalogue.models import FocusArea, Project, Stewardship
from governance.lineage import Line, chains
from governance.models import Body, ReportingLine
from governance.models.naming import name_then
from governance.models.rows import DatedQuerySet
from governance.partial_dates import first_day


@dataclass(frozen=True)
class Governing:
    """A body that governs a project in one capacity.

    Attributes:
        stewardship: the row that says so.
        inherited_from: the project or focus area it is recorded for, None where it is the project.
        chains: every way from the body up to one that answers to nobody, the body first.
        names: what bodies were called on the day and are no more, by their keys.
    """

    stewardship: Stewardship
    inherited_from: Subject | None
    chains: list[list[Body]] = field(default_factory=list)
    names: Mapping[int, str] = field(default_factory=dict)

    @property
    def body(self) -> Body:
        """The body that governs."""
        return self.stewardship.body

    @property
    def chain(self) -> list[Body]:
        """The shortest way up to the board; where none leads there, the shortest there is."""
        there = [way for way in self.chains if way[-1].kind == Body.Kind.BOARD]
        return min(there or self.chains, key=len, default=[self.body])

    def name_of(self, body: Body) -> str:
        """Return what a body of the chains was called on the day."""
        return self.names.get(body.pk, body.name)


# Who governs a project, by capacity.
Governors = dict[str, list[Governing]]


@dataclass(frozen=True)
class Governed:
    """Who governs a project on a day, and who did or will on other days.

    Attributes:
        now: the bodies that govern, by capacity; an empty list where nobody is recorded.
        others: what is recorded for the project itself and does not hold on the day, oldest first.
    """

    now: Governors
    others: list[Stewardship]


def governing(project: Project, on: str) -> Governors:
    """Return who governs a project on a day, by capacity, in two queries.

    Args:
        project: the project; fetch ``parent__parent`` with it to save queries.
        on: the day, ``YYYY-MM-DD``.

    Returns:
        For each capacity the bodies that govern, with their chains up to the board; an empty list
        where nobody is recorded.
    """
    return governed(project, on).now


def governed(project: Project, on: str) -> Governed:
    """Return the same with what is recorded for other days, in two queries too.

    Args:
        project: the project; fetch ``parent__parent`` with it to save queries.
        on: the day, ``YYYY-MM-DD``.
    """
    parts = ancestry(project)
    all_rows = list(_rows(Q(project__in=parts) | Q(focus_area__projects=project), on))
    rows = _by_subject(row for row in all_rows if row.holds_on(on))
    subjects: list[list[Subject]] = [[("project", part)] for part in parts]
    subjects.append([subject for subject in rows if subject[0] == "focus-area"])
    found = {
        capacity: _nearest(subjects, rows, capacity) for capacity in Stewardship.Capacity.values
    }
    own = (row for row in all_rows if row.project_id == project.pk and not row.holds_on(on))
    return Governed(
        _with_chains({project.pk: found}, on)[project.pk],
        sorted(own, key=lambda row: (first_day(row.since), row.body.sort_key)),
    )


def governing_focus_area(area: FocusArea, on: str) -> Governors:
    """Return who is recorded for a focus area on a day, as `governing` does for a project.

    Args:
        area: the focus area.
        on: the day, ``YYYY-MM-DD``.
    """
    rows = _recorded(Q(focus_area=area), on)
    subjects: list[list[Subject]] = [[("focus-area", area.pk)]]
    found = {
        capacity: _nearest(subjects, rows, capacity) for capacity in Stewardship.Capacity.values
    }
    return _with_chains({area.pk: found}, on)[area.pk]


def governing_many(projects: Collection[Project], on: str) -> dict[int, Governors]:
    """Return who governs each of many projects on a day, in four queries however many they are.

    Args:
        projects: the projects; nothing needs to be fetched with them.
        on: the day, ``YYYY-MM-DD``.

    Returns:
        By the key of the project what `governing` says of it.
    """
    return _with_chains(governors(projects, on), on)


def governors(projects: Collection[Project], on: str) -> dict[int, Governors]:
    """Return what `governing_many` does but without the chains, in three queries.

    Args:
        projects: the projects.
        on: the day, ``YYYY-MM-DD``.
    """
    rows = _recorded(Q(), on)
    wholes = Project.objects.filter(parts__isnull=False).distinct().order_by()
    tree = Tree.grown([*wholes.values_list(*Tree.COLUMNS), *map(branch, projects)], rows)
    return {
        project.pk: {
            capacity: _nearest(tree.subjects(project.pk), rows, capacity)
            for capacity in Stewardship.Capacity.values
        }
        for project in projects
    }


def governed_by(bodies: Collection[int], on: str) -> set[int]:
    """Return the keys of the projects that bodies govern on a day, inherited ones included.

    Two queries, however many bodies and projects there are.

    Args:
        bodies: the keys of the bodies, in whatever capacity they govern.
        on: the day, ``YYYY-MM-DD``.
    """
    rows = _recorded(Q(), on)
    tree = Tree.whole(rows)
    found = set()
    for project in tree.parents:
        each = (
            _nearest(tree.subjects(project), rows, capacity)
            for capacity in Stewardship.Capacity.values
        )
        if any(one.stewardship.body_id in bodies for several in each for one in several):
            found.add(project)
    return found


def _recorded(which: Q, on: str) -> dict[Subject, list[Stewardship]]:
    return _by_subject(_rows(which, on).on(on))


def _rows(which: Q, on: str) -> DatedQuerySet[Stewardship]:
    """Return what is recorded, with ``body_then``: what the body was called on a day."""
    rows: DatedQuerySet[Stewardship] = Stewardship.objects.filter(which).distinct()
    named = rows.annotate(body_then=name_then(Body, "body_id", on))
    return named.select_related("body", "project", "focus_area")


def _by_subject(rows: Iterable[Stewardship]) -> dict[Subject, list[Stewardship]]:
    recorded: dict[Subject, list[Stewardship]] = defaultdict(list)
    for row in rows:
        if row.project_id is not None:
            recorded["project", row.project_id].append(row)
        elif row.focus_area_id is not None:
            recorded["focus-area", row.focus_area_id].append(row)
    return recorded


def _nearest(
    subjects: Iterable[Iterable[Subject]],
    recorded: Mapping[Subject, list[Stewardship]],
    capacity: str,
) -> list[Governing]:
    """Return what is recorded for the first subjects that have anything for the capacity."""
    for distance, level in enumerate(subjects):
        found = [
            Governing(row, subject if distance else None)
            for subject in level
            for row in recorded.get(subject, [])
            if row.capacity == capacity
        ]
        if found:
            return found
    return []


_FEW = 100  # bodies whose lines are looked for one by one


def _with_chains(found: Mapping[int, Governors], on: str) -> dict[int, Governors]:
    """Add to bodies that govern their ways up to the board, each body's looked up once."""
    every = [one for each in found.values() for several in each.values() for one in several]
    ways, names = _ways({one.body.pk: one.body for one in every}, on)
    rows: list[Any] = [one.stewardship for one in every]
    names |= {row.body_id: row.body_then for row in rows if row.body_then}
    return {
        project: {
            capacity: [replace(one, chains=ways[one.body.pk], names=names) for one in each]
            for capacity, each in governors.items()
        }
        for project, governors in found.items()
    }


def _ways(
    governing: Mapping[int, Body], on: str
) -> tuple[dict[int, list[list[Body]]], dict[int, str]]:
    """Return the ways up from bodies on a day, and what those above were called, in one query."""
    lines = ReportingLine.objects.on(on).select_related("reports_to")
    if len(governing) <= _FEW:
        # Every way up leads through bodies that others answer to, which are few.
        leads = Exists(ReportingLine.objects.filter(reports_to=OuterRef("body")))
        lines = lines.filter(Q(body__in=governing) | Q(leads))
    rows = list(lines.annotate(upper_then=name_then(Body, "reports_to", on)))
    plain = [Line(row.body_id, row.reports_to_id, row.since, row.until) for row in rows]
    bodies = {**governing, **{row.reports_to_id: row.reports_to for row in rows}}
    ways = {
        key: [[bodies[each] for each in way] for way in chains(key, plain, on)] for key in governing
    }
    return ways, {row.reports_to_id: row.upper_then for row in rows if row.upper_then}
