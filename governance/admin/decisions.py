"""What bodies resolved, what the community holds to, what new projects are weighed against."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from governance.admin.base import SOURCE, NamedAdmin, SluggedAdmin, section
from governance.admin.columns import date_column
from governance.models import Criterion, Principle, Resolution


@admin.register(Resolution)
class ResolutionAdmin(SluggedAdmin):
    """Decisions of bodies."""

    slug_from = "title"
    list_display = ("title", "body", date_column("decided_on", _("decided on")), "outcome")
    list_filter = ("outcome", ("body", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("body",)
    search_fields = ("title", "slug", "previous_slugs__slug", "summary", "body__name", "decided_on")
    autocomplete_fields = ("body",)
    ordering = ("-decided_on", "slug")
    fieldsets = (
        section(
            _("Resolution"),
            _("Who decided what, and when. Stage changes and reviews refer to it."),
            "title",
            "slug",
            "body",
            ("decided_on", "outcome"),
            "summary",
            "url",
        ),
        SOURCE,
    )


@admin.register(Principle)
class PrincipleAdmin(NamedAdmin):
    """What the community holds to."""

    list_display = ("name",)
    ordering = ("position", "sort_key")
    fieldsets = (
        section(
            _("Principle"),
            _("Something everybody here holds to, such as one of the Four Opens."),
            "name",
            "slug",
            "text",
        ),
        SOURCE,
    )


@admin.register(Criterion)
class CriterionAdmin(NamedAdmin):
    """What new projects are weighed against."""

    list_display = ("name",)
    ordering = ("position", "sort_key")
    fieldsets = (
        section(
            _("Criterion"),
            _("What a project is asked before it is confirmed. Reviews assess it one by one."),
            "name",
            "slug",
            "text",
        ),
        SOURCE,
    )
