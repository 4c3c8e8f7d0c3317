"""Where to look for a body of a project: itself, what it is part of, its focus areas."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from catalogue.models import Project

# What a stewardship is recorded for: ("project" or "focus-area", its key).
Subject = tuple[str, int]

# A project as a part of others: its key, that of what it is part of, its state.
Branch = tuple[int, int | None, str]


def branch(project: Project) -> Branch:
    """Return what a tree needs to know of a project."""
    return (project.pk, project.parent_id, project.state)


@dataclass(frozen=True)
class Tree:
    """Projects as parts of one another.

    Attributes:
        parents: what each project is part of.
        drafts: the projects that may be named by none but themselves.
        areas: for each project, those of its focus areas that have a body.
    """

    COLUMNS: ClassVar = ("pk", "parent_id", "state")

    parents: Mapping[int, int | None]
    drafts: Collection[int]
    areas: Mapping[int, list[Subject]]

    @classmethod
    def grown(cls, branches: Iterable[Branch], rows: Mapping[Subject, Any]) -> "Tree":
        """Return the tree of some projects, and of what is recorded for focus areas."""
        found = list(branches)
        return cls(
            parents={project: parent for project, parent, _state in found},
            drafts={project for project, _parent, state in found if state == Project.State.DRAFT},
            areas=_areas(rows),
        )

    @classmethod
    def whole(cls, rows: Mapping[Subject, Any]) -> "Tree":
        """Return the tree of all projects, with their focus areas, in one query."""
        found = list(Project.objects.order_by().values_list(*cls.COLUMNS, "focus_areas"))
        return cls(
            parents={project: parent for project, parent, _state, _area in found},
            drafts={project for project, _, state, _ in found if state == Project.State.DRAFT},
            areas=_governed(rows, ((project, area) for project, _, _, area in found)),
        )

    def subjects(self, project: int) -> list[list[Subject]]:
        """Return where to look for a body of a project, the nearest first."""
        parts = _upwards(project, self.parents)
        public = [part for part in parts if part == project or part not in self.drafts]
        return [*([("project", part)] for part in public), self.areas.get(project, [])]


def _areas(rows: Mapping[Subject, Any]) -> dict[int, list[Subject]]:
    governed = [key for kind, key in rows if kind == "focus-area"]
    if not governed:
        return {}
    through = Project.focus_areas.through.objects.filter(focusarea__in=governed)
    return _governed(rows, through.values_list("project_id", "focusarea_id"))


def _governed(
    rows: Mapping[Subject, Any], members: Iterable[tuple[int, int | None]]
) -> dict[int, list[Subject]]:
    """Return the focus areas of each project that have a body, in the order of what is recorded.

    Args:
        rows: what is recorded.
        members: projects with each of their focus areas.
    """
    governed = [key for kind, key in rows if kind == "focus-area"]
    inside: dict[int, set[int | None]] = defaultdict(set)
    for project, area in members:
        inside[project].add(area)
    return {
        project: [("focus-area", key) for key in governed if key in areas]
        for project, areas in inside.items()
    }


def ancestry(project: Project) -> list[int]:
    """Return the key of a project and of what it is part of, the nearest first, without drafts."""
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
