"""What projects are sorted by: focus areas, stages, releases, facets and their tags."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from catalogue.models import Facet, FocusArea, Release, Stage, Stewardship, Tag
from governance.admin.base import PERIOD, SOURCE, DetailAdmin, NamedAdmin, SluggedAdmin, section
from governance.admin.columns import SINCE, UNTIL, HoldsTodayFilter, date_column
from governance.admin.inlines import CuratedInline, heading


class FocusAreaStewardshipInline(CuratedInline):
    """Who governs a focus area."""

    model = Stewardship
    fields = ("body", "capacity", "since", "until", "source_url", "note")
    autocomplete_fields = ("body",)
    verbose_name_plural = heading(
        _("stewardships"), _("Who decides for the whole area or speaks for its users.")
    )


class TagInline(CuratedInline):
    """The values of a facet."""

    model = Tag
    fields = ("name", "slug", "description")
    prepopulated_fields = {"slug": ("name",)}
    verbose_name_plural = heading(_("tags"), _("The values projects can have."))


@admin.register(FocusArea)
class FocusAreaAdmin(NamedAdmin):
    """Problem domains around which people and projects are organised."""

    list_display = ("name", SINCE, UNTIL)
    list_filter = (HoldsTodayFilter,)
    ordering = ("position", "sort_key")
    inlines = (FocusAreaStewardshipInline,)
    fieldsets = (
        section(
            _("Focus area"),
            _("A problem domain around which the foundation organises people and projects."),
            "name",
            "slug",
            "summary",
            "description",
        ),
        PERIOD,
        SOURCE,
    )


@admin.register(Stage)
class StageAdmin(NamedAdmin):
    """Stages of a project's life."""

    list_display = ("name", "listed", "mark")
    list_filter = ("listed",)
    autocomplete_fields = ("next_stages",)
    ordering = ("position", "sort_key")
    fieldsets = (
        section(
            _("Stage"),
            _("A stage a project can be in. The order here is the order of a project's life."),
            "name",
            "slug",
            "description",
        ),
        section(
            _("Rules"),
            _("How projects in this stage are shown and what may come next."),
            "listed",
            "mark",
            "next_stages",
        ),
    )


@admin.register(Release)
class ReleaseAdmin(SluggedAdmin):
    """Release series with their dates."""

    slug_from = "series"
    list_display = (
        "__str__",
        date_column("released_on", _("released")),
        date_column("ended_on", _("ended")),
    )
    search_fields = ("series", "identifier", "slug", "previous_slugs__slug")
    ordering = ("-released_on", "slug")
    fieldsets = (
        section(
            _("Release"),
            _("A release series. They are put in order by their date, not by their name."),
            ("series", "identifier"),
            "slug",
            ("released_on", "ended_on"),
        ),
        SOURCE,
    )


@admin.register(Facet)
class FacetAdmin(NamedAdmin):
    """Second ways of sorting projects."""

    list_display = ("name",)
    ordering = ("position", "sort_key")
    inlines = (TagInline,)
    fieldsets = (
        section(
            _("Facet"),
            _("A way of sorting projects beside focus areas, such as by language."),
            "name",
            "slug",
            "description",
        ),
    )


@admin.register(Tag)
class TagAdmin(DetailAdmin, NamedAdmin):
    """Values of the facets."""

    list_display = ("name", "facet")
    list_filter = ("facet",)
    list_select_related = ("facet",)
    search_fields = (*NamedAdmin.search_fields, "facet__name")
    autocomplete_fields = ("facet",)
    ordering = ("facet__position", "facet__sort_key", "position", "sort_key")
    fieldsets = (
        section(
            _("Tag"),
            _("One value of a facet."),
            "facet",
            "name",
            "slug",
            "description",
        ),
    )
