"""Reviews of projects against the criteria."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from catalogue.models import Assessment, Review
from governance.admin.base import SOURCE, CuratedAdmin, DetailAdmin, section
from governance.admin.columns import date_column
from governance.admin.inlines import CuratedInline, heading


class ReviewInline(CuratedInline):
    """Reviews of a project."""

    model = Review
    fields = (
        "requested_stage",
        "opened_on",
        "decided_on",
        "outcome",
        "resolution",
        "source_url",
        "note",
    )
    autocomplete_fields = ("requested_stage", "resolution")
    verbose_name_plural = heading(
        _("reviews"), _("When it was weighed for a stage. Follow “Change” for the assessments.")
    )


class AssessmentInline(CuratedInline):
    """What a review found, criterion by criterion."""

    model = Assessment
    fields = ("criterion", "verdict", "evidence", "evidence_url", "note", "position")
    autocomplete_fields = ("criterion",)
    verbose_name_plural = heading(
        _("assessments"), _("What was found on each criterion, with the evidence.")
    )


@admin.register(Review)
class ReviewAdmin(CuratedAdmin):
    """How projects were weighed for a stage."""

    list_display = (
        "project",
        "requested_stage",
        "outcome",
        date_column("opened_on", _("opened")),
        date_column("decided_on", _("decided")),
    )
    list_filter = ("outcome", ("requested_stage", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("project", "requested_stage")
    search_fields = ("project__name", "project__sort_key", "requested_stage__name", "summary")
    autocomplete_fields = ("project", "requested_stage", "resolution")
    inlines = (AssessmentInline,)
    fieldsets = (
        section(
            _("Review"),
            _("A project asks for a stage and is weighed against the criteria."),
            "project",
            "requested_stage",
            ("opened_on", "decided_on"),
            "outcome",
            "resolution",
            "summary",
        ),
        SOURCE,
    )


@admin.register(Assessment)
class AssessmentAdmin(DetailAdmin):
    """What reviews found on the criteria."""

    list_display = ("review", "criterion", "verdict")
    list_filter = ("verdict", ("criterion", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("review__project", "review__requested_stage", "criterion")
    search_fields = ("review__project__name", "criterion__name", "evidence")
    autocomplete_fields = ("review", "criterion")
    ordering = ("review__project__sort_key", "review", "position", "pk")
    fieldsets = (
        section(
            _("Assessment"),
            _("What a review found on one criterion, and what it rests on."),
            "review",
            "criterion",
            "verdict",
            "evidence",
            "evidence_url",
            "note",
            "position",
        ),
    )
