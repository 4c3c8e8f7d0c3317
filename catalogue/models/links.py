"""Whether the addresses the catalogue names still lead somewhere."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# A site that is away for a day or two is no news.
FAILURES_THAT_COUNT = 3


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    """What is known of addresses."""

    def broken(self) -> "LinkCheckQuerySet":
        """Keep the addresses that failed on so many days in a row that somebody should look."""
        return self.filter(failures__gte=FAILURES_THAT_COUNT)


class LinkCheck(models.Model):
    """What became of the last requests for an address, whoever names it in the catalogue.

    It is found out by ``manage.py check_links`` and can be found out again, so it has no history,
    no page, and is not exported.
    """

    url = models.URLField(_("address"), max_length=500, unique=True)
    checked_at = models.DateTimeField(_("last asked"))
    good_on = models.DateField(
        _("last good"), null=True, blank=True, help_text=_("The last day it led somewhere.")
    )
    failed_on = models.DateField(
        _("last failed"), null=True, blank=True, help_text=_("The last day it did not.")
    )
    failures = models.PositiveIntegerField(
        _("failures"),
        default=0,
        help_text=_("On how many days in a row it failed; several times a day count once."),
    )
    problem = models.CharField(
        _("problem"),
        max_length=300,
        blank=True,
        help_text=_("Why it failed, or why it could not be asked; empty if all is well."),
    )

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        ordering = ("url",)
        constraints = (
            models.CheckConstraint(
                name="link_check_failures_have_a_day",
                condition=Q(failures=0) | Q(failed_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.url

    @property
    def is_broken(self) -> bool:
        """Whether it failed so often in a row that somebody should look."""
        return self.failures >= FAILURES_THAT_COUNT
