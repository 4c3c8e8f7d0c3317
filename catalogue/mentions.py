"""Everything that mentions a project by name, in one query."""

from collections import defaultdict
from dataclasses import dataclass
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
    for row in first.union(*others, all=True).order_by("place_", "since_", "name_"):
        mention = Mention(*row[1:])
        found[mention.kind].append(mention)
    return found


_COLUMNS = ("slug", "name", "context", "detail", "since", "until")


def _part(rows: QuerySet[Any], kind: str, place: Any = None, **columns: str) -> QuerySet[Any, Any]:
    """Select one kind of mention; columns that are not given are empty."""
    given = {
        f"{name}_": F(columns[name]) if name in columns else Value("", CharField())
        for name in _COLUMNS
    }
    selected = rows.order_by().annotate(
        place_=F(place) if place else Value(0, IntegerField()), kind_=Value(kind, CharField()), **given
    )
    return selected.values_list("place_", "kind_", *given)


def _parts(project: Project) -> list[QuerySet[Any, Any]]:
    named = {"slug": "slug", "name": "name"}
    dated = {"since": "since", "until": "until"}
    return [
        _part(FocusArea.objects.filter(projects=project), "focus_area", "position", **named),
        _part(
            Tag.objects.filter(projects=project),
            "tag",
            "facet__position",
            context="facet__slug",
            detail="facet__name",
            **named,
        ),
        _part(
            UseCaseNeed.objects.filter(
                project=project, use_case__state=Project.State.PUBLISHED
            ),
            "use_case",
            slug="use_case__slug",
            name="use_case__name",
            detail="role",
        ),
        _part(
            MapEntry.objects.filter(project=project),
            "map",
            "category__region__map__position",
            slug="category__slug",
            name="category__name",
            context="category__region__map__slug",
            detail="category__region__map__name",
        ),
        _part(project.former_names.all(), "former_name", name="name", **dated),
        _part(
            Adoption.objects.filter(project=project),
            "adoption",
            slug="organization__slug",
            name="organization__name",
            context="source_url",
            detail="use",
            **dated,
        ),
    ]
