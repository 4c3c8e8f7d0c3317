"""Projects, with everything that is said about one of them."""

from typing import Any, cast

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalogue.admin.bulk import Bulk
from catalogue.admin.chapters import ChapteredAdmin, beside
from catalogue.admin.drafts import WHO_SEES_IT, DraftedAdmin
from catalogue.admin.project_rows import (
    IntegrationInline,
    LinkInline,
    RelationInline,
    StageChangeInline,
    StandingInline,
    StewardshipInline,
)
from catalogue.admin.retiring import Retiring
from catalogue.admin.reviews import ReviewInline, save_reviews
from catalogue.admin.twins import TwinsAdmin
from catalogue.admin.verifying import VerifiedFilter, Verifying
from catalogue.models import (
    Integration,
    MapEntry,
    Project,
    ProjectLink,
    Relation,
    Review,
    Stage,
    StageChange,
    Stewardship,
)
from catalogue.models.projects import ProjectQuerySet
from governance.admin.base import NamedAdmin, section
from governance.models import FormerName, KeptData, PreviousSlug


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
class ProjectAdmin(Verifying, Retiring, Bulk, TwinsAdmin, ChapteredAdmin, DraftedAdmin):
    """What people choose, and the technologies it meets."""

    change_form_template = "admin/catalogue/project/change_form.html"
    list_display = ("name", "role", "kind", "stage_today", "host", "state_shown")
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
    actions = (
        "verify_selected",
        "publish_selected",
        "set_stage",
        "retire_one",
        "add_tag",
        "remove_tag",
        "add_area",
        "remove_area",
    )
    search_fields = (*NamedAdmin.search_fields, "role")
    autocomplete_fields = ("parent", "focus_areas", "host", "first_release", "tags")
    inlines = (
        StandingInline,
        RelationInline,
        IntegrationInline,
        StewardshipInline,
        StageChangeInline,
        ReviewInline,
        LinkInline,
    )
    fieldsets = (
        section(
            _("What it is"),
            _("What it is called and what it does, as somebody reads it who is choosing."),
            "name",
            "slug",
            "kind",
            "role",
            "summary",
            "description",
            "disambiguation",
            "tags",
            "logo",
        ),
        section(
            _("Where it stands"),
            _("What it belongs to and where it is drawn. Lists and maps are filtered by this."),
            "parent",
            "focus_areas",
            "host",
        ),
        section(
            _("What it needs"),
            _("What has to be deployed with it, what it works with, what it meets elsewhere."),
        ),
        section(
            _("Who stewards it"),
            _("Who decides for it, and who speaks for its users."),
        ),
        section(
            _("Its life"),
            _("How far it has come, and how that was decided."),
            "first_release",
        ),
        section(
            _("Licence, links and source"),
            _("What somebody checks before deploying it, and where this can be looked up."),
            "license",
            "source_url",
            "note",
        ),
        WHO_SEES_IT,
    )
    chapters = (
        beside("what", FormerName, PreviousSlug),
        beside("place", MapEntry),
        beside("needs", Relation, Integration),
        beside("stewards", Stewardship),
        beside("life", StageChange, Review),
        beside("links", ProjectLink, KeptData),
        beside("publication"),
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
