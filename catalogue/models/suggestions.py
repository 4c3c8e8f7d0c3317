"""What people without an account propose, and what became of it."""

import datetime
import secrets
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def new_key() -> str:
    """Return a key nobody can guess: 256 random bits, in letters an address may have."""
    return secrets.token_urlsafe(32)


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Suggestions, by how far they have come."""

    def waiting(self) -> Self:
        """Keep those that nobody has decided, taken in review or not."""
        return self.filter(decision=None)

    def decided(self) -> Self:
        """Keep those that were accepted or declined."""
        return self.exclude(decision=None)


class Suggestion(models.Model):
    """Somebody proposes a change of the catalogue. Nothing of it is public until it is decided.

    It has no history: that would keep the contact after it was deleted here. It is kept as it was
    sent, with what the sender saw in place of what they propose.
    """

    class About(models.TextChoices):
        """What sort of thing a change is proposed of."""

        PROJECT = "project", _("Project")
        USE_CASE = "use_case", _("Use case")
        BODY = "body", _("Body")
        ORGANIZATION = "organization", _("Organization")

    class State(models.TextChoices):
        """How far a suggestion has come."""

        RECEIVED = "received", _("Received")
        IN_REVIEW = "in_review", _("In review")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")

    key = models.CharField(
        _("key"),
        max_length=43,
        unique=True,
        default=new_key,
        editable=False,
        help_text=_("The end of the address at which whoever sent it sees what becomes of it."),
    )
    about = models.CharField(_("about"), max_length=20, choices=About)
    object_id = models.PositiveBigIntegerField(
        _("row"), null=True, blank=True, help_text=_("Empty if something new is proposed.")
    )
    name = models.CharField(
        _("name"), max_length=200, help_text=_("What it was called when this was sent.")
    )
    before = models.JSONField(
        _("before"), default=dict, blank=True, help_text=_("What the sender saw, by field.")
    )
    after = models.JSONField(
        _("proposed"), default=dict, blank=True, help_text=_("What they propose, by field.")
    )
    more = models.TextField(
        _("what else"),
        blank=True,
        help_text=_("What should change that the form has no field for."),
    )
    why = models.TextField(_("why"))
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    contact = models.CharField(
        _("contact"),
        max_length=200,
        blank=True,
        help_text=_("For questions only. Private, and deleted some time after the decision."),
    )
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now, editable=False)
    taken_at = models.DateTimeField(
        _("in review since"),
        null=True,
        blank=True,
        help_text=_("When staff began to look into it."),
    )

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ("sent_at", "pk")
        constraints = (
            models.CheckConstraint(name="suggestion_says_why", condition=~Q(why="")),
            models.CheckConstraint(name="suggestion_names_something", condition=~Q(name="")),
        )
        indexes = (models.Index(name="suggestion_subject", fields=("about", "object_id")),)

    def __str__(self) -> str:
        kind = self.get_about_display()
        if self.is_new:
            return str(_("New: %(name)s (%(kind)s)") % {"name": self.name, "kind": kind})
        return f"{self.name} ({kind})"

    @property
    def is_new(self) -> bool:
        """Whether it proposes something that the catalogue does not have."""
        return self.object_id is None

    @property
    def decided(self) -> "Decision | None":
        """What was decided, or None; the relation itself raises where there is nothing."""
        return getattr(self, "decision", None)

    @property
    def state(self) -> "Suggestion.State":
        """How far it has come."""
        if self.decided:
            return Suggestion.State(self.decided.outcome)
        return Suggestion.State.IN_REVIEW if self.taken_at else Suggestion.State.RECEIVED


class Decision(models.Model):
    """What became of a suggestion. Everybody sees it: here curators speak, and nobody else."""

    class Outcome(models.TextChoices):
        """Whether it changed the catalogue."""

        ACCEPTED = Suggestion.State.ACCEPTED.value, Suggestion.State.ACCEPTED.label
        DECLINED = Suggestion.State.DECLINED.value, Suggestion.State.DECLINED.label

    suggestion = models.OneToOneField(
        Suggestion, on_delete=models.CASCADE, verbose_name=_("suggestion")
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    answer = models.TextField(
        _("answer"), blank=True, help_text=_("The reason, for whoever sent it and for everybody.")
    )
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now)
    taken = models.JSONField(
        _("taken over"),
        default=list,
        blank=True,
        help_text=_("The fields that became as proposed."),
    )
    object_id = models.PositiveBigIntegerField(
        _("row"), null=True, blank=True, help_text=_("The row that was changed or added.")
    )
    record = models.PositiveBigIntegerField(
        _("change"), null=True, blank=True, help_text=_("The line of its history that it became.")
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("-decided_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="decision_declines_with_a_reason",
                condition=Q(outcome="accepted") | ~Q(answer=""),
                violation_error_message=_("Give the reason why it is declined."),
            ),
            models.CheckConstraint(
                name="decision_accepts_by_a_change",
                condition=Q(outcome="declined", record=None)
                | Q(outcome="accepted", record__isnull=False, object_id__isnull=False),
                violation_error_message=_("What is accepted leads to a change, and nothing else."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.suggestion}: {self.get_outcome_display()}"

    @property
    def is_public(self) -> bool:
        """Whether everybody may see it: every decision is told."""
        return True

    @property
    def days(self) -> int:
        """On which day after it was sent this was decided; 0 for the same one, all in UTC."""
        sent_at: datetime.datetime = self.suggestion.sent_at
        return (self.decided_at.date() - sent_at.date()).days
