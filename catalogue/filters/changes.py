"""What the list of changes can be narrowed by."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from catalogue.changes import Changes, changes
from catalogue.filters import sources
from catalogue.histories import HISTORIES
from governance.filters.filtersets import CheckedFilterSet, Choices, Moment, Slugs


class ChangeFilter(CheckedFilterSet):
    """Changes by when they were made, what was changed, and which project they are about."""

    since = Moment(
        label=_("Since"),
        help_text=_(
            "Day, `YYYY-MM-DD`, from its midnight in UTC, or moment, `2019-04-02T12:00:00Z`: "
            "changed then or later."
        ),
    )
    resource = Choices(
        label=_("Resource"),
        choices=[(history.resource, history.resource) for history in HISTORIES],
        help_text=_("What sort of row was changed."),
    )
    project = Slugs(
        label=_("Project"),
        source=sources.PROJECT,
        help_text=_("Slug of a project: changes of it and of what names it."),
    )

    def filter_queryset(self, queryset: Any) -> Changes:
        """Return the changes asked for; there are no rows to narrow, they are read from several."""
        given = self.form.cleaned_data
        return changes(given.get("since"), given.get("resource", ()), given.get("project", ()))
