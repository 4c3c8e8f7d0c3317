"""How projects relate to one another, to technologies of others, and to the bodies that govern."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.projects import Project
from catalogue.models.vocabulary import FocusArea
from governance.models import Body
from governance.models.history import History
from governance.models.rows import Dated, same_target


class Relation(Dated):
    """A project needs, works with, succeeds or can stand in for another one."""

    class Kind(models.TextChoices):
        """What the project has to do with the target."""

        REQUIRES = "requires", _("requires")
        WORKS_WITH = "works_with", _("works with")
        SUCCEEDS = "succeeds", _("succeeds")
        ALTERNATIVE_TO = "alternative_to", _("is an alternative to")

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="relations", verbose_name=_("project")
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind,
        help_text=_("“Requires” means it cannot be deployed without the other."),
    )
    target = models.ForeignKey(
        Project,
        on_delete=models.CASCADE,
        related_name="related_from",
        verbose_name=_("other project"),
    )

    history = History()

    class Meta(Dated.Meta):
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ("project__sort_key", "kind", "target__sort_key", "since", "pk")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                name="relation_once_a_period", fields=("project", "kind", "target", "since")
            ),
            models.CheckConstraint(
                name="relation_to_another",
                condition=~Q(project=F("target")),
                violation_error_message=_("A project cannot relate to itself."),
            ),
        )
        indexes = (models.Index(name="relation_from_target", fields=("target", "kind")),)

    def __str__(self) -> str:
        return f"{self.project} {self.get_kind_display()} {self.target}"

    def clean_row(self) -> None:
        """Refuse a relation of a project to itself."""
        super().clean_row()
        if same_target(self, "project", "target"):
            raise ValidationError({"target": _("A project cannot relate to itself.")})


def between_what_is_public() -> Q:
    """Return the condition that no side of an integration, nor its bridge, is a draft."""
    public = Project.State.PUBLISHED
    bridged = Q(via=None) | Q(via__state=public)
    return Q(bridged, project__state=public, technology__state=public)


class Integration(Dated):
    """A project meets a technology, directly or through a bridge."""

    class Direction(models.TextChoices):
        """Which side makes use of the other."""

        USES = "uses", _("uses it")
        USED_BY = "used_by", _("is used by it")
        BOTH = "both", _("each uses the other")

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="integrations", verbose_name=_("project")
    )
    technology = models.ForeignKey(
        Project,
        on_delete=models.CASCADE,
        related_name="integrated_by",
        verbose_name=_("technology"),
        help_text=_("What the project meets, often a technology of another community."),
    )
    via = models.ForeignKey(
        Project,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="bridges",
        verbose_name=_("through"),
        help_text=_("The bridge between them, where there is one, such as Kuryr."),
    )
    direction = models.CharField(
        _("direction"), max_length=10, choices=Direction, default=Direction.USES
    )
    mechanism = models.CharField(
        _("mechanism"),
        max_length=200,
        blank=True,
        help_text=_("Such as “driver” or “CSI plug-in”."),
    )
    maintainer = models.CharField(
        _("kept by"), max_length=200, blank=True, help_text=_("Who maintains the integration.")
    )
    url = models.URLField(_("documentation"), max_length=500, blank=True)

    history = History()

    class Meta(Dated.Meta):
        verbose_name = _("integration")
        verbose_name_plural = _("integrations")
        ordering = ("project__sort_key", "technology__sort_key", "since", "pk")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                name="integration_once_a_period",
                fields=("project", "technology", "mechanism", "since"),
            ),
            models.CheckConstraint(
                name="integration_with_another",
                condition=~Q(project=F("technology")),
                violation_error_message=_("A project cannot integrate with itself."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.project} – {self.technology}"

    def clean_row(self) -> None:
        """Refuse a project that integrates with itself, or is its own bridge."""
        super().clean_row()
        if same_target(self, "project", "technology"):
            raise ValidationError({"technology": _("A project cannot integrate with itself.")})
        if same_target(self, "via", "project") or same_target(self, "via", "technology"):
            raise ValidationError({"via": _("A bridge is a third project.")})


class Stewardship(Dated):
    """A body decides for a project or a focus area, or speaks for its users."""

    class Capacity(models.TextChoices):
        """What the body does for it."""

        TECHNICAL = "technical", _("decides technically")
        USER_VOICE = "user_voice", _("speaks for users")

    project = models.ForeignKey(
        Project,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="stewardships",
        verbose_name=_("project"),
    )
    focus_area = models.ForeignKey(
        FocusArea,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="stewardships",
        verbose_name=_("focus area"),
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="stewardships", verbose_name=_("body")
    )
    capacity = models.CharField(_("capacity"), max_length=20, choices=Capacity)

    history = History()

    class Meta(Dated.Meta):
        verbose_name = _("stewardship")
        verbose_name_plural = _("stewardships")
        ordering = ("since", "pk")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                name="project_stewardship_once",
                fields=("project", "body", "capacity", "since"),
                condition=Q(project__isnull=False),
                violation_error_message=_("The body has this capacity already, from that day."),
            ),
            models.UniqueConstraint(
                name="focus_area_stewardship_once",
                fields=("focus_area", "body", "capacity", "since"),
                condition=Q(focus_area__isnull=False),
                violation_error_message=_("The body has this capacity already, from that day."),
            ),
            models.CheckConstraint(
                name="stewardship_of_one",
                condition=Q(project__isnull=False, focus_area__isnull=True)
                | Q(project__isnull=True, focus_area__isnull=False),
                violation_error_message=_("Give a project or a focus area, not both."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.body} {self.get_capacity_display()}: {self.project or self.focus_area}"
