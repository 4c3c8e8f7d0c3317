"""Maps from the sheet down to the entry, each level edited on the page of the one above."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from catalogue.admin.editions import EditionInline
from catalogue.admin.publishing import PERMISSION, publish_view
from catalogue.models import Map, MapCategory, MapEntry, MapRegion
from catalogue.models.staging import StageOn
from governance.admin.base import DetailAdmin, NamedAdmin, section
from governance.admin.fields import KnownChoice, KnownChoiceField, KnownChoiceForm
from governance.admin.inlines import CuratedInline, heading
from governance.models.naming import Ordered
from governance.partial_dates import today


class RegionInline(CuratedInline):
    """The sheets of a map."""

    model = MapRegion
    fields = ("name", "slug", "title", "placement")
    prepopulated_fields = {"slug": ("name",)}
    verbose_name_plural = heading(
        _("regions"),
        _(
            "The sheets it is made of; a new one comes last. Follow “Change” to the categories of "
            "one."
        ),
    )


class CategoryInline(CuratedInline):
    """The categories on a sheet."""

    model = MapCategory
    fields = ("name", "slug", "tone")
    prepopulated_fields = {"slug": ("name",)}
    verbose_name_plural = heading(
        _("categories"),
        _(
            "Frames on the sheet, row by row. Follow “Change” to the projects in one; a new one "
            "comes last, until it is moved on the page “Arrange”."
        ),
    )


class EntryForm(KnownChoiceForm):
    """A project in a category, which may be moved to another one."""

    move_to = KnownChoiceField(
        queryset=MapCategory.objects.select_related("region__map"),
        required=False,
        label=_("move to"),
        widget=KnownChoice(MapEntry._meta.get_field("category"), admin.site),
    )

    def clean(self) -> Any:
        """Refuse a category in which the project stands already."""
        cleaned = super().clean()
        there, project = self.cleaned_data.get("move_to"), self.cleaned_data.get("project")
        if there and project and there.entries.filter(project=project).exists():
            self.add_error("move_to", _("The project stands in this category already."))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Store the entry, at the end of the category it is moved to if it is."""
        if there := self.cleaned_data.get("move_to"):
            self.instance.category = there
            self.instance.put_last()
        return super().save(commit)


class EntryInline(CuratedInline):
    """The projects in a category."""

    model = MapEntry
    form = EntryForm
    fields = ("project", "label", "core", "move_to")
    autocomplete_fields = ("project",)
    verbose_name_plural = heading(
        _("entries"),
        _("The projects in the frame, in their order; a new one comes last. “Arrange” moves them."),
    )

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Leave out where entries are moved to for those who may not move them."""
        may = self.has_change_permission(request, obj)
        return self.fields if may else [name for name in self.fields if name != "move_to"]


@admin.register(Map)
class MapAdmin(NamedAdmin):
    """Pictures of what a community makes."""

    list_display = ("name", "title", "arranged")
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
        ),
    )

    def get_urls(self) -> list[Any]:
        """Add the page that publishes an edition."""
        view = self.admin_site.admin_view(partial(publish_view, model_admin=self))
        own = path("<path:object_id>/publish/", view, name="catalogue_map_publish")
        return [own, *super().get_urls()]

    def get_list_display(self, request: HttpRequest) -> Any:
        """Leave out where maps are arranged for those who may not see it."""
        shown = super().get_list_display(request)
        may = self.may_see_arranged(request)
        return shown if may else [name for name in shown if name != "arranged"]

    @admin.display(description=_("order"))
    def arranged(self, found: Map) -> str:
        """Return the way to where the map is arranged."""
        address = reverse("admin:catalogue_map_arrange", args=[found.pk])
        name = _("Arrange %(map)s") % {"map": found}
        return format_html('<a href="{}" aria-label="{}">{}</a>', address, name, _("Arrange"))

    def rows_to_arrange(self, model: type[Ordered]) -> QuerySet[Any]:
        """Return rows with what the page shows; of entries, the project as far as it is named."""
        if model is not MapEntry:
            return super().rows_to_arrange(model)
        own = (field.name for field in MapEntry._meta.concrete_fields)
        shown = ("project__name", "project__state")
        mark = StageOn("stage.mark", today(), "project_id")
        rows = MapEntry.objects.select_related("project").only(*own, *shown)
        return rows.annotate(stage_mark=mark)

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

    list_display = ("name", "map", "placement")
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
            "placement",
        ),
    )


@admin.register(MapCategory)
class MapCategoryAdmin(NamedAdmin):
    """Frames on the sheets: where a project is put on a map."""

    list_display = ("name", "region", "map", "tone")
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
        ),
    )
