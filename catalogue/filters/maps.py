"""What lists of regions and categories can be narrowed by."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from catalogue.filters import sources
from catalogue.models import MapCategory, MapEntry, MapRegion
from governance.filters.filtersets import CheckedFilterSet, Choices, Slugs

Rows = QuerySet[MapCategory]


class RegionFilter(CheckedFilterSet):
    """Regions by where they are."""

    map = Slugs(
        label=_("Map"),
        method="by_map",
        source=sources.MAP,
        help_text=_("Slug of the map the region is on."),
    )
    placement = Choices(
        label=_("Placement"),
        method="by_placement",
        choices=MapRegion.Placement.choices,
        help_text=_("Where on the map it lies."),
    )

    def by_map(self, rows: QuerySet[MapRegion], name: str, keys: list[int]) -> QuerySet[MapRegion]:
        """Keep regions of the maps."""
        return rows.filter(map__in=keys)

    def by_placement(
        self, rows: QuerySet[MapRegion], name: str, placements: list[str]
    ) -> QuerySet[MapRegion]:
        """Keep regions that lie there."""
        return rows.filter(placement__in=placements)


class CategoryFilter(CheckedFilterSet):
    """Categories by where they are and what stands in them."""

    map = Slugs(
        label=_("Map"),
        method="by_map",
        source=sources.MAP,
        help_text=_("Slug of the map the category is on."),
    )
    tone = Choices(
        label=_("Tone"),
        method="by_tone",
        choices=MapCategory.Tone.choices,
        help_text=_("How the frame is coloured."),
    )
    project = Slugs(
        label=_("Project"),
        method="by_project",
        source=sources.PROJECT,
        help_text=_("Slug of a project that stands in the category."),
    )

    def by_map(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep categories of the maps."""
        return rows.filter(region__map__in=keys)

    def by_tone(self, rows: Rows, name: str, tones: list[str]) -> Rows:
        """Keep categories of the tones."""
        return rows.filter(tone__in=tones)

    def by_project(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep categories in which one of the projects stands."""
        return rows.filter(pk__in=MapEntry.objects.filter(project__in=keys).values("category"))
