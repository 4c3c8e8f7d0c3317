"""Columns and filters of lists."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from governance.partial_dates import show_partial_date, today


def date_column(field: str, title: Any) -> Callable[[models.Model], str]:
    """Return a column that shows a partial date as precisely as it is known.

    Args:
        field: name of the field.
        title: what the column is headed, translated or to be.
    """

    @admin.display(description=title, ordering=field, empty_value="")
    def column(row: models.Model) -> str:
        return show_partial_date(getattr(row, field))

    return column


SINCE = date_column("since", _("since"))
UNTIL = date_column("until", _("until"))


@admin.display(description=_("since"), ordering="since", empty_value="")
def since_or_seen(row: Any) -> str:
    """Return when a row began or, where that is unknown, when it was seen to hold."""
    if row.since or not row.observed_on:
        return show_partial_date(row.since)
    return _("seen %(date)s") % {"date": show_partial_date(row.observed_on)}


class HoldsTodayFilter(admin.SimpleListFilter):
    """Keeps the dated rows that hold today, or those that do not."""

    title = _("period")
    parameter_name = "today"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the two answers."""
        return [("yes", _("Holds today")), ("no", _("Past, or to come"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep the rows that were asked for."""
        holding = queryset.model._default_manager.on(today()).values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=holding)
        if self.value() == "no":
            return queryset.exclude(pk__in=holding)
        return queryset
