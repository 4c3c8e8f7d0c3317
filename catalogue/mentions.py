"""Everything that mentions projects, or a focus area, by name, in one query."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, fields
from itertools import zip_longest
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, IntegerField, Model, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from catalogue.models import (
    Adoption,
    FocusArea,
    MapEntry,
    Project,
    ProjectLink,
    Review,
    StageChange,
    UseCase,
    UseCaseNeed,
)
from governance.models import FormerName


@dataclass(frozen=True)
class Mention:
    """One thing that mentions a project.

    Attributes:
        kind: ``focus_area``, ``tag``, ``use_case``, ``map``, ``former_name``, ``adoption``,
            ``part``, ``link``, ``stage`` or ``review``.
        slug: the address of the thing, within its context where it has one; of a link its kind,
            of a review its number.
        name: what it is called; of a link its label, of a review the stage that was asked for.
        context: the address of what it belongs to: a facet, a map; of a link where it leads, of a
            stage the resolution that decided it.
        detail: a few words: the project's role in the use case, what it is adopted for, the map,
            how a review ended, the mark of a stage.
        since: a partial date.
        until: a partial date.
        further: a few words more: the scale of an adoption, the slot label on a map, the title of
            the resolution that decided a stage.
        seen: a partial date on which it was seen to be so, where the start is not known; of a stage
            when it was decided.
        note: what there is to know about it.
        source_url: where it is from.
    """

    kind: str
    slug: str
    name: str
    context: str
    detail: str
    since: str = ""
    until: str = ""
    further: str = ""
    seen: str = ""
    note: str = ""
    source_url: str = ""

    @property
    def observed_on(self) -> str:
        """The day it was seen, called as rows call it."""
        return self.seen


# What mentions a project, by kind.
Mentions = dict[str, list[Mention]]


def mentions(project: Project) -> Mentions:
    """Return what mentions a project, by kind; within a kind in the order of the things.

    Args:
        project: the project.
    """
    return mentions_of([project.pk])[project.pk]


def mentions_of(projects: Collection[int]) -> dict[int, Mentions]:
    """Return what mentions each of several projects, in one query however many they are.

    Args:
        projects: their keys.
    """
    return _found(projects, _parts(projects))


def mentions_of_area(area: FocusArea) -> Mentions:
    """Return use cases that mention a focus area, and its former names, by kind.

    Args:
        area: the focus area.
    """
    cases = UseCase.focus_areas.through.objects.filter(focusarea=area)
    public = cases.filter(usecase__state=Project.State.PUBLISHED)
    parts = [
        _part(
            public,
            "use_case",
            holder="focusarea_id",
            detail="usecase__summary",
            **_named("usecase"),
        ),
        _former_names(FocusArea, [area.pk]),
    ]
    return _found([area.pk], parts)[area.pk]


def _found(holders: Collection[int], parts: list[QuerySet[Any, Any]]) -> dict[int, Mentions]:
    found: dict[int, Mentions] = {key: defaultdict(list) for key in holders}
    first, *others = parts
    for holder, *row in first.union(*others, all=True).order_by(*_ORDER):
        mention = Mention(*row[: len(_COLUMNS) + 1])
        found[holder][mention.kind].append(mention)
    return found


_COLUMNS = tuple(column.name for column in fields(Mention))[1:]
_ORDER = ("place_1", "place_2", "place_3", "sort_key_", "key_")


def _part(rows: QuerySet[Any], kind: str, *places: str, **columns: str) -> QuerySet[Any, Any]:
    """Select one kind of mention; columns that are not given are empty.

    Args:
        rows: what mentions projects.
        kind: the kind of mention.
        places: up to three columns of numbers to sort by, before ``sort_key`` and the key.
        columns: where the fields of a mention, and its ``sort_key``, are found; and ``holder``,
            where the key of what is mentioned is, if that is not ``project_id``.
    """
    given = {
        f"{name}_": F(columns[name]) if name in columns else Value("", CharField())
        for name in (*_COLUMNS, "sort_key")
    }
    placed = {
        name: F(place) if place else Value(0, IntegerField())
        for name, place in zip_longest(_ORDER[:3], places)
    }
    own = {
        "holder_": F(columns.get("holder", "project_id")),
        "kind_": Value(kind, CharField()),
    }
    placed["key_"] = F("pk")
    selected = rows.order_by().annotate(**own, **given, **placed)
    found: QuerySet[Any, Any] = selected.values_list(*own, *given, *placed)
    return found


def _parts(projects: Collection[int]) -> list[QuerySet[Any, Any]]:
    return [*_places(projects), *_ties(projects), *_life(projects)]


def _places(projects: Collection[int]) -> list[QuerySet[Any, Any]]:
    """Return where projects stand: areas, tags, use cases, maps."""
    areas, tags = Project.focus_areas.through.objects, Project.tags.through.objects
    needs = UseCaseNeed.objects.filter(use_case__state=Project.State.PUBLISHED)
    return [
        _part(
            areas.filter(project__in=projects),
            "focus_area",
            "focusarea__position",
            **_named("focusarea"),
        ),
        _part(
            tags.filter(project__in=projects),
            "tag",
            "tag__facet__position",
            "tag__facet",
            "tag__position",
            context="tag__facet__slug",
            detail="tag__facet__name",
            **_named("tag"),
        ),
        _part(needs.filter(project__in=projects), "use_case", detail="role", **_named("use_case")),
        _part(
            MapEntry.objects.filter(project__in=projects),
            "map",
            "category__region__map__position",
            "category__region__map",
            "category__region__position",
            context="category__region__map__slug",
            detail="category__region__map__name",
            further="label",
            **_named("category"),
        ),
    ]


def _ties(projects: Collection[int]) -> list[QuerySet[Any, Any]]:
    """Return what belongs to projects: names, who uses them, their parts, links."""
    return [
        _former_names(Project, projects),
        _part(
            Adoption.objects.filter(project__in=projects),
            "adoption",
            detail="use",
            further="scale",
            seen="observed_on",
            **_named("organization"),
            **_DATED,
        ),
        _part(
            Project.objects.published().listed().filter(parent__in=projects),
            "part",
            holder="parent_id",
            slug="slug",
            name="name",
            sort_key="sort_key",
            detail="role",
        ),
        _part(
            ProjectLink.objects.filter(project__in=projects),
            "link",
            "position",
            slug="kind",
            name="label",
            context="url",
        ),
    ]


def _life(projects: Collection[int]) -> list[QuerySet[Any, Any]]:
    """Return how far projects have come: their steps, and the reviews for them."""
    return [
        _part(
            StageChange.objects.filter(project__in=projects).annotate(**_decided()),
            "stage",
            slug="stage__slug",
            name="stage__name",
            detail="stage__mark",
            since="changed_on",
            context="decision",
            further="decided_as",
            seen="decided_on",
            sort_key="changed_on",
            note="note",
            source_url="source_url",
        ),
        _part(
            Review.objects.filter(project__in=projects).annotate(number=Cast("pk", CharField())),
            "review",
            slug="number",
            name="requested_stage__name",
            detail="outcome",
            since="opened_on",
            until="decided_on",
            sort_key="decided_on",
        ),
    ]


_DATED = {name: name for name in ("since", "until", "note", "source_url")}


def _former_names(model: type[Model], keys: Collection[int]) -> QuerySet[Any, Any]:
    kind = ContentType.objects.get_for_model(model)
    names = FormerName.objects.filter(content_type=kind, object_id__in=keys)
    return _part(names, "former_name", holder="object_id", name="name", sort_key="since", **_DATED)


def _decided() -> dict[str, Any]:
    columns = {"decision": "slug", "decided_as": "title", "decided_on": "decided_on"}
    return {
        name: Coalesce(F(f"resolution__{column}"), Value(""), output_field=CharField())
        for name, column in columns.items()
    }


def _named(what: str) -> dict[str, str]:
    return {name: f"{what}__{name}" for name in ("slug", "name", "sort_key")}
