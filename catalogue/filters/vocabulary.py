"""What lists of releases can be narrowed by."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from catalogue.models import Release
from governance.filters.filtersets import Before, CheckedFilterSet, From, Recorded


def series() -> Iterable[str]:
    """Return the names of the release series there are, oldest first."""
    found: QuerySet[Any] = Release.objects.values_list("series", flat=True)
    return found


class ReleaseFilter(CheckedFilterSet):
    """Releases by series and day."""

    series = Recorded(
        label=_("Series"),
        field_name="series",
        recorded=series,
        help_text=_("Name of the series, such as `Zed`."),
    )
    since = From(
        label=_("Since"),
        field_name="released_on",
        help_text=_("Day, `YYYY-MM-DD`: released on it or later."),
    )
    until = Before(
        label=_("Until"),
        field_name="released_on",
        help_text=_("Day, `YYYY-MM-DD`: released before it."),
    )
