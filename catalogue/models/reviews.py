"""How a project got its stage: the review against the criteria."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.projects import Project
from catalogue.models.stages import Stage
from governance.models import Criterion, Resolution
from governance.models.history import History
from governance.models.naming import Ordered
from governance.models.rows import Checked, Sourced
from governance.models.texts import MarkdownField
from governance.partial_dates import PartialDateField

_DAY_MISSING = _("Say when it was accepted; the project’s stage goes by it.")
_EVIDENCE_MISSING = _("Name the resolution that accepted it, or give a source.")


class Review(Sourced):
    """A project is weighed for a stage."""

    class Outcome(models.TextChoices):
        """How the review ended."""

        OPEN = "open", _("Open")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="reviews", verbose_name=_("project")
    )
    requested_stage = models.ForeignKey(
        Stage, on_delete=models.PROTECT, related_name="reviews", verbose_name=_("requested stage")
    )
    opened_on = PartialDateField(_("opened on"))
    decided_on = PartialDateField(_("decided on"), help_text=_("Empty while the review is open."))
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, default=Outcome.OPEN)
    resolution = models.ForeignKey(
        Resolution,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews",
        verbose_name=_("resolution"),
    )
    summary = MarkdownField(_("summary"), blank=True, help_text=_("What weighed, in Markdown."))

    history = History()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ("-decided_on", "-opened_on", "pk")
        constraints = (
            models.UniqueConstraint(
                name="review_once_a_day",
                fields=("project", "requested_stage", "opened_on", "decided_on"),
            ),
            models.CheckConstraint(
                name="review_decided_after_opened",
                condition=Q(decided_on="") | Q(decided_on__gte=F("opened_on")),
                violation_error_message=_("A review is decided after it was opened."),
            ),
            models.CheckConstraint(
                name="review_accepted_on_a_day",
                condition=~Q(outcome="accepted") | Q(decided_on__gt=""),
                violation_error_message=_DAY_MISSING,
            ),
            models.CheckConstraint(
                name="review_accepted_with_evidence",
                condition=~Q(outcome="accepted")
                | Q(resolution__isnull=False)
                | Q(source_url__gt=""),
                violation_error_message=_EVIDENCE_MISSING,
            ),
        )

    def __str__(self) -> str:
        return f"{self.project} → {self.requested_stage}"

    @property
    def is_accepted(self) -> bool:
        """Whether the project got the stage it asked for."""
        return self.outcome == self.Outcome.ACCEPTED

    def clean_row(self) -> None:
        """Refuse a decision before the opening, a day for an open review, nothing for a yes."""
        super().clean_row()
        if self.decided_on and self.decided_on < self.opened_on:
            message = _("A review is decided after it was opened.")
            raise ValidationError({"decided_on": message})
        if self.outcome == self.Outcome.OPEN and self.decided_on:
            raise ValidationError({"outcome": _("It has a day of decision, so it is not open.")})
        if self.is_accepted:
            self._refuse_missing_evidence()

    def _refuse_missing_evidence(self) -> None:
        """Refuse a yes of which nobody can tell when it was given, or look up that it was."""
        missing: dict[str, Any] = {}
        if not self.decided_on:
            missing["decided_on"] = _DAY_MISSING
        if not self._names_a_resolution() and not self.source_url:
            missing["resolution"] = _EVIDENCE_MISSING
        if missing:
            raise ValidationError(missing)

    def _names_a_resolution(self) -> bool:
        """Tell whether there is a resolution, be it stored yet or not, without a query."""
        return self.resolution_id is not None or bool(self._state.fields_cache.get("resolution"))


class Assessment(Checked, Ordered):
    """What a review found on one criterion."""

    placed_among = "review"

    class Verdict(models.TextChoices):
        """How far the criterion is met."""

        MET = "met", _("Met")
        PARTLY = "partly", _("Partly met")
        NOT_MET = "not_met", _("Not met")
        NOT_ASSESSED = "not_assessed", _("Not assessed")

    review = models.ForeignKey(
        Review, on_delete=models.CASCADE, related_name="assessments", verbose_name=_("review")
    )
    criterion = models.ForeignKey(
        Criterion,
        on_delete=models.PROTECT,
        related_name="assessments",
        verbose_name=_("criterion"),
    )
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict)
    evidence = models.TextField(_("evidence"), blank=True)
    evidence_url = models.URLField(_("page with the evidence"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)

    history = History()

    class Meta(Ordered.Meta):
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = (
            models.UniqueConstraint(
                name="assessment_once_a_review", fields=("review", "criterion")
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_verdict_display()}"
