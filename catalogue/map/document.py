"""A map as a plain document: the one shape of live maps, editions and the API."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, TypedDict

import orjson
from django.db.models import Q

from catalogue.models import Map, MapEntry, MapRegion, Project
from catalogue.models.staging import StageOn
from governance.partial_dates import today
from governance.paths import path_of

_PROJECT = ("uid", "slug", "name", "role", "kind")
_REGION = ("uid", "slug", "name", "title", "placement")
_CATEGORY = ("uid", "slug", "name", "row", "tone")


class EntryProject(TypedDict):
    """The project of an entry; ``stage`` is a slug, or None where no stage is recorded."""

    uid: str
    slug: str
    name: str
    role: str
    kind: str
    stage: str | None
    url: str


class Entry(TypedDict):
    """A project in its slot; ``label`` is empty where the slot has none."""

    project: EntryProject
    label: str
    core: bool


class Category(TypedDict):
    """A problem and the entries that solve it."""

    uid: str
    slug: str
    name: str
    row: int
    tone: str
    entries: list[Entry]


class Region(TypedDict):
    """A sheet of the map."""

    uid: str
    slug: str
    name: str
    title: str
    placement: str
    categories: list[Category]


class MapHead(TypedDict):
    """What the map is called."""

    uid: str
    slug: str
    name: str
    title: str
    description: str


class EditionHead(TypedDict):
    """Which edition a document is."""

    number: str
    published_on: str
    publisher: str
    sha256: str


class MapDocument(TypedDict):
    """A map with everything on it; ``edition`` is None while it is live."""

    schema: int
    map: MapHead
    edition: EditionHead | None
    regions: list[Region]


def map_document(found: Map, on: str = "", drafts: Collection[int] = ()) -> MapDocument:
    """Return a live map as a document, in two queries whatever its size.

    Retired projects are in it with their stage; it is the rendering that leaves them out.

    Args:
        found: the map.
        on: the day of the stages, ``YYYY-MM-DD``; today if empty.
        drafts: keys of drafts that stand on it as if they were published, for a preview.
    """
    return map_documents([found], on, drafts)[0]


def map_documents(
    maps: Sequence[Map], on: str = "", drafts: Collection[int] = ()
) -> list[MapDocument]:
    """Return live maps as documents, in two queries however many they are.

    Args:
        maps: the maps.
        on: the day of the stages, ``YYYY-MM-DD``; today if empty.
        drafts: keys of drafts that stand on them as if they were published.
    """
    regions = _regions(maps, _entries(maps, on or today(), drafts))
    return [
        MapDocument(schema=1, map=_head(found), edition=None, regions=regions[found.pk])
        for found in maps
    ]


def encode(document: MapDocument) -> bytes:
    """Return a document as JSON in UTF-8, the same bytes for the same document."""
    return orjson.dumps(document)


def _head(found: Map) -> MapHead:
    return MapHead(
        uid=found.uid,
        slug=found.slug,
        name=found.name,
        title=found.title,
        description=found.description,
    )


def _entries(maps: Sequence[Map], on: str, drafts: Collection[int]) -> dict[int, list[Entry]]:
    rows = (
        MapEntry.objects.filter(category__region__map__in=maps)
        .filter(Q(project__state=Project.State.PUBLISHED) | Q(project__in=drafts))
        .annotate(stage=StageOn("stage.slug", on, "project_id"))
    )
    columns = (*(f"project__{name}" for name in _PROJECT), "stage", "category_id", "label", "core")
    grouped: dict[int, list[Entry]] = defaultdict(list)
    for uid, slug, name, role, kind, stage, category, label, core in rows.values_list(*columns):
        project = EntryProject(
            uid=uid,
            slug=slug,
            name=name,
            role=role,
            kind=kind,
            stage=stage,
            url=path_of("project", slug),
        )
        grouped[category].append(Entry(project=project, label=label, core=core))
    return grouped


def _regions(maps: Sequence[Map], entries: dict[int, list[Entry]]) -> dict[int, list[Region]]:
    """Return the regions of maps with their categories: a row for each category, in one query."""
    rows = (
        MapRegion.objects.filter(map__in=maps)
        .order_by(
            *("position", "pk", "categories__row", "categories__position", "categories__pk"),
        )
        .values(*_REGION, "map_id", *(f"categories__{name}" for name in ("pk", *_CATEGORY)))
    )
    found: dict[int, list[Region]] = defaultdict(list)
    for _uid, group in groupby(rows, key=itemgetter("uid")):
        several = list(group)
        region = Region(
            uid=several[0]["uid"],
            slug=several[0]["slug"],
            name=several[0]["name"],
            title=several[0]["title"],
            placement=several[0]["placement"],
            categories=[_category(row, entries) for row in several if row["categories__pk"]],
        )
        found[several[0]["map_id"]].append(region)
    return found


def _category(row: dict[str, Any], entries: dict[int, list[Entry]]) -> Category:
    return Category(
        uid=row["categories__uid"],
        slug=row["categories__slug"],
        name=row["categories__name"],
        row=row["categories__row"],
        tone=row["categories__tone"],
        entries=entries.get(row["categories__pk"], []),
    )
