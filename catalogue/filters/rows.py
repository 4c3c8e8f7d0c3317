"""What lists of relations and focus areas can be narrowed by."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from catalogue.filters import sources
from catalogue.models import Relation
from governance.filters.filtersets import Choices, PeriodFilterSet, Slugs

Rows = QuerySet[Relation]


class RelationFilter(PeriodFilterSet):
    """Relations by their ends and by what they say."""

    project = Slugs(
        label=_("Project"),
        method="by_project",
        source=sources.PROJECT,
        help_text=_("Slug of the project the relation is recorded for."),
    )
    kind = Choices(
        label=_("Kind"),
        method="by_kind",
        choices=Relation.Kind.choices,
        help_text=_("What the project has to do with the target."),
    )
    target = Slugs(
        label=_("Target"),
        method="by_target",
        source=sources.PROJECT,
        help_text=_("Slug of the project the relation leads to."),
    )

    def by_project(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep relations of the projects."""
        return rows.filter(project__in=keys)

    def by_kind(self, rows: Rows, name: str, kinds: list[str]) -> Rows:
        """Keep relations of the kinds."""
        return rows.filter(kind__in=kinds)

    def by_target(self, rows: Rows, name: str, keys: list[int]) -> Rows:
        """Keep relations that lead to the projects."""
        return rows.filter(target__in=keys)


class FocusAreaFilter(PeriodFilterSet):
    """Focus areas by the time they were in use."""
