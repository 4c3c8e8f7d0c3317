"""What projects, be it those of one map, have in common: focus areas, tags and use cases."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Value

from catalogue.models import Map, MapEntry, Project, UseCaseNeed


@dataclass(frozen=True)
class Label:
    """Something projects of the map have in common.

    Attributes:
        parameter: the filter it is a value of: ``focus_area``, ``tag`` or ``use_case``.
        value: how it is written in addresses.
        name: what it is called.
        facet: the name of the facet a tag is one of; otherwise empty.
        projects: slugs of the projects that have it.
    """

    parameter: str
    value: str
    name: str
    facet: str
    projects: set[str] = field(default_factory=set)


def labels(found: Map | None = None) -> list[Label]:
    """Return the labels of the projects on a map, each filter's in their own order.

    Args:
        found: the map; without one, the projects are all there are.
    """
    known: dict[tuple[str, str], Label] = {}
    first, *others = _parts(found)
    rows = first.union(*others, all=True).order_by("kind_", "place_1", "place_2", "sort_key_")
    for kind, value, name, facet, facet_slug, project, *_places in rows:
        written = f"{facet_slug}:{value}" if facet_slug else value
        label = known.setdefault((kind, written), Label(kind, written, name, facet))
        label.projects.add(project)
    return list(known.values())


_EMPTY = Value("", CharField())
_NOWHERE = Value(0, IntegerField())


def _parts(found: Map | None) -> list[QuerySet[Any, Any]]:
    on_map: dict[str, Any] = {"project__state": Project.State.PUBLISHED}
    if found:
        entries = MapEntry.objects.filter(category__region__map=found)
        on_map["project__in"] = entries.values("project")
    needs = UseCaseNeed.objects.filter(use_case__state=Project.State.PUBLISHED)
    areas = Project.focus_areas.through.objects.filter(**on_map)
    tags = Project.tags.through.objects.filter(**on_map)
    facet = {"facet": F("tag__facet__name"), "facet_slug": F("tag__facet__slug")}
    return [
        _part(areas, "focus_area", "focusarea", place_2=F("focusarea__position")),
        _part(
            tags,
            "tag",
            "tag",
            **facet,
            place_1=F("tag__facet__position"),
            place_2=F("tag__position"),
        ),
        _part(needs.filter(**on_map), "use_case", "use_case"),
    ]


def _part(rows: QuerySet[Any], kind: str, of: str, **columns: F) -> QuerySet[Any, Any]:
    """Select one kind of label; columns that are not given are empty.

    Args:
        rows: one row for each project that has the label.
        kind: the kind of label.
        of: the field that leads to what the label is.
        columns: the facet, and numbers to sort by.
    """
    selected = {
        "kind_": Value(kind, CharField()),
        "value_": F(f"{of}__slug"),
        "name_": F(f"{of}__name"),
        "facet_": columns.get("facet", _EMPTY),
        "facet_slug_": columns.get("facet_slug", _EMPTY),
        "project_": F("project__slug"),
        "place_1": columns.get("place_1", _NOWHERE),
        "place_2": columns.get("place_2", _NOWHERE),
        "sort_key_": F(f"{of}__sort_key"),
    }
    found: QuerySet[Any, Any] = rows.order_by().annotate(**selected).values_list(*selected)
    return found
