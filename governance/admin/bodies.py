"""Bodies, to whom they answer, how their seats are limited."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from governance.admin.base import PERIOD, SOURCE, DetailAdmin, NamedAdmin, section
from governance.admin.columns import SINCE, UNTIL, HoldsTodayFilter, date_column
from governance.admin.inlines import CuratedInline, heading
from governance.models import AffiliationLimit, Body, Election, ReportingLine, SeatClass
from governance.partial_dates import today


class ReportingLineInline(CuratedInline):
    """To whom a body answers."""

    model = ReportingLine
    fk_name = "body"
    fields = ("reports_to", "since", "until", "source_url", "note")
    autocomplete_fields = ("reports_to",)
    verbose_name_plural = heading(
        _("reporting lines"), _("To whom it answers. Follow the lines up and you reach the board.")
    )


class SeatClassInline(CuratedInline):
    """The kinds of seats on a body."""

    model = SeatClass
    fields = ("name", "slug", "selection", "term_months", "position", "source_url", "note")
    prepopulated_fields = {"slug": ("name",)}
    verbose_name_plural = heading(
        _("seat classes"),
        _("How seats are filled. Save, then follow “Change” to say how many and who sits there."),
    )


class AffiliationLimitInline(CuratedInline):
    """How many members may come from one organization."""

    model = AffiliationLimit
    fields = ("max_members", "max_share", "since", "until", "source_url", "note")
    verbose_name_plural = heading(
        _("affiliation limits"), _("How many members one organization may have at most.")
    )


class ElectionInline(CuratedInline):
    """Elections to a body."""

    model = Election
    fields = ("seat_class", "held_on", "seats", "method", "url", "source_url", "note")
    verbose_name_plural = heading(
        _("elections"), _("Elections held, and those to come whose day is known.")
    )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer the seats of this body alone, by their short names, fetched once for all rows."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field and db_field.name == "seat_class":
            key = request.resolver_match and request.resolver_match.kwargs.get("object_id")
            ours = SeatClass.objects.filter(body=key).values_list("pk", "name") if key else ()
            field.choices = [("", "–"), *ours]  # a seat of another body is refused by the model
        return field


class ExistsFilter(admin.SimpleListFilter):
    """Keeps the bodies that exist today, or those that were dissolved."""

    title = _("existence")
    parameter_name = "today"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the two answers."""
        return [("yes", _("Exists")), ("no", _("Dissolved"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep the bodies that were asked for."""
        dissolved = models.Q(dissolved_on__gt="", dissolved_on__lte=today())
        if self.value() == "yes":
            return queryset.exclude(dissolved)
        return queryset.filter(dissolved) if self.value() == "no" else queryset


@admin.register(Body)
class BodyAdmin(NamedAdmin):
    """Boards, committees, groups and teams."""

    list_display = (
        "name",
        "kind",
        "answers_to",
        date_column("established_on", _("established")),
        date_column("dissolved_on", _("dissolved")),
    )
    list_filter = ("kind", ExistsFilter, ("overseen_by", admin.RelatedOnlyFieldListFilter))
    autocomplete_fields = ("overseen_by",)
    inlines = (ReportingLineInline, SeatClassInline, AffiliationLimitInline, ElectionInline)
    fieldsets = (
        section(
            _("Body"),
            _("What it is called and what it may decide."),
            "name",
            "slug",
            "kind",
            "mandate",
            "charter_url",
            "homepage",
        ),
        section(
            _("Existence"),
            _("A body that was dissolved keeps its page; do not delete it."),
            ("established_on", "dissolved_on"),
            "overseen_by",
        ),
        SOURCE,
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Fetch the lines that hold today with the bodies."""
        lines = ReportingLine.objects.on(today()).select_related("reports_to")
        today_s = models.Prefetch("reporting_lines", queryset=lines, to_attr="lines_today")
        return super().get_queryset(request).prefetch_related(today_s)

    @admin.display(description=_("answers today to"))
    def answers_to(self, body: Any) -> str:
        """Return the bodies a body answers to today."""
        return ", ".join(str(line.reports_to) for line in body.lines_today)


@admin.register(ReportingLine)
class ReportingLineAdmin(DetailAdmin):
    """Which body answers to which."""

    list_display = ("body", "reports_to", SINCE, UNTIL)
    list_filter = (HoldsTodayFilter,)
    list_select_related = ("body", "reports_to")
    search_fields = ("body__name", "body__sort_key", "reports_to__name", "reports_to__sort_key")
    autocomplete_fields = ("body", "reports_to")
    ordering = ("body__sort_key", "since", "pk")
    fieldsets = (
        section(
            _("Reporting line"),
            _("One body answers to another. A change of lines is an end here and a new row."),
            "body",
            "reports_to",
        ),
        PERIOD,
        SOURCE,
    )


@admin.register(AffiliationLimit)
class AffiliationLimitAdmin(DetailAdmin):
    """How many members of a body may come from one organization."""

    list_display = ("body", "max_members", "max_share", SINCE, UNTIL)
    list_filter = (HoldsTodayFilter,)
    list_select_related = ("body",)
    search_fields = ("body__name", "body__sort_key")
    autocomplete_fields = ("body",)
    ordering = ("body__sort_key", "since", "pk")
    fieldsets = (
        section(
            _("Limit"),
            _("A number of members or a share of them, never both."),
            "body",
            ("max_members", "max_share"),
        ),
        PERIOD,
        SOURCE,
    )
