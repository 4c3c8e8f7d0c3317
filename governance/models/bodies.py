"""Bodies that decide, advise or speak for users, and to whom they answer."""

from collections.abc import Sequence
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from governance.lineage import Line, find_loop
from governance.models.history import History
from governance.models.naming import Named, SluggedQuerySet
from governance.models.organizations import Organization
from governance.models.rows import Dated, Sourced, refuse_end_before_start, same_target
from governance.models.texts import MarkdownField
from governance.partial_dates import PartialDateField, first_day
from governance.paths import path_of


class BodyQuerySet(SluggedQuerySet["Body"]):
    """Bodies, by when there were any."""

    def standing(self, on: str) -> Self:
        """Leave out those that were dissolved by a day, or established after it.

        Those of which the beginning is not known stay, as they may have been there.

        Args:
            on: the day, ``YYYY-MM-DD``.
        """
        lasting = Q(dissolved_on="") | Q(dissolved_on__gt=on)
        return self.filter(lasting, established_on__lte=on)


class Body(Named, Sourced):
    """A board, committee, group or team."""

    class Kind(models.TextChoices):
        """What a body is for."""

        BOARD = "board", _("Board")
        TECHNICAL = "technical", _("Technical body")
        USER = "user", _("User body")
        ADVISORY = "advisory", _("Advisory board")
        WORKING_GROUP = "working_group", _("Working group")
        SIG = "sig", _("Special interest group")
        TEAM = "team", _("Team")
        STAFF = "staff", _("Staff")

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind,
        help_text=_("There is one board at a time; everything answers to it in the end."),
    )
    mandate = MarkdownField(
        _("mandate"), blank=True, help_text=_("What it decides or does, in Markdown.")
    )
    charter_url = models.URLField(_("charter"), max_length=500, blank=True)
    homepage = models.URLField(_("homepage"), max_length=500, blank=True)
    established_on = PartialDateField(_("established on"))
    dissolved_on = PartialDateField(
        _("dissolved on"), help_text=_("The first day it no longer existed. Empty while it does.")
    )
    overseen_by = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="oversees",
        verbose_name=_("overseen by"),
        help_text=_("For a board inside a larger foundation: that foundation."),
    )

    objects: ClassVar = BodyQuerySet.as_manager()
    history = History()

    class Meta(Named.Meta):
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        constraints = (
            models.UniqueConstraint(
                name="one_undissolved_board",
                fields=("kind",),
                condition=Q(kind="board", dissolved_on=""),
                violation_error_message=_(
                    "There is a board already; dissolve it before establishing another."
                ),
            ),
            models.CheckConstraint(
                name="body_dissolved_after_established",
                condition=Q(dissolved_on="") | Q(dissolved_on__gt=F("established_on")),
                violation_error_message=_("A body is dissolved after it was established."),
            ),
        )

    def get_absolute_url(self) -> str:
        """Return the address of the body's page."""
        return path_of("body", self.slug)

    def stands_on(self, date: str) -> bool:
        """Tell whether there was, or may have been, such a body on a day (``YYYY-MM-DD``)."""
        lasting = not self.dissolved_on or self.dissolved_on > date
        return self.established_on <= date and lasting

    def clean_row(self) -> None:
        """Refuse a dissolution before the establishment."""
        super().clean_row()
        refuse_end_before_start(self, "established_on", "dissolved_on")


class ReportingLine(Dated):
    """A body answers to another one."""

    body = models.ForeignKey(
        Body, on_delete=models.CASCADE, related_name="reporting_lines", verbose_name=_("body")
    )
    reports_to = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="reported_by", verbose_name=_("answers to")
    )

    history = History()

    class Meta(Dated.Meta):
        verbose_name = _("reporting line")
        verbose_name_plural = _("reporting lines")
        ordering = ("since", "pk")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                name="reporting_line_once_a_period", fields=("body", "reports_to", "since")
            ),
            models.CheckConstraint(
                name="reporting_line_to_another",
                condition=~Q(body=F("reports_to")),
                violation_error_message=_("A body cannot answer to itself."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.body} → {self.reports_to}"

    def clean_row(self) -> None:
        """Refuse a body that answers to itself."""
        super().clean_row()
        if same_target(self, "body", "reports_to"):
            raise ValidationError({"reports_to": _("A body cannot answer to itself.")})

    def clean_among(self) -> None:
        """Refuse a line that closes a circle at any time."""
        super().clean_among()
        others = ReportingLine.objects.exclude(pk=self.pk).values_list(
            "body_id", "reports_to_id", "since", "until"
        )
        mine = _line(self.body_id, self.reports_to_id, self.since, self.until)
        loop = find_loop(mine, [_line(*row) for row in others])
        if loop:
            names = dict(Body.objects.filter(pk__in=loop).values_list("pk", "name"))
            circle = " → ".join(names.get(pk, str(self.body)) for pk in loop)
            message = _("This would close a circle: %(circle)s.") % {"circle": circle}
            raise ValidationError({"reports_to": message})

    @classmethod
    def doubtful(cls, rows: Sequence[Self]) -> Sequence[Self]:
        """Return the lines of bodies that others answer to: a circle leads back to its body."""
        answered = set(cls._default_manager.values_list("reports_to_id", flat=True))
        return [line for line in rows if line.body_id in answered]


def _line(lower: int, upper: int, since: str, until: str) -> Line:
    return Line(lower, upper, first_day(since), first_day(until))


class AffiliationLimit(Dated):
    """How many members of a body one organization may have."""

    body = models.ForeignKey(
        Body, on_delete=models.CASCADE, related_name="affiliation_limits", verbose_name=_("body")
    )
    max_members = models.PositiveSmallIntegerField(
        _("members at most"), null=True, blank=True, help_text=_("Give this or a share, not both.")
    )
    max_share = models.PositiveSmallIntegerField(
        _("share at most"), null=True, blank=True, help_text=_("Per cent of the sitting members.")
    )

    history = History()

    class Meta(Dated.Meta):
        verbose_name = _("affiliation limit")
        verbose_name_plural = _("affiliation limits")
        ordering = ("since", "pk")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                name="affiliation_limit_once_a_period", fields=("body", "since")
            ),
            models.CheckConstraint(
                name="affiliation_limit_one_measure",
                # To a check, unknown is true: what must be there is asked for by itself.
                condition=Q(
                    max_members__isnull=True, max_share__isnull=False, max_share__range=(1, 100)
                )
                | Q(max_members__isnull=False, max_members__gte=1, max_share__isnull=True),
                violation_error_message=_(
                    "Give a number of members, or a share from 1 to 100 per cent."
                ),
            ),
        )

    def __str__(self) -> str:
        if self.max_share is not None:
            return _("%(share)s %% of %(body)s") % {"share": self.max_share, "body": self.body}
        return _("%(count)s of %(body)s") % {"count": self.max_members, "body": self.body}

    def clean_row(self) -> None:
        """Refuse a limit with both measures, or none."""
        super().clean_row()
        members, share = self.max_members, self.max_share
        one = (members is None) != (share is None)
        if not one or members == 0 or not (share is None or 1 <= share <= 100):
            raise ValidationError(_("Give a number of members, or a share from 1 to 100 per cent."))
