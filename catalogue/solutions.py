"""What solves a problem: the components, what could stand in for them, and who runs them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value

from catalogue.models import (
    Adoption,
    Project,
    Relation,
    UseCase,
    UseCaseNeed,
)
from catalogue.models.staging import ListedOn, StageShownOn

Stage = dict[str, str]


@dataclass(frozen=True)
class Component:
    """A project's part in a solution.

    Attributes:
        project: the project.
        stage: the stage it is in, a dict of slug, name and mark, or None.
        is_listed: whether lists and maps show it of their own accord.
        need: the row.
    """

    project: Project
    stage: Stage | None
    is_listed: bool
    need: UseCaseNeed


@dataclass(frozen=True)
class StandIn:
    """A project that could take the place of a component."""

    component: Project
    other: Project


@dataclass(frozen=True)
class Label:
    """A focus area of a use case, or a name it had before.

    Attributes:
        kind: ``focus_area`` or ``former_name``.
        slug: of a focus area, its address.
        name: what it is called, or what the use case was called.
        since: a partial date.
        until: a partial date.
        note: what there is to know about it.
        source_url: where it is from.
    """

    kind: str
    slug: str
    name: str
    since: str = ""
    until: str = ""
    note: str = ""
    source_url: str = ""


def labels(case: UseCase) -> dict[str, list[Label]]:
    """Return the focus areas and the former names of a use case, by kind, in one query.

    Args:
        case: the use case.
    """
    areas = _labels(case.focus_areas.all(), "focus_area", F("slug"), place=F("position"))
    dated = {name: F(name) for name in _DATED}
    names = _labels(case.former_names.all(), "former_name", _EMPTY, **dated)
    found: dict[str, list[Label]] = defaultdict(list)
    rows = areas.union(names, all=True).order_by("kind_", "place_", "since_", "key_")
    for kind, slug, name, since, until, note, source_url, *_places in rows:
        found[kind].append(Label(kind, slug, name, since, until, note, source_url))
    return found


_DATED = ("since", "until", "note", "source_url")
_EMPTY = Value("", CharField())


def _labels(rows: QuerySet[Any], kind: str, slug: Any, **columns: Any) -> QuerySet[Any, Any]:
    selected = {
        "kind_": Value(kind, CharField()),
        "slug_": slug,
        "name_": F("name"),
        **{f"{name}_": columns.get(name, _EMPTY) for name in _DATED},
        "place_": columns.get("place", Value(0, IntegerField())),
        "key_": F("pk"),
    }
    found: QuerySet[Any, Any] = rows.order_by().annotate(**selected).values_list(*selected)
    return found


def components(case: UseCase, on: str) -> list[Component]:
    """Return what a use case needs that the public may see, in one query.

    Args:
        case: the use case.
        on: the day of the stages, ``YYYY-MM-DD``.
    """
    rows = UseCaseNeed.objects.filter(use_case=case, project__state=Project.State.PUBLISHED)
    staged = {
        "stage": StageShownOn(on, "project_id"),
        "listed": ListedOn(on, "project_id"),
    }
    rows = rows.select_related("project").defer("project__logo", "project__description")
    needs: Any = rows.annotate(**staged)
    return [Component(need.project, need.stage, need.listed, need) for need in needs]


def stand_ins(projects: Collection[Project], on: str) -> list[StandIn]:
    """Return what could stand in for projects without being one of them, in one query.

    Args:
        projects: the projects.
        on: the day, ``YYYY-MM-DD``.
    """
    keys = [project.pk for project in projects]
    rows = Relation.objects.on(on).filter(kind=Relation.Kind.ALTERNATIVE_TO)
    found: dict[tuple[int, int], StandIn] = {}
    for row in rows.filter(Q(project__in=keys) | Q(target__in=keys)).select_related(
        "project", "target"
    ):
        for one, other in ((row.project, row.target), (row.target, row.project)):
            is_public = other.state == Project.State.PUBLISHED
            if one.pk in keys and other.pk not in keys and is_public:
                found[one.pk, other.pk] = StandIn(one, other)
    return sorted(found.values(), key=lambda each: (each.component.sort_key, each.other.sort_key))


def adoptions(case: UseCase, projects: Iterable[Project], on: str) -> list[Adoption]:
    """Return who is known to run components of a use case, in one query.

    Most organizations say that they run the whole a component is part of. Where the problem is met
    in one sector, those of that sector count too; elsewhere that would be all of them.

    Args:
        case: the use case.
        projects: its components.
        on: the day, ``YYYY-MM-DD``.
    """
    projects = list(projects)
    which = Q(project__in=projects)
    if case.sector:
        wholes = {project.parent_id for project in projects if project.parent_id}
        which |= Q(project__in=wholes, organization__sector=case.sector)
    rows = Adoption.objects.on(on).filter(which, project__state=Project.State.PUBLISHED)
    return list(rows.select_related("organization", "project"))
