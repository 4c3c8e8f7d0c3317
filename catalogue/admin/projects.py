"""Projects, with everything that is said about one of them."""

from typing import Any, cast

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalogue.admin.project_rows import (
    IntegrationInline,
    LinkInline,
    RelationInline,
    StageChangeInline,
    StandingInline,
    StewardshipInline,
)
from catalogue.admin.reviews import ReviewInline, save_reviews
from catalogue.admin.verifying import VerifiedFilter, Verifying
from catalogue.models import Project, Review, Stage
from catalogue.models.projects import ProjectQuerySet
from governance.admin.base import SOURCE, NamedAdmin, section


class StageFilter(admin.SimpleListFilter):
    """Keeps the projects that are in a stage today."""

    title = _("stage today")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the stages, and that there is none."""
        stages = list(Stage.objects.values_list("slug", "name"))
        return [*stages, ("none", _("None recorded"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep the projects in the stage that was asked for."""
        if self.value() == "none":
            return queryset.filter(stage_slug=None)
        return queryset.filter(stage_slug=self.value()) if self.value() else queryset


@admin.register(Project)
class ProjectAdmin(Verifying, NamedAdmin):
    """What people choose, and the technologies it meets."""

    list_display = ("name", "role", "kind", "stage_today", "host", "state")
    list_filter = (
        "kind",
        StageFilter,
        "focus_areas",
        "state",
        VerifiedFilter,
        ("parent", admin.RelatedOnlyFieldListFilter),
        ("host", admin.RelatedOnlyFieldListFilter),
        "tags__facet",
    )
    list_select_related = ("host",)
    actions = ("verify_selected",)
    search_fields = (*NamedAdmin.search_fields, "role")
    autocomplete_fields = ("parent", "focus_areas", "host", "first_release", "tags")
    inlines = (
        StageChangeInline,
        LinkInline,
        RelationInline,
        IntegrationInline,
        StewardshipInline,
        ReviewInline,
        StandingInline,
    )
    fieldsets = (
        section(
            _("Project"),
            _("What it is called and what it does, as somebody reads it who is choosing."),
            "name",
            "slug",
            ("kind", "state"),
            "role",
            "summary",
            "description",
            "disambiguation",
        ),
        section(
            _("Place"),
            _("Where it belongs. Lists and maps are sorted and filtered by this."),
            "parent",
            "focus_areas",
            "host",
            "tags",
        ),
        section(
            _("Facts"),
            _("What somebody checks before deploying it."),
            "license",
            "first_release",
            "logo",
        ),
        SOURCE,
    )

    def get_queryset(self, request: HttpRequest) -> ProjectQuerySet:
        """Fetch today's stage with the projects."""
        rows = cast(ProjectQuerySet, super().get_queryset(request))
        return rows.with_stage()

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Store rows of an inline; reviews so that the project's stage follows."""
        if formset.model is Review:
            save_reviews(request, formset)
        else:
            super().save_formset(request, form, formset, change)

    @admin.display(description=_("stage"), ordering="stage_slug")
    def stage_today(self, project: Any) -> str:
        """Return the name of the stage a project is in today."""
        return project.stage["name"] if project.stage else ""
