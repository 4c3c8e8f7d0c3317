"""What lists of reviews can be narrowed by."""

from django.utils.translation import gettext_lazy as _

from catalogue.filters import sources
from catalogue.models import Review
from governance.filters.filtersets import Before, CheckedFilterSet, Choices, From, Slugs


class ReviewFilter(CheckedFilterSet):
    """Reviews by what was weighed, for which stage, and how it ended."""

    project = Slugs(
        label=_("Project"),
        field_name="project",
        source=sources.PROJECT,
        help_text=_("Slug of the project that is weighed."),
    )
    stage = Slugs(
        label=_("Stage"),
        field_name="requested_stage",
        source=sources.STAGE,
        help_text=_("Slug of the stage that is asked for."),
    )
    outcome = Choices(
        label=_("Outcome"),
        field_name="outcome",
        choices=Review.Outcome.choices,
        help_text=_("How the review ended; `open` while it has not."),
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
