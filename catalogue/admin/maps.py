"""Maps from the sheet down to the entry, each level edited on the page of the one above."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from catalogue.admin.editions import EditionInline
from catalogue.admin.publishing import PERMISSION, publish_view
from catalogue.models import Map, MapCategory, MapEntry, MapRegion
from governance.admin.base import DetailAdmin, NamedAdmin, section
from governance.admin.inlines import CuratedInline, heading


class RegionInline(CuratedInline):
    """The sheets of a map."""

    model = MapRegion
    fields = ("name", "slug", "title", "placement", "position")
    prepopulated_fields = {"slug": ("name",)}
    verbose_name_plural = heading(
        _("regions"), _("The sheets it is made of. Follow “Change” to the categories of one.")
    )


class CategoryInline(CuratedInline):
    """The categories on a sheet."""

    model = MapCategory
    fields = ("name", "slug", "row", "tone", "position")
    prepopulated_fields = {"slug": ("name",)}
    verbose_name_plural = heading(
        _("categories"),
        _("Frames on the sheet, row by row. Follow “Change” to the projects in one."),
    )


class EntryInline(CuratedInline):
    """The projects in a category."""

    model = MapEntry
    fields = ("project", "label", "core", "position")
    autocomplete_fields = ("project",)
    verbose_name_plural = heading(_("entries"), _("The projects in the frame, in their order."))


@admin.register(Map)
class MapAdmin(NamedAdmin):
    """Pictures of what a community makes."""

    list_display = ("name", "title", "position")
    ordering = ("position", "sort_key")
    inlines = (RegionInline, EditionInline)
    fieldsets = (
        section(
            _("Map"),
            _("A picture of what a community makes, from the side of those who would deploy it."),
            "name",
            "slug",
            "title",
            "description",
            "position",
        ),
    )

    def get_urls(self) -> list[Any]:
        """Add the page that publishes an edition."""
        view = self.admin_site.admin_view(partial(publish_view, model_admin=self))
        own = path("<path:object_id>/publish/", view, name="catalogue_map_publish")
        return [own, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the map, with the way to publish it for those who may."""
        extra = {**(extra_context or {}), "may_publish": request.user.has_perm(PERMISSION)}
        return super().change_view(request, object_id, form_url, extra)


@admin.register(MapRegion)
class MapRegionAdmin(DetailAdmin, NamedAdmin):
    """Sheets of the maps."""

    list_display = ("name", "map", "placement", "position")
    list_filter = ("map", "placement")
    list_select_related = ("map",)
    search_fields = (*NamedAdmin.search_fields, "map__name")
    autocomplete_fields = ("map",)
    ordering = ("map__position", "map__sort_key", "position", "pk")
    inlines = (CategoryInline,)
    fieldsets = (
        section(
            _("Region"),
            _("A sheet of the map: the centre, or one beside it with an arrow into the centre."),
            "map",
            "name",
            "slug",
            "title",
            ("placement", "position"),
        ),
    )


@admin.register(MapCategory)
class MapCategoryAdmin(NamedAdmin):
    """Frames on the sheets: where a project is put on a map."""

    list_display = ("name", "region", "map", "row", "tone", "position")
    list_filter = ("region__map", ("region", admin.RelatedOnlyFieldListFilter), "tone")
    list_select_related = ("region__map",)
    search_fields = (
        *NamedAdmin.search_fields,
        "region__name",
        "region__map__name",
        "entries__project__name",
    )
    autocomplete_fields = ("region",)
    ordering = ("region__map__position", "region__position", "row", "position", "pk")
    inlines = (EntryInline,)
    fieldsets = (
        section(
            _("Category"),
            _("A problem that the projects in it solve. The table below puts projects here."),
            "region",
            "name",
            "slug",
            ("row", "position"),
            "tone",
        ),
    )

    @admin.display(description=_("map"), ordering="region__map__sort_key")
    def map(self, category: MapCategory) -> str:
        """Return the name of the map the category is on."""
        return str(category.region.map)


@admin.register(MapEntry)
class MapEntryAdmin(DetailAdmin):
    """Projects in the categories."""

    list_display = ("project", "category", "label", "core")
    list_filter = ("core", "category__region__map")
    list_select_related = ("project", "category")
    search_fields = ("project__name", "project__sort_key", "label", "category__name")
    autocomplete_fields = ("category", "project")
    ordering = ("category__sort_key", "position", "pk")
    fieldsets = (
        section(
            _("Entry"),
            _("A project stands in a category of a map. It may stand in several."),
            "category",
            "project",
            "label",
            "core",
            "position",
        ),
    )
