"""What lists of resolutions and elections can be narrowed by."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from governance.filters import sources
from governance.filters.filtersets import Before, CheckedFilterSet, Choices, From, Slugs, Words
from governance.models import Resolution


class ResolutionFilter(CheckedFilterSet):
    """Resolutions by who decided, when, and what became of the proposal."""

    q = Words(
        label=_("Words"),
        method="by_words",
        help_text=_("Words that are all in title, slug or summary, in either case."),
    )
    body = Slugs(
        label=_("Body"),
        field_name="body",
        source=sources.BODY,
        help_text=_("Slug of the body that decided."),
    )
    outcome = Choices(
        label=_("Outcome"),
        field_name="outcome",
        choices=Resolution.Outcome.choices,
        help_text=_("What became of the proposal."),
    )
    since = From(
        label=_("Since"),
        field_name="decided_on",
        help_text=_("Day, `YYYY-MM-DD`: decided on it or later."),
    )
    until = Before(
        label=_("Until"),
        field_name="decided_on",
        help_text=_("Day, `YYYY-MM-DD`: decided before it."),
    )

    def by_words(self, rows: QuerySet[Resolution], name: str, text: str) -> QuerySet[Resolution]:
        """Keep resolutions in which every word is found."""
        for word in text.split():
            found = Q(title__icontains=word) | Q(summary__icontains=word)
            rows = rows.filter(found | Q(slug__contains=word.lower()))
        return rows


class ElectionFilter(CheckedFilterSet):
    """Elections by body and day."""

    body = Slugs(
        label=_("Body"),
        field_name="body",
        source=sources.BODY,
        help_text=_("Slug of the body that is elected."),
    )
    since = From(
        label=_("Since"),
        field_name="held_on",
        help_text=_("Day, `YYYY-MM-DD`: held on it or later."),
    )
    until = Before(
        label=_("Until"),
        field_name="held_on",
        help_text=_("Day, `YYYY-MM-DD`: held before it."),
    )
