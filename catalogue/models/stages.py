"""Stages of a project's life, as data: another foundation has its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.models.history import History
from governance.models.naming import Named, Ordered


class Stage(Named, Ordered):
    """A stage a project can be in, from proposed to retired."""

    class Mark(models.TextChoices):
        """How the stage is drawn, so that it is seen without colour."""

        SOLID = "solid", _("Solid")
        RING = "ring", _("Ring")
        DASH = "dash", _("Dash")
        CROSS = "cross", _("Cross")

    description = models.TextField(
        _("description"), blank=True, help_text=_("What it means for somebody choosing a project.")
    )
    listed = models.BooleanField(
        _("listed"),
        default=True,
        help_text=_("Whether projects in this stage are in lists unless somebody asks otherwise."),
    )
    mark = models.CharField(_("mark"), max_length=10, choices=Mark, default=Mark.SOLID)
    next_stages = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="earlier_stages",
        verbose_name=_("may be followed by"),
        help_text=_("Leave empty to allow every stage."),
    )

    history = History(m2m_fields=[next_stages])

    class Meta(Ordered.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
