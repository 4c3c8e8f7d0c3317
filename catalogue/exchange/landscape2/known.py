"""What the catalogue knows already of what a landscape may be about, as plain values."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from catalogue.exchange.landscape2.keys import FORMAT, TAGS
from catalogue.exchange.landscape2.lifecycle import UNDATED
from catalogue.exchange.landscape2.names import folded
from catalogue.models import Map, MapCategory, MapRegion, Project, ProjectLink, StageChange, Tag
from governance.models import KeptData, Organization, PreviousSlug

At = tuple[str, str, str]


@dataclass(frozen=True)
class Thing:
    """A project or an organization of the catalogue.

    Attributes:
        slug: its slug.
        at: the items of the landscape it came from, the first of them first.
        homepages: its homepages and repositories.
        kind: the kind of project.
        tags: how its tags are written in files.
        undated: the slugs of stages it entered on a day that is not recorded.
    """

    slug: str
    at: tuple[At, ...] = ()
    homepages: frozenset[str] = frozenset()
    kind: str = ""
    tags: tuple[str, ...] = ()
    undated: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Known:
    """All that a translation has to know of the catalogue.

    Attributes:
        projects: by slug.
        organizations: by slug.
        taken: the slugs of each sort that something has or had: ``projects``, ``organizations``.
        tags: slug and name of tags, by the slug of their facet and how names are compared.
        map: the slug of the map the landscape is; empty if it did not come in yet.
        settings: the settings that came in with it.
        regions: the slugs of the map's regions, by their names.
        categories: the slugs of the map's categories, by the slug of the region and their name.
    """

    projects: Mapping[str, Thing] = field(default_factory=dict)
    organizations: Mapping[str, Thing] = field(default_factory=dict)
    taken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    tags: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    map: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[tuple[str, str], str] = field(default_factory=dict)


def known() -> Known:
    """Return what the catalogue knows, in a fixed number of queries."""
    map_, kept = _map()
    regions = MapRegion.objects.filter(map__slug=map_)
    categories = MapCategory.objects.filter(region__map__slug=map_)
    facets = [words.facet for words in TAGS.values()]
    tags = Tag.objects.filter(facet__slug__in=facets).values_list("facet__slug", "slug", "name")
    return Known(
        projects=_projects(),
        organizations={slug: Thing(slug, at=at) for slug, _key, at in _with_items(Organization)},
        taken={"projects": _taken(Project), "organizations": _taken(Organization)},
        tags={(facet, folded(name)): (slug, name) for facet, slug, name in tags},
        map=map_,
        settings=kept.get("settings") or {},
        regions=dict(regions.values_list("name", "slug")),
        categories={
            (region, name): slug
            for region, name, slug in categories.values_list("region__slug", "name", "slug")
        },
    )


def _map() -> tuple[str, dict[str, Any]]:
    """Return the slug of the map that came in, and what is kept of it."""
    kind = ContentType.objects.get_for_model(Map)
    kept = KeptData.objects.filter(content_type=kind, format=FORMAT).order_by("pk").first()
    found = Map.objects.filter(pk=kept.object_id).first() if kept else None
    return (found.slug, kept.content) if found and kept else ("", {})


def _projects() -> dict[str, Thing]:
    addresses: dict[int, set[str]] = defaultdict(set)
    kinds = (ProjectLink.Kind.HOMEPAGE, ProjectLink.Kind.REPOSITORY)
    links = ProjectLink.objects.filter(kind__in=kinds).order_by()
    for key, url in links.values_list("project_id", "url"):
        addresses[key].add(url)
    tags: dict[int, list[str]] = defaultdict(list)
    ties = Project.tags.through.objects.values_list("project_id", "tag__facet__slug", "tag__slug")
    for key, facet, tag in ties:
        tags[key].append(f"{facet}:{tag}")
    undated: dict[int, set[str]] = defaultdict(set)
    steps = StageChange.objects.filter(note=UNDATED).order_by()
    for key, stage in steps.values_list("project_id", "stage__slug"):
        undated[key].add(stage)
    kind_of = dict(Project.objects.order_by().values_list("pk", "kind"))
    return {
        slug: Thing(
            slug,
            at=at,
            homepages=frozenset(addresses[key]),
            kind=kind_of[key],
            tags=tuple(tags[key]),
            undated=frozenset(undated[key]),
        )
        for slug, key, at in _with_items(Project)
    }


def _with_items(
    model: type[Project] | type[Organization],
) -> list[tuple[str, int, tuple[At, ...]]]:
    """Return the slug and the key of every row, and the items it came from."""
    kind = ContentType.objects.get_for_model(model)
    kept = KeptData.objects.filter(content_type=kind, format=FORMAT)
    items = {row.object_id: items_in(row.content) for row in kept}
    rows = model._default_manager.order_by("slug").values_list("slug", "pk")
    return [(slug, key, items.get(key, ())) for slug, key in rows]


def items_in(data: Mapping[str, object]) -> tuple[At, ...]:
    """Return the items that kept data is of, the first of them first."""
    again = data.get("again")
    every = [data, *(again if isinstance(again, list) else [])]
    found = [one["at"] for one in every if isinstance(one, dict) and "at" in one]
    return tuple((at[0], at[1], at[2]) for at in found if isinstance(at, list) and len(at) == 3)


def _taken(model: type[models.Model]) -> frozenset[str]:
    kind = ContentType.objects.get_for_model(model)
    former = PreviousSlug.objects.filter(content_type=kind).values_list("slug", flat=True)
    return frozenset([*former, *model._default_manager.order_by().values_list("slug", flat=True)])
