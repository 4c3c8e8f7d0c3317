"""When somebody looked at a project's entry and found it true."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import DateField, F, Func, Value
from django.utils.translation import gettext_lazy as _

from catalogue.models.projects import Project

# Written out for the same reason as stages are in `catalogue.models.staging`.
_LATEST = """(
    SELECT MAX(verification.verified_on) FROM catalogue_verification verification
    WHERE verification.project_id = %(expressions)s
)"""


class VerifiedOn(Func):
    """The last day up to another on which a project was verified; nothing if there is none.

    Args:
        on: the day, ``YYYY-MM-DD``.
        project: the path to the project's key.
    """

    template = _LATEST
    arg_joiner = " AND verification.verified_on <= "
    arity = 2

    def __init__(self, on: Any, project: str = "pk") -> None:
        super().__init__(F(project), Value(on, DateField()), output_field=DateField())


class Verification(models.Model):
    """Somebody looked at all that is said of a project and found it true on that day.

    The day is public, who it was is for staff only. It is a record of this site, made and never
    changed, so it has no history and is not exported: whoever takes over the data looks again.
    """

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="verifications", verbose_name=_("project")
    )
    verified_on = models.DateField(_("verified on"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")
        # Whoever may change a project may say that nothing needs to be changed.
        default_permissions = ()
        ordering = ("-verified_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="verification_once_a_day", fields=("project", "verified_on", "by")
            ),
        )

    def __str__(self) -> str:
        return f"{self.project}, {self.verified_on}"
