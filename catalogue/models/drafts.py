"""Rows that are worked on before the public sees them."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance.models.rows import Checked


class Drafted(Checked):
    """A row that is a draft, which only staff see, until it is published."""

    class State(models.TextChoices):
        """Whether the public sees it."""

        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")

    state = models.CharField(
        _("state"),
        max_length=20,
        choices=State,
        default=State.PUBLISHED,
        help_text=_("A draft is seen by staff only."),
    )
    publish_on = models.DateField(
        _("publish on"),
        null=True,
        blank=True,
        help_text=_("The day, in UTC, from which on everybody sees the draft. Empty if open."),
    )

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_only_drafts_are_planned",
                condition=Q(publish_on__isnull=True) | Q(state="draft"),
                violation_error_message=_("Only a draft can be published on a day."),
            ),
        )

    @property
    def is_public(self) -> bool:
        """Whether everybody may see it: drafts are for staff."""
        return self.state == self.State.PUBLISHED

    def is_due(self, day: str) -> bool:
        """Tell whether it is a draft whose day has come by a day (``YYYY-MM-DD``)."""
        return self.publish_on is not None and self.publish_on.isoformat() <= day

    def clean_row(self) -> None:
        """Refuse a day on which to publish what is published."""
        super().clean_row()
        if self.publish_on and self.is_public:
            message = _("Only a draft waits for a day: leave this empty, or make it a draft.")
            raise ValidationError({"publish_on": message})
