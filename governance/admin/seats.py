"""Seat classes, how many seats they have over time, who sat there, elections."""

from typing import Any, ClassVar

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from governance.admin.base import OBSERVED, PERIOD, SOURCE, CuratedAdmin, DetailAdmin, section
from governance.admin.columns import SINCE, UNTIL, HoldsTodayFilter, date_column, since_or_seen
from governance.admin.inlines import CuratedInline, heading
from governance.models import Election, SeatClass, SeatCount, Term


class SeatCountInline(CuratedInline):
    """How many seats there are over time."""

    model = SeatCount
    fields = ("seats", "since", "until", "source_url", "note")
    verbose_name_plural = heading(
        _("seat counts"), _("How many seats there are, one row for each period. Empty: no cap.")
    )


class TermInline(CuratedInline):
    """Who sat on seats of a class."""

    model = Term
    fields: ClassVar[tuple[str, ...]] = (
        *("person", "role", "affiliation", "since", "until", "observed_on", "source_url"),
        "note",
    )
    autocomplete_fields = ("person", "affiliation")
    verbose_name_plural = heading(
        _("terms"), _("Who sits or sat there. No day may have more members than seats.")
    )


@admin.register(SeatClass)
class SeatClassAdmin(DetailAdmin):
    """The kinds of seats of the bodies."""

    list_display = ("name", "body", "selection", "term_months")
    list_filter = ("selection", ("body", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("body",)
    search_fields = ("name", "slug", "body__name", "body__sort_key", "body__slug")
    autocomplete_fields = ("body",)
    ordering = ("body__sort_key", "position", "pk")
    inlines = (SeatCountInline, TermInline)
    fieldsets = (
        section(
            _("Seat class"),
            _("Seats of one body that are filled in the same way."),
            "body",
            "name",
            "slug",
            ("selection", "term_months"),
        ),
        SOURCE,
    )

    def get_prepopulated_fields(self, request: object, obj: object = None) -> dict[str, Any]:
        """Offer a slug for a new class."""
        return {} if obj else {"slug": ("name",)}


@admin.register(SeatCount)
class SeatCountAdmin(DetailAdmin):
    """How many seats the classes have over time."""

    list_display = ("seat_class", "seats", SINCE, UNTIL)
    list_select_related = ("seat_class__body",)
    search_fields = ("seat_class__name", "seat_class__body__name")
    autocomplete_fields = ("seat_class",)
    ordering = ("seat_class__body__sort_key", "seat_class__position", "since", "pk")
    fieldsets = (
        section(
            _("Seats"),
            _("How many seats a class has for a period; empty if there is no cap."),
            "seat_class",
            "seats",
        ),
        PERIOD,
        SOURCE,
    )


@admin.register(Term)
class TermAdmin(CuratedAdmin):
    """Who sat where, when, and coming from which organization."""

    list_display = (
        "person",
        "seat_class",
        "role",
        "affiliation",
        since_or_seen,
        UNTIL,
    )
    list_filter = (
        HoldsTodayFilter,
        ("seat_class__body", admin.RelatedOnlyFieldListFilter),
        ("affiliation", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("person", "seat_class__body", "affiliation")
    search_fields = (
        "person__name",
        "person__sort_key",
        "person__former_names__name",
        "seat_class__body__name",
        "affiliation__name",
    )
    autocomplete_fields = ("seat_class", "person", "affiliation")
    ordering = ("seat_class__body__sort_key", "seat_class__position", "person__sort_key", "since")
    fieldsets = (
        section(
            _("Term"),
            _("A person sits on a seat. A new term, or a new employer, is a new row."),
            "person",
            "seat_class",
            "role",
            "affiliation",
        ),
        OBSERVED,
        SOURCE,
    )


@admin.register(Election)
class ElectionAdmin(CuratedAdmin):
    """Elections held, and those to come."""

    list_display = ("body", "seat_class", date_column("held_on", _("held on")), "seats", "method")
    list_filter = (("body", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("body", "seat_class__body")
    search_fields = ("body__name", "body__sort_key", "seat_class__name", "held_on", "method")
    autocomplete_fields = ("body", "seat_class")
    fieldsets = (
        section(
            _("Election"),
            _("Members of a body are elected. Elections to come may be entered with their day."),
            "body",
            "seat_class",
            "held_on",
            ("seats", "method"),
            "url",
        ),
        SOURCE,
    )
