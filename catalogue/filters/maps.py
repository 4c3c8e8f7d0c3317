"""What lists of categories can be narrowed by."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from catalogue.filters import sources
from catalogue.models import MapCategory, MapEntry
from governance.filters.filtersets import CheckedFilterSet, Choices, Slugs

Rows = QuerySet[MapCategory]


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
