"""A map as a plain document: the one shape of live maps, editions and the API."""

from collections import defaultdict
from typing import TypedDict

import orjson
from django.db.models import OuterRef, Subquery

from catalogue.models import Map, MapCategory, MapEntry, Project, StageChange
from governance.partial_dates import today


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


def map_document(found: Map, on: str = "") -> MapDocument:
    """Return a live map as a document, in three queries whatever its size.

    Retired projects are in it with their stage; it is the rendering that leaves them out.

    Args:
        found: the map.
        on: the day of the stages, ``YYYY-MM-DD``; today if empty.
    """
    entries = _entries(found, on or today())
    categories = _categories(found, entries)
    regions = [
        Region(
            uid=region.uid,
            slug=region.slug,
            name=region.name,
            title=region.title,
            placement=region.placement,
            categories=categories.get(region.pk, []),
        )
        for region in found.regions.all()
    ]
    head = MapHead(
        uid=found.uid,
        slug=found.slug,
        name=found.name,
        title=found.title,
        description=found.description,
    )
    return MapDocument(schema=1, map=head, edition=None, regions=regions)


def encode(document: MapDocument) -> bytes:
    """Return a document as JSON in UTF-8, the same bytes for the same document."""
    return orjson.dumps(document)


def _entries(found: Map, on: str) -> dict[int, list[Entry]]:
    latest = StageChange.objects.latest_of(OuterRef("project_id"), on)
    rows = (
        MapEntry.objects.filter(category__region__map=found)
        .filter(project__state=Project.State.PUBLISHED)
        .select_related("project")
        .annotate(stage_slug=Subquery(latest.values("stage__slug")[:1]))
        .defer("project__description", "project__logo", "project__note")
    )
    grouped: dict[int, list[Entry]] = defaultdict(list)
    for row in rows:
        project = EntryProject(
            uid=row.project.uid,
            slug=row.project.slug,
            name=row.project.name,
            role=row.project.role,
            kind=row.project.kind,
            stage=row.stage_slug,
            url=row.project.get_absolute_url(),
        )
        grouped[row.category_id].append(Entry(project=project, label=row.label, core=row.core))
    return grouped


def _categories(found: Map, entries: dict[int, list[Entry]]) -> dict[int, list[Category]]:
    grouped: dict[int, list[Category]] = defaultdict(list)
    for row in MapCategory.objects.filter(region__map=found):
        grouped[row.region_id].append(
            Category(
                uid=row.uid,
                slug=row.slug,
                name=row.name,
                row=row.row,
                tone=row.tone,
                entries=entries.get(row.pk, []),
            )
        )
    return grouped
