"""What the first page leads to besides the map: one query for what lasts, one for what is new."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from catalogue.models import Edition, FocusArea, Project, StageChange, UseCase


@dataclass(frozen=True)
class Entry:
    """Something with a page of its own.

    Attributes:
        kind: ``focus_area`` or ``use_case``.
        slug: its address.
        name: what it is called.
        detail: a sentence about it; empty for use cases.
    """

    kind: str
    slug: str
    name: str
    detail: str


@dataclass(frozen=True)
class News:
    """Something that happened on a day.

    Attributes:
        kind: ``stage`` or ``edition``.
        day: a partial date.
        slug: of the project, or of the map.
        name: of the project, or of the map.
        detail: the stage it entered, or the number of the edition.
    """

    kind: str
    day: str
    slug: str
    name: str
    detail: str


def contents(on: str) -> dict[str, list[Entry]]:
    """Return the focus areas of a day and the use cases, by kind, in one query.

    Args:
        on: the day, ``YYYY-MM-DD``.
    """
    areas = _entries(FocusArea.objects.on(on), "focus_area", F("summary"), F("position"))
    cases = UseCase.objects.filter(state=Project.State.PUBLISHED)
    rows = areas.union(_entries(cases, "use_case", Value("", CharField()), Value(0)), all=True)
    found: dict[str, list[Entry]] = {"focus_area": [], "use_case": []}
    for kind, slug, name, detail, _place, _key in rows.order_by("kind_", "place_", "key_"):
        found[kind].append(Entry(kind, slug, name, detail))
    return found


def news(on: str, most: int) -> list[News]:
    """Return what happened last up to a day, the latest first, in one query.

    Args:
        on: the day, ``YYYY-MM-DD``.
        most: how many at most.
    """
    stages = StageChange.objects.filter(
        project__state=Project.State.PUBLISHED, changed_on__gt="", changed_on__lte=on
    ).exclude(project__kind=Project.Kind.EXTERNAL)
    editions = Edition.objects.filter(published_on__lte=on)
    told = _news(stages, "stage", F("changed_on"), "project", F("stage__name"))
    published = Cast("published_on", CharField())
    rows = told.union(_news(editions, "edition", published, "map", F("number")), all=True)
    return [News(*row) for row in rows.order_by("-day_", "kind_", "name_")[:most]]


def _entries(rows: QuerySet[Any], kind: str, detail: Any, place: Any) -> QuerySet[Any, Any]:
    selected = {
        "kind_": Value(kind, CharField()),
        "slug_": F("slug"),
        "name_": F("name"),
        "detail_": detail,
        "place_": Cast(place, IntegerField()),
        "key_": F("sort_key"),
    }
    found: QuerySet[Any, Any] = rows.order_by().annotate(**selected).values_list(*selected)
    return found


def _news(rows: QuerySet[Any], kind: str, day: Any, of: str, detail: F) -> QuerySet[Any, Any]:
    selected = {
        "kind_": Value(kind, CharField()),
        "day_": day,
        "slug_": F(f"{of}__slug"),
        "name_": F(f"{of}__name"),
        "detail_": detail,
    }
    found: QuerySet[Any, Any] = rows.order_by().annotate(**selected).values_list(*selected)
    return found
