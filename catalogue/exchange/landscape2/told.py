"""The catalogue as a landscape tells it: plain values, read in a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Prefetch, Q

from catalogue.exchange.landscape2.keys import FORMAT, TAGS
from catalogue.exchange.landscape2.lifecycle import UNDATED, Step
from catalogue.exchange.landscape2.links import Link
from catalogue.exchange.landscape2.names import folded
from catalogue.exchange.landscape2.projects import use_case_slug
from catalogue.models import (
    Map,
    MapCategory,
    MapRegion,
    Project,
    ProjectLink,
    Relation,
    Stage,
    StageChange,
    UseCase,
)
from governance.models import KeptData, Membership, Organization, PreviousSlug
from governance.partial_dates import today

_ARCHIVED = "archived"
_FACETS = frozenset(words.facet for words in TAGS.values())

Kept = Mapping[str, Any]


@dataclass(frozen=True)
class ToldProject:
    """A project, as far as an item can tell of it.

    Attributes:
        key: its primary key.
        slug: its slug.
        name: its name.
        page: the path of its page on this site.
        summary: what it is.
        license: an SPDX expression.
        kind: its kind.
        logo: its logo, an SVG document.
        parent: the key of what it is part of.
        links: its addresses.
        life: the steps of its life.
        neighbours: the keys of what it works with.
        tags: facets and names of tags.
        problem: what it solves, as it says itself.
        solution: what that is worth.
        kept: what is kept of the items it came from.
    """

    key: int
    slug: str
    name: str
    page: str
    summary: str = ""
    license: str = ""
    kind: str = ""
    logo: str = ""
    parent: int | None = None
    links: tuple[Link, ...] = ()
    life: tuple[Step, ...] = ()
    neighbours: tuple[int, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    problem: str = ""
    solution: str = ""
    kept: Kept = field(default_factory=dict)


@dataclass(frozen=True)
class ToldCategory:
    """A category of the map, a subcategory of a landscape: its name and keys of projects."""

    name: str
    projects: tuple[int, ...]
    kept: Kept = field(default_factory=dict)


@dataclass(frozen=True)
class ToldRegion:
    """A region of a map, a category of a landscape."""

    map: str
    name: str
    categories: tuple[ToldCategory, ...]
    kept: Kept = field(default_factory=dict)


@dataclass(frozen=True)
class ToldMember:
    """An organization and the tiers in which it is a member, each with the day it joined."""

    slug: str
    name: str
    page: str
    homepage: str
    summary: str
    tiers: tuple[tuple[str, str], ...]
    kept: Kept = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """All that a landscape can tell of the catalogue.

    Attributes:
        maps: the names of the maps that are told.
        regions: their regions, in order.
        projects: published projects, by key.
        members: the members, by name.
        foundation: who hosts most projects.
        kept: what is kept of the landscape as a whole.
    """

    maps: tuple[str, ...]
    regions: tuple[ToldRegion, ...]
    projects: Mapping[int, ToldProject]
    members: tuple[ToldMember, ...]
    foundation: str = ""
    kept: Kept = field(default_factory=dict)


def tell() -> Told:
    """Return what a landscape can tell of the catalogue.

    If a landscape came in, its map alone is told; else all maps, one after the other.
    """
    kept = _kept(Map)
    maps = list(Map.objects.order_by("position", "pk"))
    told = [each for each in maps if each.pk in kept][:1] or maps
    projects = _projects()
    hosts = Counter(
        Project.objects.exclude(kind=Project.Kind.EXTERNAL)
        .exclude(host=None)
        .order_by("pk")
        .values_list("host__name", flat=True)
    )
    return Told(
        maps=tuple(each.name for each in told),
        regions=tuple(_regions(told, projects)),
        projects=projects,
        members=tuple(_members()),
        foundation=hosts.most_common(1)[0][0] if hosts else "",
        kept=kept.get(told[0].pk, {}) if told else {},
    )


def _kept(model: type[models.Model]) -> dict[int, Kept]:
    kind = ContentType.objects.get_for_model(model)
    rows = KeptData.objects.filter(content_type=kind, format=FORMAT)
    return {row.object_id: row.content for row in rows}


def _regions(maps: Sequence[Map], projects: Mapping[int, ToldProject]) -> list[ToldRegion]:
    of_regions, of_categories = _kept(MapRegion), _kept(MapCategory)
    categories = MapCategory.objects.prefetch_related("entries")
    rows = MapRegion.objects.filter(map__in=maps).select_related("map")
    rows = rows.order_by("map__position", "map", "position", "pk")
    return [
        ToldRegion(
            region.map.name,
            region.name,
            tuple(
                ToldCategory(
                    category.name,
                    tuple(e.project_id for e in category.entries.all() if e.project_id in projects),
                    of_categories.get(category.pk, {}),
                )
                for category in region.categories.all()
            ),
            of_regions.get(region.pk, {}),
        )
        for region in rows.prefetch_related(Prefetch("categories", queryset=categories))
    ]


def _projects() -> dict[int, ToldProject]:
    kept, links, lives = _kept(Project), _links(), _lives()
    neighbours, tags, hints = _neighbours(), _tags(), _hints()
    return {
        row.pk: ToldProject(
            row.pk,
            row.slug,
            row.name,
            row.get_absolute_url(),
            summary=row.summary,
            license=row.license,
            kind=row.kind,
            logo=row.logo,
            parent=row.parent_id,
            links=tuple(links[row.pk]),
            life=tuple(lives[row.pk]),
            neighbours=tuple(neighbours[row.pk]),
            tags=tuple(tags[row.pk]),
            problem=hints.get(use_case_slug(row.slug), ("", ""))[0],
            solution=hints.get(use_case_slug(row.slug), ("", ""))[1],
            kept=kept.get(row.pk, {}),
        )
        for row in Project.objects.published().order_by("sort_key", "slug")
    }


def _links() -> dict[int, list[Link]]:
    found: dict[int, list[Link]] = defaultdict(list)
    rows = ProjectLink.objects.order_by("position", "pk")
    for key, kind, url, label in rows.values_list("project_id", "kind", "url", "label"):
        found[key].append(Link(kind, url, label))
    return found


def _lives() -> dict[int, list[Step]]:
    """Return the steps of all lives; what ended, under whatever name, is archived."""
    ended = Stage.objects.filter(listed=False, mark=Stage.Mark.CROSS)
    archived = dict.fromkeys(ended.values_list("slug", flat=True), _ARCHIVED)
    found: dict[int, list[Step]] = defaultdict(list)
    rows = StageChange.objects.order_by("changed_on", "pk")
    for key, stage, on, note in rows.values_list("project_id", "stage__slug", "changed_on", "note"):
        found[key].append(Step(archived.get(stage, stage), on, certain=note != UNDATED))
    return found


def _neighbours() -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = Relation.objects.filter(_not_over(), kind=Relation.Kind.WORKS_WITH)
    for key, target in rows.order_by("pk").values_list("project_id", "target_id"):
        found[key].append(target)
    return found


def _tags() -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    ties = Project.tags.through.objects.filter(tag__facet__slug__in=_FACETS).order_by("pk")
    for key, facet, name in ties.values_list("project_id", "tag__facet__slug", "tag__name"):
        found[key].append((facet, name))
    return found


def _hints() -> dict[str, tuple[str, str]]:
    """Return what use cases say, by every slug that leads or led to them."""
    rows = UseCase.objects.order_by().values_list("pk", "slug", "summary", "description")
    by_key = {key: (summary, description) for key, _slug, summary, description in rows}
    kind = ContentType.objects.get_for_model(UseCase)
    former = PreviousSlug.objects.filter(content_type=kind).values_list("slug", "object_id")
    hints = {slug: by_key[key] for slug, key in former if key in by_key}
    return hints | {slug: by_key[key] for key, slug, _summary, _description in rows}


def _members() -> list[ToldMember]:
    kept = _kept(Organization)
    tiers: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = Membership.objects.filter(_not_over()).order_by("since", "pk")
    for key, tier, since in rows.values_list("organization_id", "tier", "since"):
        tiers[key].append((tier, since))
    return [
        ToldMember(
            row.slug,
            row.name,
            row.get_absolute_url(),
            row.homepage,
            row.summary,
            tuple(tiers[row.pk]),
            kept.get(row.pk, {}),
        )
        for row in Organization.objects.filter(pk__in=tiers).order_by("sort_key", "slug")
    ]


def _not_over() -> Q:
    """Return the condition that a row holds or will hold."""
    return Q(until="") | Q(until__gt=today())


def tag_names(told: Told) -> dict[tuple[str, str], str]:
    """Return how each tag is written, by its facet and how it is compared."""
    every = (tag for project in told.projects.values() for tag in project.tags)
    return {(facet, folded(name)): name for facet, name in every}
