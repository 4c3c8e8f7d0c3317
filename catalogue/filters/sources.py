"""Where the slugs in filters of the catalogue lead to."""

from django.utils.translation import gettext_lazy

from catalogue.models import (
    Facet,
    FocusArea,
    Map,
    MapCategory,
    MapRegion,
    Project,
    Release,
    Stage,
    Tag,
    UseCase,
)
from governance.filters.sources import SLUG, Source, joined, plain


def category_at(address: str) -> MapCategory | None:
    """Return the category that ``<map>.<slug>``, present or previous, leads to."""
    map_slug, _dot, slug = address.partition(".")
    found = Map.objects.at(map_slug)
    if found is None:
        return None
    return MapCategory.objects.filter(region__map=found).at(slug, str(found.pk))


def region_at(address: str) -> MapRegion | None:
    """Return the region that ``<map>.<slug>``, present or previous, leads to."""
    map_slug, _dot, slug = address.partition(".")
    found = Map.objects.at(map_slug)
    return None if found is None else MapRegion.objects.filter(map=found).at(slug, str(found.pk))


def tag_at(address: str) -> Tag | None:
    """Return the tag that ``<facet>:<tag>``, present or previous, leads to."""
    facet_slug, _colon, slug = address.partition(":")
    found = Facet.objects.at(facet_slug)
    return None if found is None else Tag.objects.filter(facet=found).at(slug, str(found.pk))


FOCUS_AREA = plain(gettext_lazy("focus area"), FocusArea)
MAP = plain(gettext_lazy("map"), Map)
RELEASE = plain(gettext_lazy("release"), Release)
STAGE = plain(gettext_lazy("stage"), Stage)
PROJECT = Source(
    gettext_lazy("project"),
    Project.objects.published,
    lambda slug: Project.objects.published().at(slug),
)
USE_CASE = Source(
    gettext_lazy("use case"),
    lambda: UseCase.objects.filter(state=Project.State.PUBLISHED),
    lambda slug: UseCase.objects.filter(state=Project.State.PUBLISHED).at(slug),
)
CATEGORY = Source(
    gettext_lazy("category"),
    MapCategory.objects.all,
    category_at,
    joined("region__map__slug", "."),
    rf"^{SLUG}\.{SLUG}$",
)
TAG = Source(
    gettext_lazy("tag"), Tag.objects.all, tag_at, joined("facet__slug", ":"), rf"^{SLUG}:{SLUG}$"
)
