"""Reviews of projects against the criteria. One that decides moves its project."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalogue import reviewing
from catalogue.models import Assessment, Review
from catalogue.reviewing import Did, Move
from governance.admin.base import SOURCE, CuratedAdmin, DetailAdmin, section
from governance.admin.columns import date_column
from governance.admin.inlines import CuratedInline, heading


def tell(request: HttpRequest, moves: Iterable[Move]) -> None:
    """Say what became of the steps that reviews decide."""
    for move in moves:
        level = messages.WARNING if move.did == Did.KEPT else messages.INFO
        messages.add_message(request, level, move.message)


def save_reviews(request: HttpRequest, formset: Any) -> None:
    """Store the reviews of a project's form, and let its stage follow.

    Raises:
        ValidationError: the project may not go to a stage it was accepted for.
    """
    changed = formset.save(commit=False)
    for review in formset.deleted_objects:
        tell(request, reviewing.delete(review))
    for review in changed:
        try:
            tell(request, reviewing.save(review))
        except ValidationError as refusal:
            raise ValidationError([f"{review}: {told}" for told in refusal.messages]) from None
    formset.save_m2m()


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
        _("reviews"),
        _(
            "When it was weighed for a stage. One that accepts moves the project to that stage. "
            "Follow “Change” for the assessments."
        ),
    )


class AssessmentInline(CuratedInline):
    """What a review found, criterion by criterion."""

    model = Assessment
    fields = ("criterion", "verdict", "evidence", "evidence_url", "note")
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
            _(
                "A project asks for a stage and is weighed against the criteria. Once it is "
                "accepted, the step to that stage is recorded with the day, the resolution and "
                "the source of the review, and follows when they change."
            ),
            "project",
            "requested_stage",
            ("opened_on", "decided_on"),
            "outcome",
            "resolution",
            "summary",
        ),
        SOURCE,
    )

    def save_model(self, request: HttpRequest, obj: Review, form: Any, change: bool) -> None:
        """Store the review, let the stage follow, and say so.

        Raises:
            ValidationError: the project may not go to that stage then.
        """
        if not change or form.has_changed():
            tell(request, reviewing.save(obj))

    def delete_model(self, request: HttpRequest, obj: Review) -> None:
        """Delete the review, and say that the step it decided stays."""
        tell(request, reviewing.delete(obj))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Review]) -> None:
        """Delete several, as one is deleted."""
        for review in queryset:
            self.delete_model(request, review)


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
        ),
    )
