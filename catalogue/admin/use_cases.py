"""Problems people come with, and who solved them with what."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from catalogue.admin.drafts import WHO_SEES_IT, DraftedAdmin
from catalogue.models import Adoption, UseCase, UseCaseNeed
from governance.admin.base import OBSERVED, SOURCE, CuratedAdmin, DetailAdmin, NamedAdmin, section
from governance.admin.columns import UNTIL, HoldsTodayFilter, since_or_seen
from governance.admin.inlines import CuratedInline, heading


class NeedInline(CuratedInline):
    """The projects that solve a problem."""

    model = UseCaseNeed
    fields = ("project", "importance", "role")
    autocomplete_fields = ("project",)
    verbose_name_plural = heading(
        _("needs"), _("The projects that solve it, and what each of them does here.")
    )


@admin.register(UseCase)
class UseCaseAdmin(DraftedAdmin):
    """Problems, and the pieces that solve them."""

    list_display = ("name", "sector", "state_shown")
    actions = ("publish_selected",)
    list_filter = ("state", "sector", "focus_areas")
    search_fields = (*NamedAdmin.search_fields, "summary")
    autocomplete_fields = ("focus_areas",)
    inlines = (NeedInline,)
    fieldsets = (
        section(
            _("Use case"),
            _("A problem in the words of the one who has it, and how the pieces solve it."),
            "name",
            "slug",
            "summary",
            "description",
        ),
        section(_("Place"), _("Who meets the problem."), "sector", "focus_areas"),
        SOURCE,
        WHO_SEES_IT,
    )


@admin.register(UseCaseNeed)
class UseCaseNeedAdmin(DetailAdmin):
    """Which projects the use cases need."""

    list_display = ("use_case", "project", "importance", "role")
    list_filter = ("importance",)
    list_select_related = ("use_case", "project")
    search_fields = ("use_case__name", "project__name", "project__sort_key", "role")
    autocomplete_fields = ("use_case", "project")
    ordering = ("use_case__sort_key", "position", "pk")
    fieldsets = (
        section(
            _("Need"),
            _("A project's part in solving a problem."),
            "use_case",
            "project",
            "importance",
            "role",
        ),
    )


@admin.register(Adoption)
class AdoptionAdmin(CuratedAdmin):
    """Who uses what, and has said so."""

    list_display = (
        "organization",
        "project",
        "scale",
        since_or_seen,
        UNTIL,
    )
    list_filter = (
        HoldsTodayFilter,
        "organization__sector",
        ("project", admin.RelatedOnlyFieldListFilter),
        "organization__country",
    )
    list_select_related = ("organization", "project")
    search_fields = (
        "organization__name",
        "organization__sort_key",
        "organization__former_names__name",
        "project__name",
        "project__sort_key",
        "use",
    )
    autocomplete_fields = ("organization", "project")
    ordering = ("organization__sort_key", "project__sort_key", "since", "pk")
    fieldsets = (
        section(
            _("Adoption"),
            _("An organization uses a project and has said so in public; name the page below."),
            "organization",
            "project",
            "use",
            "scale",
        ),
        OBSERVED,
        SOURCE,
    )
