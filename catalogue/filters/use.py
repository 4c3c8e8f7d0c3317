"""What lists of use cases and adoptions can be narrowed by."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from catalogue.filters import sources
from catalogue.models import UseCase, UseCaseNeed
from governance.filters.filtersets import (
    CheckedFilterSet,
    Choices,
    Codes,
    ObservedFilterSet,
    Slugs,
    Words,
)
from governance.filters.sources import ORGANIZATION
from governance.filters.words import containing
from governance.models import Sector

Rows = QuerySet[UseCase]


class UseCaseFilter(CheckedFilterSet):
    """Use cases by where the problem is met and what solves it."""

    q = Words(
        label=_("Words"),
        method="by_words",
        help_text=_("Words that are all in name, slug, former names or problem, in either case."),
    )
    sector = Choices(
        label=_("Sector"),
        field_name="sector",
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
        return containing(rows, text, ("summary",))

    def by_focus_area(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep use cases of the focus areas."""
        members = UseCase.focus_areas.through.objects.filter(focusarea__in=keys)
        return rows.filter(pk__in=members.values("usecase"))

    def by_project(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep use cases that need one of the projects."""
        return rows.filter(pk__in=UseCaseNeed.objects.filter(project__in=keys).values("use_case"))


class AdoptionFilter(ObservedFilterSet):
    """Adoptions by who uses what."""

    organization = Slugs(
        label=_("Organization"),
        field_name="organization",
        source=ORGANIZATION,
        help_text=_("Slug of the organization that uses it."),
    )
    project = Slugs(
        label=_("Project"),
        field_name="project",
        source=sources.PROJECT,
        help_text=_("Slug of the project that is used."),
    )
    sector = Choices(
        label=_("Sector"),
        field_name="organization__sector",
        choices=Sector.choices,
        help_text=_("What the organization mainly does."),
    )
    country = Codes(
        label=_("Country"),
        field_name="organization__country",
        pattern="[A-Z]{2}",
        example="DE",
        help_text=_("Two-letter ISO 3166-1 code of the country of the organization's seat."),
    )
