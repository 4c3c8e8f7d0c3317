"""The revision: how often what the public can see has changed, counted by the database itself.

`catalogue.revising` has the database write these rows, `catalogue.revision` reads them.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Revision(models.Model):
    """The one row there is: the number of the last change, and a mark no other change ever had.

    The number says what came before what. The mark tells states apart that have the same number,
    as after a backup was put back.
    """

    number = models.BigIntegerField(default=0)
    mark = models.CharField(max_length=36)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = (models.CheckConstraint(name="revision_once", condition=models.Q(pk=1)),)

    def __str__(self) -> str:
        return str(self.number)


class Recorded(models.Model):
    """The revision in which a row was written to a history; keys are in the order of commits."""

    revision = models.BigIntegerField(db_index=True)
    kind = models.CharField(max_length=60)
    record = models.BigIntegerField()

    class Meta:
        verbose_name = _("recorded change")
        verbose_name_plural = _("recorded changes")
        constraints = (models.UniqueConstraint(name="recorded_once", fields=("kind", "record")),)

    def __str__(self) -> str:
        return f"{self.kind} {self.record} in {self.revision}"
