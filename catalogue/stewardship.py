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
from dataclasses import dataclass, field

from django.db.models import Q

from catalogue.models import FocusArea, Project, Stewardship
from governance.lineage import Line, chains
from governance.models import Body, ReportingLine

# What a stewardship is recorded for: ("project" or "focus-area", its key).
Subject = tuple[str, int]


@dataclass(frozen=True)
class Governing:
    """A body that governs a project in one capacity.

    Attributes:
        stewardship: the row that says so.
        inherited_from: the project or focus area it is recorded for, None where it is the project.
        chains: every way from the body up to one that answers to nobody, the body first.
    """

    stewardship: Stewardship
    inherited_from: Subject | None
    chains: list[list[Body]] = field(default_factory=list)

    @property
    def body(self) -> Body:
        """The body that governs."""
        return self.stewardship.body


def governing(project: Project, on: str) -> dict[str, list[Governing]]:
    """Return who governs a project on a day, by capacity, in two queries.

    Args:
        project: the project; fetch ``parent__parent`` with it to save queries.
        on: the day, ``YYYY-MM-DD``.

    Returns:
        For each capacity the bodies that govern, with their chains up to the board; an empty list
        where nobody is recorded.
    """
    parts = _ancestry(project)
    rows = _recorded(Q(project__in=parts) | Q(focus_area__projects=project), on)
    subjects: list[list[Subject]] = [[("project", part)] for part in parts]
    subjects.append([subject for subject in rows if subject[0] == "focus-area"])
    found = {
        capacity: _nearest(subjects, rows, capacity) for capacity in Stewardship.Capacity.values
    }
    return _chained(found, on)


def governing_focus_area(area: FocusArea, on: str) -> dict[str, list[Governing]]:
    """Return who is recorded for a focus area on a day, as ``governing`` does for a project.

    Args:
        area: the focus area.
        on: the day, ``YYYY-MM-DD``.
    """
    rows = _recorded(Q(focus_area=area), on)
    subjects: list[list[Subject]] = [[("focus-area", area.pk)]]
    return _chained(
        {capacity: _nearest(subjects, rows, capacity) for capacity in Stewardship.Capacity.values},
        on,
    )


def governed_by(bodies: Collection[int], on: str) -> set[int]:
    """Return the keys of the projects that bodies govern on a day, inherited ones included.

    Three queries at most, however many bodies and projects there are.

    Args:
        bodies: the keys of the bodies, in whatever capacity they govern.
        on: the day, ``YYYY-MM-DD``.
    """
    rows = _recorded(Q(), on)
    projects = Project.objects.values_list("pk", "parent_id", "state")
    parents = {project: parent for project, parent, _state in projects}
    drafts = {project for project, _parent, state in projects if state == Project.State.DRAFT}
    areas: dict[int, list[Subject]] = defaultdict(list)
    if any(kind == "focus-area" for kind, _key in rows):
        pairs = Project.focus_areas.through.objects.values_list("project_id", "focusarea_id")
        for project, area in pairs:
            areas[project].append(("focus-area", area))
    found = set()
    for project in parents:
        parts = [part for part in _upwards(project, parents) if part not in drafts - {project}]
        subjects = [[("project", part)] for part in parts]
        subjects.append(areas[project])
        each = (_nearest(subjects, rows, capacity) for capacity in Stewardship.Capacity.values)
        if any(one.stewardship.body_id in bodies for several in each for one in several):
            found.add(project)
    return found


def _chained(found: Mapping[str, list[Governing]], on: str) -> dict[str, list[Governing]]:
    lines = list(ReportingLine.objects.on(on).select_related("body", "reports_to"))
    return {
        capacity: [_with_chains(governing, lines, on) for governing in each]
        for capacity, each in found.items()
    }


def _recorded(which: Q, on: str) -> dict[Subject, list[Stewardship]]:
    rows = Stewardship.objects.on(on).filter(which).select_related("body", "project", "focus_area")
    recorded: dict[Subject, list[Stewardship]] = defaultdict(list)
    for row in rows.distinct():
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


def _ancestry(project: Project) -> list[int]:
    above: Project | None = project
    parts: list[int] = []
    seen = set[int]()
    while above is not None and above.pk not in seen:
        seen.add(above.pk)
        if above == project or above.state == Project.State.PUBLISHED:
            parts.append(above.pk)
        above = above.parent
    return parts


def _upwards(project: int, parents: Mapping[int, int | None]) -> list[int]:
    parts: list[int] = []
    above: int | None = project
    while above is not None and above not in parts:
        parts.append(above)
        above = parents.get(above)
    return parts


def _with_chains(found: Governing, lines: list[ReportingLine], on: str) -> Governing:
    bodies = {found.body.pk: found.body}
    for line in lines:
        bodies[line.body_id], bodies[line.reports_to_id] = line.body, line.reports_to
    plain = [Line(line.body_id, line.reports_to_id, line.since, line.until) for line in lines]
    ways = [[bodies[key] for key in way] for way in chains(found.body.pk, plain, on)]
    return Governing(found.stewardship, found.inherited_from, ways)
