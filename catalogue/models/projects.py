"""Projects: what people choose, where it is found, how far it has come."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import BooleanField, F, IntegerField, OuterRef, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from catalogue.licences import validate_license
from catalogue.models.drafts import Drafted
from catalogue.models.identity import Identified
from catalogue.models.stages import Stage
from catalogue.models.staging import ListedOn, StageOn, StageShownOn
from catalogue.models.vocabulary import FocusArea, Release, Tag
from catalogue.svg import validate_logo
from governance.models import Organization, Resolution
from governance.models.history import History
from governance.models.naming import Named, Ordered, SluggedQuerySet
from governance.models.rows import Checked, Sourced
from governance.models.texts import MarkdownField
from governance.partial_dates import PartialDateField, today
from governance.paths import path_of


class ProjectQuerySet(SluggedQuerySet["Project"]):
    """Projects, by what a reader asks of them."""

    def published(self) -> Self:
        """Leave out drafts."""
        return self.filter(state=Project.State.PUBLISHED)

    def with_stage(self, on: str = "") -> Self:
        """Add the stage on a day as ``stage``, a dict of slug, name and mark, or None.

        Also adds ``stage_slug``, to filter by, and ``stage_position``, ``stage_changed_on`` and
        ``stage_listed``, which cost nothing where they are not used.

        Args:
            on: the day, ``YYYY-MM-DD``; today if empty.
        """
        day = on or today()
        return self.alias(
            stage_position=StageOn("stage.position", day, output_field=IntegerField()),
            stage_changed_on=StageOn("stage_change.changed_on", day),
            stage_listed=StageOn("stage.listed", day, output_field=BooleanField()),
        ).annotate(stage=StageShownOn(day), stage_slug=StageOn("stage.slug", day))

    def listed(self, on: str = "") -> Self:
        """Leave out technologies of others and stages that are not listed by default.

        Args:
            on: the day of the stage, ``YYYY-MM-DD``; today if empty.
        """
        return self.exclude(kind=Project.Kind.EXTERNAL).filter(ListedOn(on or today()))

    def with_labels(self) -> Self:
        """Fetch what a line in a list shows beside the name: host, areas, tags, links."""
        tags = Tag.objects.select_related("facet")
        return self.select_related("host", "parent", "first_release").prefetch_related(
            "focus_areas", Prefetch("tags", queryset=tags), "links"
        )


class Project(Drafted, Named, Identified, Sourced):
    """A piece of software one would choose to deploy, or the project that makes it."""

    class Kind(models.TextChoices):
        """What sort of piece it is."""

        PROJECT = "project", _("Project")
        SERVICE = "service", _("Service")
        TOOL = "tool", _("Tool")
        SDK = "sdk", _("SDK")
        BRIDGE = "bridge", _("Bridge")
        EXTERNAL = "external", _("Technology of others")

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind,
        help_text=_("“Technology of others” is hosted elsewhere and here for its integrations."),
    )
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("What it does, in a few words.")
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences, for lists and search.")
    )
    description = MarkdownField(
        _("description"),
        blank=True,
        help_text=_("In Markdown: what it is, what it is for, how it relates to its neighbours."),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The project it belongs to, such as OpenStack for Nova."),
    )
    focus_areas = models.ManyToManyField(
        FocusArea, blank=True, related_name="projects", verbose_name=_("focus areas")
    )
    host = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_projects",
        verbose_name=_("host"),
        help_text=_("The foundation or company that hosts it."),
    )
    license = models.CharField(
        _("licence"),
        max_length=200,
        blank=True,
        validators=[validate_license],
        help_text=_("An SPDX licence expression, such as Apache-2.0."),
    )
    first_release = models.ForeignKey(
        Release,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("first release"),
        help_text=_("The release series it first appeared in."),
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="projects", verbose_name=_("tags"))
    disambiguation = models.CharField(
        _("not to be confused with"),
        max_length=300,
        blank=True,
        help_text=_("One sentence, where something else has the same name."),
    )
    logo = models.TextField(
        _("logo"), blank=True, validators=[validate_logo], help_text=_("An SVG document.")
    )
    objects: ClassVar = ProjectQuerySet.as_manager()
    history = History(m2m_fields=[focus_areas, tags])

    class Meta(Named.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = (
            *Drafted.Meta.constraints,
            models.CheckConstraint(
                name="project_not_its_own_part",
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")),
                violation_error_message=_("A project cannot be part of itself."),
            ),
        )

    @property
    def in_full(self) -> str:
        """The project, with what it does and whether it is a draft."""
        role = f" – {self.role}" if self.role else ""
        return f"{self.name}{role}{'' if self.is_public else _(' (draft)')}"

    def get_absolute_url(self) -> str:
        """Return the address of the project's page."""
        return path_of("project", self.slug)

    def clean_among(self) -> None:
        """Refuse a project that is, further up, part of itself."""
        super().clean_among()
        above, seen = self.parent, {self.pk}
        while above is not None:
            if above.pk in seen:
                message = _("%(name)s would be part of itself.") % {"name": self.name}
                raise ValidationError({"parent": message})
            seen.add(above.pk)
            above = above.parent

    @classmethod
    def doubtful(cls, rows: Sequence[Self]) -> Sequence[Self]:
        """Return, besides those whose slug was given up, those above which a project is twice."""
        parts = cls.objects.filter(parent__isnull=False).order_by()
        parents = dict(parts.values_list("pk", "parent"))
        found = {row.pk for row in super().doubtful(rows)}
        return [row for row in rows if row.pk in found or _leads_into_a_circle(parents, row.pk)]


def _leads_into_a_circle(parents: Mapping[int, int | None], start: int) -> bool:
    seen, above = {start}, parents.get(start)
    while above is not None and above not in seen:
        seen.add(above)
        above = parents.get(above)
    return above is not None


class ProjectLink(Checked, Ordered):
    """An address where more is to be found."""

    placed_among = "project"

    class Kind(models.TextChoices):
        """What is at the address."""

        HOMEPAGE = "homepage", _("Homepage")
        DOCUMENTATION = "documentation", _("Documentation")
        REPOSITORY = "repository", _("Repository")
        MIRROR = "mirror", _("Mirror")
        ISSUES = "issues", _("Issues")
        RELEASES = "releases", _("Releases")
        CHAT = "chat", _("Chat")
        MAILING_LIST = "mailing_list", _("Mailing list")
        BLOG = "blog", _("Blog")
        VIDEO = "video", _("Video")
        WIKI = "wiki", _("Wiki")
        SECURITY = "security", _("Security")
        OTHER = "other", _("Other")

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="links", verbose_name=_("project")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    url = models.URLField(_("address"), max_length=500)
    label = models.CharField(
        _("label"), max_length=100, blank=True, help_text=_("If the kind does not say enough.")
    )

    history = History()

    class Meta(Ordered.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = (
            models.UniqueConstraint(name="link_once_a_project", fields=("project", "kind", "url")),
        )

    def __str__(self) -> str:
        return self.label or self.get_kind_display()


class StageChangeQuerySet(models.QuerySet["StageChange"]):
    """Steps in projects' lives."""

    def latest_of(self, project: OuterRef, on: str) -> Self:
        """Order a project's changes up to a day, latest first, for use in a subquery."""
        return self.filter(project=project, changed_on__lte=on).order_by("-changed_on", "-pk")


class StageChange(Sourced):
    """A project entered a stage. The current stage is the one of the latest change."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="stage_changes", verbose_name=_("project")
    )
    stage = models.ForeignKey(
        Stage, on_delete=models.PROTECT, related_name="changes", verbose_name=_("stage")
    )
    changed_on = PartialDateField(
        _("changed on"), help_text=_("2017, 2017-11 or 2017-11-06. Empty if unknown.")
    )
    resolution = models.ForeignKey(
        Resolution,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stage_changes",
        verbose_name=_("resolution"),
        help_text=_("The decision that moved it."),
    )

    objects = StageChangeQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("stage change")
        verbose_name_plural = _("stage changes")
        ordering = ("changed_on", "pk")
        constraints = (
            models.UniqueConstraint(
                name="stage_change_once_a_day", fields=("project", "stage", "changed_on")
            ),
        )
        indexes = (models.Index(name="stage_change_latest", fields=("project", "changed_on")),)

    def __str__(self) -> str:
        return f"{self.project}: {self.stage} {self.changed_on}".strip()

    def clean_among(self) -> None:
        """Refuse a stage that the one before it does not allow to follow."""
        super().clean_among()
        stored = StageChange.objects.filter(project_id=self.project_id).select_related("stage")
        self.clean_beside(stored.exclude(pk=self.pk))

    def clean_beside(self, others: Iterable["StageChange"]) -> None:
        """Refuse a stage that does not follow the one before it, or the next of which may not.

        Args:
            others: the other steps of the project, with their stages.

        Raises:
            ValidationError: on the field ``stage``.
        """
        line = sorted([*others, self], key=lambda change: (change.changed_on, change.pk or 1 << 62))
        place = line.index(self)
        for earlier, later in zip(
            line[max(place - 1, 0) :], line[place or 1 : place + 2], strict=False
        ):
            _refuse_step(earlier.stage, later.stage)

    @classmethod
    def doubtful(cls, rows: Sequence[Self]) -> Sequence[Self]:
        """Return the steps before or after which, on the line of their project, is a wrong one."""
        allowed: dict[int, set[int]] = defaultdict(set)
        steps = Stage.next_stages.through.objects.values_list("from_stage_id", "to_stage_id")
        for earlier, later in steps if rows else ():
            allowed[earlier].add(later)
        line = (
            cls.objects.order_by("project_id", "changed_on", "pk")
            if allowed
            else cls.objects.none()
        )
        found: set[int] = set()
        for (project, stage, key), (of, then, after) in pairwise(
            line.values_list("project_id", "stage_id", "pk")
        ):
            if project == of and stage in allowed and then not in {stage, *allowed[stage]}:
                found |= {key, after}
        return [row for row in rows if row.pk in found]


def _refuse_step(earlier: Stage, later: Stage) -> None:
    allowed = list(earlier.next_stages.all())
    if allowed and later not in allowed and later != earlier:
        message = _("“%(later)s” cannot follow “%(earlier)s”; it may be followed by %(allowed)s.")
        names = ", ".join(stage.name for stage in allowed)
        found = {"later": later.name, "earlier": earlier.name, "allowed": names}
        raise ValidationError({"stage": message % found})
