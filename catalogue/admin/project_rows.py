"""What is said about a project in rows: links, stages, relations, integrations, stewardship."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from catalogue.models import (
    Integration,
    LinkCheck,
    MapEntry,
    ProjectLink,
    Relation,
    StageChange,
    Stewardship,
)
from governance.admin.base import PERIOD, SOURCE, CuratedAdmin, DetailAdmin, section
from governance.admin.columns import SINCE, UNTIL, HoldsTodayFilter, date_column
from governance.admin.inlines import CuratedInline, heading
from governance.partial_dates import show_partial_date


class StageChangeInline(CuratedInline):
    """The stages of a project's life."""

    model = StageChange
    fields = ("stage", "changed_on", "resolution", "source_url", "note")
    autocomplete_fields = ("stage", "resolution")
    verbose_name_plural = heading(
        _("stage changes"), _("Its life, one row for each step. The latest is its stage today.")
    )


class LinkInline(CuratedInline):
    """Addresses of a project."""

    model = ProjectLink
    fields = ("kind", "url", "label", "answers")
    readonly_fields = ("answers",)
    verbose_name_plural = heading(_("links"), _("Where readers find more about it."))

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProjectLink]:
        """Fetch with each link what came of asking for it."""
        check = LinkCheck.objects.filter(url=OuterRef("url"))
        known = {name: Subquery(check.values(name)) for name in ("good_on", "failures", "problem")}
        rows: QuerySet[ProjectLink] = super().get_queryset(request)
        return rows.annotate(**known)

    @admin.display(description=_("last good"))
    def answers(self, link: Any) -> str:
        """Return when the link last led somewhere, and what was wrong since."""
        good = show_partial_date(link.good_on.isoformat()) if link.good_on else ""
        return f"{good} ({link.problem})".strip() if link.problem else good


class RelationInline(CuratedInline):
    """What a project has to do with others."""

    model = Relation
    fk_name = "project"
    fields = ("kind", "target", "since", "until", "source_url", "note")
    autocomplete_fields = ("target",)
    verbose_name_plural = heading(
        _("relations"), _("What it requires, works with, succeeds or can stand in for.")
    )


class IntegrationInline(CuratedInline):
    """Technologies a project meets."""

    model = Integration
    fk_name = "project"
    fields = (
        "technology",
        "direction",
        "via",
        "mechanism",
        "since",
        "until",
        "source_url",
        "note",
    )
    autocomplete_fields = ("technology", "via")
    verbose_name_plural = heading(
        _("integrations"), _("Technologies of others it meets, directly or through a bridge.")
    )


class StewardshipInline(CuratedInline):
    """Who governs a project."""

    model = Stewardship
    fields = ("body", "capacity", "since", "until", "source_url", "note")
    autocomplete_fields = ("body",)
    verbose_name_plural = heading(
        _("stewardships"),
        _("Who decides for it or speaks for its users; if nobody, those of its parent do."),
    )


class StandingInline(CuratedInline):
    """Where a project stands on the maps."""

    model = MapEntry
    fields = ("category", "label", "core", "drawn_on")
    readonly_fields = ("drawn_on",)
    autocomplete_fields = ("category",)
    verbose_name_plural = heading(
        _("places on maps"),
        _("Where it is drawn. Choose another category to move it there, to its end."),
    )

    @admin.display(description=_("map"))
    def drawn_on(self, entry: MapEntry) -> str:
        """Return the map and the region, with the way to the neighbours in the category."""
        if not entry.pk:  # the line for a new one
            return ""
        address = reverse("admin:catalogue_mapcategory_change", args=[entry.category_id])
        region = entry.category.region
        return format_html('<a href="{}">{}, {}</a>', address, region.map, region)


@admin.register(ProjectLink)
class ProjectLinkAdmin(DetailAdmin):
    """Addresses where more is to be found."""

    list_display = ("project", "kind", "url", "label")
    list_filter = ("kind",)
    list_select_related = ("project",)
    search_fields = ("project__name", "project__sort_key", "url", "label")
    autocomplete_fields = ("project",)
    ordering = ("project__sort_key", "position", "pk")
    fieldsets = (
        section(
            _("Link"),
            _("An address where readers find more about the project."),
            "project",
            "kind",
            "url",
            "label",
        ),
    )


@admin.register(StageChange)
class StageChangeAdmin(CuratedAdmin):
    """Steps in projects' lives."""

    list_display = ("project", "stage", date_column("changed_on", _("changed on")), "resolution")
    list_filter = (("stage", admin.RelatedOnlyFieldListFilter), "project__kind")
    list_select_related = ("project", "stage", "resolution")
    search_fields = ("project__name", "project__sort_key", "stage__name", "changed_on")
    autocomplete_fields = ("project", "stage", "resolution")
    ordering = ("-changed_on", "project__sort_key", "pk")
    fieldsets = (
        section(
            _("Stage change"),
            _("A project enters a stage on a day. The stage before says what may follow it."),
            "project",
            "stage",
            "changed_on",
            "resolution",
        ),
        SOURCE,
    )


@admin.register(Relation)
class RelationAdmin(CuratedAdmin):
    """What projects have to do with one another."""

    list_display = ("project", "kind", "target", SINCE, UNTIL)
    list_filter = ("kind", HoldsTodayFilter)
    list_select_related = ("project", "target")
    search_fields = ("project__name", "project__sort_key", "target__name", "target__sort_key")
    autocomplete_fields = ("project", "target")
    fieldsets = (
        section(
            _("Relation"),
            _("Read it as a sentence: the project requires, works with or succeeds the other."),
            "project",
            "kind",
            "target",
        ),
        PERIOD,
        SOURCE,
    )


@admin.register(Integration)
class IntegrationAdmin(CuratedAdmin):
    """Technologies projects meet."""

    list_display = ("project", "technology", "via", "direction", "mechanism", SINCE, UNTIL)
    list_filter = (
        "direction",
        HoldsTodayFilter,
        ("technology__host", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("project", "technology", "via")
    search_fields = (
        "project__name",
        "project__sort_key",
        "technology__name",
        "technology__sort_key",
        "via__name",
        "mechanism",
        "maintainer",
    )
    autocomplete_fields = ("project", "technology", "via")
    fieldsets = (
        section(
            _("Integration"),
            _("A project meets a technology, often one of another community."),
            "project",
            "technology",
            "via",
            "direction",
        ),
        section(
            _("How"),
            _("How it works, who keeps it working, where it is described."),
            "mechanism",
            "maintainer",
            "url",
        ),
        PERIOD,
        SOURCE,
    )


@admin.register(Stewardship)
class StewardshipAdmin(CuratedAdmin):
    """Which body governs what."""

    list_display = ("body", "capacity", "project", "focus_area", SINCE, UNTIL)
    list_filter = ("capacity", HoldsTodayFilter, ("body", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("body", "project", "focus_area")
    search_fields = (
        "body__name",
        "body__sort_key",
        "project__name",
        "project__sort_key",
        "focus_area__name",
    )
    autocomplete_fields = ("body", "project", "focus_area")
    ordering = ("body__sort_key", "since", "pk")
    fieldsets = (
        section(
            _("Stewardship"),
            _("A body decides for a project or for a focus area, or speaks for its users."),
            "body",
            "capacity",
            "project",
            "focus_area",
        ),
        PERIOD,
        SOURCE,
    )
