"""What bodies resolved, what the community holds to, what new projects are weighed against."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.models.bodies import Body
from governance.models.history import History
from governance.models.naming import Named, Ordered, Slugged
from governance.models.rows import Sourced
from governance.models.texts import MarkdownField
from governance.partial_dates import PartialDateField, show_partial_date


class Resolution(Slugged, Sourced):
    """A decision of a body."""

    class Outcome(models.TextChoices):
        """What became of the proposal."""

        ADOPTED = "adopted", _("Adopted")
        REJECTED = "rejected", _("Rejected")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="resolutions", verbose_name=_("body")
    )
    title = models.CharField(_("title"), max_length=200)
    decided_on = PartialDateField(_("decided on"), blank=False)
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome, default=Outcome.ADOPTED
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("What was decided, in plain words.")
    )
    url = models.URLField(_("text of the resolution"), max_length=500, blank=True)

    history = History()

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        ordering = ("-decided_on", "slug")

    def __str__(self) -> str:
        return self.title

    @property
    def in_full(self) -> str:
        """The resolution, with who took it and when."""
        return f"{self.title} ({self.body}, {show_partial_date(self.decided_on)})"

    def get_absolute_url(self) -> str:
        """Return the address of the resolution among those of its year."""
        return f"{reverse('resolution-list')}?year={self.year}#resolution-{self.slug}"

    @property
    def year(self) -> str:
        """The year it was decided in."""
        return str(self.decided_on)[:4]


class Principle(Named, Sourced, Ordered):
    """Something the community holds to, such as one of the Four Opens."""

    text = MarkdownField(_("text"), blank=True, help_text=_("What it means, in Markdown."))

    history = History()

    class Meta(Ordered.Meta):
        verbose_name = _("principle")
        verbose_name_plural = _("principles")


class Criterion(Named, Sourced, Ordered):
    """Something a new project is weighed against."""

    text = MarkdownField(_("text"), blank=True, help_text=_("What is asked for, in Markdown."))

    history = History()

    class Meta(Ordered.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
