"""Everything that mentions a project by name, in one query."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Value

from catalogue.models import Adoption, FocusArea, MapEntry, Project, Tag, UseCaseNeed


@dataclass(frozen=True)
class Mention:
    """One thing that mentions a project.

    Attributes:
        kind: ``focus_area``, ``tag``, ``use_case``, ``map``, ``former_name`` or ``adoption``.
        slug: the address of the thing, within its context where it has one.
        name: what it is called.
        context: the address of what it belongs to: a facet, a map.
        detail: a few words: the project's role in the use case, the scale of an adoption.
        since: a partial date.
        until: a partial date.
    """

    kind: str
    slug: str
    name: str
    context: str
    detail: str
    since: str
    until: str


def mentions(project: Project) -> dict[str, list[Mention]]:
    """Return what mentions a project, by kind; within a kind in the order of the things.

    Args:
        project: the project.
    """
    found: dict[str, list[Mention]] = defaultdict(list)
    first, *others = _parts(project)
    for row in first.union(*others, all=True).order_by(*_ORDER):
        mention = Mention(*row[: len(_COLUMNS) + 1])
        found[mention.kind].append(mention)
    return found


_COLUMNS = ("slug", "name", "context", "detail", "since", "until")
_ORDER = ("place_1", "place_2", "place_3", "since_", "sort_key_")


def _part(rows: QuerySet[Any], kind: str, *places: str, **columns: str) -> QuerySet[Any, Any]:
    """Select one kind of mention; columns that are not given are empty.

    Args:
        rows: what mentions the project.
        kind: the kind of mention.
        places: up to three columns of numbers to sort by; then it is the start, then the name.
        columns: where the fields of a mention, and the ``sort_key`` of its name, are found.
    """
    given = {
        f"{name}_": F(columns[name]) if name in columns else Value("", CharField())
        for name in (*_COLUMNS, "sort_key")
    }
    placed = {
        name: F(place) if place else Value(0, IntegerField())
        for name, place in zip_longest(_ORDER[:3], places)
    }
    selected = rows.order_by().annotate(kind_=Value(kind, CharField()), **given, **placed)
    found: QuerySet[Any, Any] = selected.values_list("kind_", *given, *placed)
    return found


def _parts(project: Project) -> list[QuerySet[Any, Any]]:
    named = {"slug": "slug", "name": "name", "sort_key": "sort_key"}
    dated = {"since": "since", "until": "until"}
    return [
        _part(FocusArea.objects.filter(projects=project), "focus_area", "position", **named),
        _part(
            Tag.objects.filter(projects=project),
            "tag",
            "facet__position",
            "facet",
            "position",
            context="facet__slug",
            detail="facet__name",
            **named,
        ),
        _part(
            UseCaseNeed.objects.filter(project=project, use_case__state=Project.State.PUBLISHED),
            "use_case",
            slug="use_case__slug",
            name="use_case__name",
            sort_key="use_case__sort_key",
            detail="role",
        ),
        _part(
            MapEntry.objects.filter(project=project),
            "map",
            "category__region__map__position",
            "category__region__map",
            "category__region__position",
            slug="category__slug",
            name="category__name",
            sort_key="category__sort_key",
            context="category__region__map__slug",
            detail="category__region__map__name",
        ),
        _part(project.former_names.all(), "former_name", name="name", sort_key="name", **dated),
        _part(
            Adoption.objects.filter(project=project),
            "adoption",
            slug="organization__slug",
            name="organization__name",
            sort_key="organization__sort_key",
            context="source_url",
            detail="use",
            **dated,
        ),
    ]
