"""What lists of use cases can be narrowed by."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from catalogue.filters import sources
from catalogue.filters.filtersets import CheckedFilterSet, Choices, Slugs, Words
from catalogue.models import UseCase, UseCaseNeed
from governance.models import Sector
from governance.ordering import sort_key

Rows = QuerySet[UseCase]


class UseCaseFilter(CheckedFilterSet):
    """Use cases by where the problem is met and what solves it."""

    q = Words(
        label=_("Words"),
        method="by_words",
        help_text=_("Words that are all in name, slug or problem, in either case."),
    )
    sector = Choices(
        label=_("Sector"),
        method="by_sector",
        choices=Sector.choices,
        help_text=_("The sector in which the problem is met."),
    )
    focus_area = Slugs(
        label=_("Focus area"),
        method="by_focus_area",
        source=sources.FOCUS_AREA,
        help_text=_("Slug of a focus area it belongs to."),
    )
    project = Slugs(
        label=_("Project"),
        method="by_project",
        source=sources.PROJECT,
        help_text=_("Slug of a project it needs, core or optional."),
    )

    def by_words(self, rows: Rows, name: str, text: str) -> Rows:
        """Keep use cases in which the words are found."""
        for word in text.split():
            found = Q(slug__contains=word.lower()) | Q(summary__icontains=word)
            key = sort_key(word)
            rows = rows.filter(found | Q(sort_key__contains=key) if key else found)
        return rows

    def by_sector(self, rows: Rows, name: str, sectors: list[str]) -> Rows:
        """Keep use cases met in the sectors."""
        return rows.filter(sector__in=sectors)

    def by_focus_area(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep use cases of the focus areas."""
        members = UseCase.focus_areas.through.objects.filter(focusarea__in=keys)
        return rows.filter(pk__in=members.values("usecase"))

    def by_project(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep use cases that need one of the projects."""
        return rows.filter(pk__in=UseCaseNeed.objects.filter(project__in=keys).values("use_case"))
