"""Problems people come with, and who solved them with what."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.drafts import Drafted
from catalogue.models.projects import Project
from catalogue.models.vocabulary import FocusArea
from governance.models import Organization, Sector
from governance.models.history import History
from governance.models.naming import Named, Ordered
from governance.models.rows import Checked, Observed, Sourced
from governance.models.texts import MarkdownField
from governance.paths import path_of


class UseCase(Drafted, Named, Sourced):
    """A problem, and the pieces that solve it."""

    summary = models.TextField(
        _("problem"), blank=True, help_text=_("The problem, as the one who has it would say it.")
    )
    description = MarkdownField(
        _("description"), blank=True, help_text=_("How the pieces solve it, in Markdown.")
    )
    sector = models.CharField(
        _("sector"),
        max_length=20,
        choices=Sector,
        blank=True,
        help_text=_("Empty if it is met everywhere."),
    )
    focus_areas = models.ManyToManyField(
        FocusArea, blank=True, related_name="use_cases", verbose_name=_("focus areas")
    )

    history = History(m2m_fields=[focus_areas])

    class Meta(Named.Meta):
        verbose_name = _("use case")
        verbose_name_plural = _("use cases")
        constraints = Drafted.Meta.constraints

    def get_absolute_url(self) -> str:
        """Return the address of the use case's page."""
        return path_of("use-case", self.slug)


class UseCaseNeed(Checked, Ordered):
    """A project's part in solving a problem."""

    placed_among = "use_case"

    class Importance(models.TextChoices):
        """Whether the problem can be solved without it."""

        CORE = "core", _("Core")
        OPTIONAL = "optional", _("Optional")

    use_case = models.ForeignKey(
        UseCase, on_delete=models.CASCADE, related_name="needs", verbose_name=_("use case")
    )
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="needed_in", verbose_name=_("project")
    )
    importance = models.CharField(
        _("importance"), max_length=10, choices=Importance, default=Importance.CORE
    )
    role = models.CharField(
        _("role here"), max_length=200, blank=True, help_text=_("What it does in this use case.")
    )

    history = History()

    class Meta(Ordered.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        constraints = (
            models.UniqueConstraint(name="need_once_a_use_case", fields=("use_case", "project")),
        )

    def __str__(self) -> str:
        return str(self.project)

    @property
    def is_public(self) -> bool:
        """Whether everybody may see that the project has this part."""
        return self.project.is_public


class Adoption(Observed):
    """An organization uses a project, and has said so in public."""

    organization = models.ForeignKey(
        Organization,
        on_delete=models.CASCADE,
        related_name="adoptions",
        verbose_name=_("organization"),
    )
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="adoptions", verbose_name=_("project")
    )
    use = models.TextField(_("use"), blank=True, help_text=_("What for, in a sentence."))
    scale = models.CharField(
        _("scale"),
        max_length=200,
        blank=True,
        help_text=_("As published, with its year: 300,000 cores (2020)."),
    )

    history = History()

    class Meta(Observed.Meta):
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")
        ordering = ("organization__sort_key", "project__sort_key", "since", "pk")
        constraints = (
            *Observed.Meta.constraints,
            models.UniqueConstraint(
                name="adoption_once_a_period", fields=("organization", "project", "since")
            ),
        )

    def __str__(self) -> str:
        return f"{self.organization}: {self.project}"
