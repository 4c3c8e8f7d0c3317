"""Which histories the public may read, and how their rows are named there.

A row's history tells when it was entered, changed and taken out. Drafts have none: neither rows of
drafts nor rows that name one are told, nor what a project was before it was published.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Model, Q, QuerySet, Value
from django.db.models.functions import Concat, Trim

from catalogue import models as catalogue
from catalogue.models import Project, UseCase
from governance import models as governance

PUBLISHED = Project.State.PUBLISHED
# What the database keeps for itself, or staff for drafts: changes of it alone change nothing for a
# reader.
HIDDEN = frozenset({"id", "sort_key", "state", "publish_on"})
# Of what changed there nobody is told what it said: a drawing, and what only the database reads.
UNTOLD = frozenset({"logo", "content_type", "object_id"})


@dataclass(frozen=True)
class History:
    """The history of one kind of rows.

    Attributes:
        resource: what such rows are called, as in the API where they have a resource.
        model: the rows.
        names: the fields a row is named by; a reference counts as the name of its target.
        projects: the paths to the projects a row is about. All of them must be public.
        scope: the path to the slug in front of the row's own, and the mark between them.
        renamed: names of fields where the API has others.
        also: what must hold besides.
    """

    resource: str
    model: type[Model]
    names: tuple[str, ...] = ("name",)
    projects: tuple[str, ...] = ()
    scope: tuple[str, str] = ("", "")
    renamed: Mapping[str, str] = field(default_factory=dict)
    also: Callable[[], Q] = Q

    @property
    def drafts(self) -> Sequence[tuple[str, type[Project | UseCase]]]:
        """The paths to what can be a draft, which the row is not public with."""
        projects = [(path, Project) for path in self.projects]
        return (
            [*projects, ("use_case", UseCase)] if self.model is catalogue.UseCaseNeed else projects
        )

    @property
    def past(self) -> Any:
        """The table of the history."""
        return self.model.history.model  # type: ignore[attr-defined]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a row that its history keeps."""
        own = {part.attname for part in self.model._meta.concrete_fields}
        return tuple(part.attname for part in self.past._meta.fields if part.attname in own)

    def public(self) -> QuerySet[Any]:
        """Return what everybody may know."""
        rows: QuerySet[Any] = self.past.objects.filter(self.also())
        published = Project.objects.published().order_by().values("pk")
        for path in self.projects:
            nothing = Q(**{path: None}) if path in ("via", "project") else Q()
            rows = rows.filter(Q(**{f"{path}__in": published}) | nothing)
        return rows

    def before(self, at: Any, key: Any, row: Any) -> QuerySet[Any]:
        """Return what a row said before a record, latest first.

        Args:
            at: when the record was written, as a value or an expression.
            key: the key of the record.
            row: the key of the row.
        """
        earlier = Q(history_date__lt=at) | Q(history_date=at, history_id__lt=key)
        rows: QuerySet[Any] = self.past.objects.filter(earlier, id=row)
        return rows.order_by("-history_date", "-history_id")

    def about(self, keys: list[int]) -> Q:
        """Return the condition that a row is about one of the projects."""
        found = Q()
        for path in self.projects or ("id",):
            found |= Q(**{f"{path}__in": keys})
        return found


def _never_drafts(model: type[Project | UseCase]) -> Callable[[], Q]:
    def condition() -> Q:
        drafts = model._default_manager.exclude(state=PUBLISHED).order_by().values("pk")
        return Q(state=PUBLISHED) & ~Q(id__in=drafts)

    return condition


def _of_published_use_cases() -> Q:
    return Q(use_case__in=UseCase.objects.filter(state=PUBLISHED).order_by().values("pk"))


def _of_what_is_public() -> Q:
    """Return the condition that a former name is of something public."""
    condition = Q()
    # Together: one query where they are not known yet.
    for model, type_ in ContentType.objects.get_for_models(Project, UseCase).items():
        kind = type_.pk
        public = model._default_manager.filter(state=PUBLISHED).order_by().values("pk")
        condition &= ~Q(content_type=kind) | Q(object_id__in=public)
    return condition


HISTORIES: tuple[History, ...] = (
    History("projects", Project, also=_never_drafts(Project)),
    History("links", catalogue.ProjectLink, ("project", "kind"), ("project",)),
    History("stage-changes", catalogue.StageChange, ("project", "stage"), ("project",)),
    History("relations", catalogue.Relation, ("project", "target"), ("project", "target")),
    History(
        "integrations",
        catalogue.Integration,
        ("project", "technology"),
        ("project", "technology", "via"),
        renamed={"url": "documentation_url"},
    ),
    History("stewardships", catalogue.Stewardship, ("body", "project", "focus_area"), ("project",)),
    History(
        "reviews",
        catalogue.Review,
        ("project", "requested_stage"),
        ("project",),
        renamed={"requested_stage": "stage"},
    ),
    History(
        "assessments", catalogue.Assessment, ("review__project", "criterion"), ("review__project",)
    ),
    History("adoptions", catalogue.Adoption, ("organization", "project"), ("project",)),
    History("use-cases", UseCase, also=_never_drafts(UseCase)),
    History(
        "needs",
        catalogue.UseCaseNeed,
        ("use_case", "project"),
        ("project",),
        also=_of_published_use_cases,
    ),
    History("focus-areas", catalogue.FocusArea),
    History("stages", catalogue.Stage),
    History("releases", catalogue.Release, ("identifier", "series")),
    History("facets", catalogue.Facet),
    History("tags", catalogue.Tag, scope=("facet__slug", ":")),
    History("maps", catalogue.Map),
    History("regions", catalogue.MapRegion, scope=("map__slug", ".")),
    History("categories", catalogue.MapCategory, scope=("region__map__slug", ".")),
    History("entries", catalogue.MapEntry, ("category", "project"), ("project",)),
    History("former-names", governance.FormerName, also=_of_what_is_public),
    History("organizations", governance.Organization),
    History("memberships", governance.Membership, ("organization", "tier")),
    History("people", governance.Person),
    History("bodies", governance.Body),
    History("reporting-lines", governance.ReportingLine, ("body", "reports_to")),
    History("affiliation-limits", governance.AffiliationLimit, ("body",)),
    History("seat-classes", governance.SeatClass, scope=("body__slug", ".")),
    History("seat-counts", governance.SeatCount, ("seat_class",)),
    History("terms", governance.Term, ("person", "seat_class")),
    History("elections", governance.Election, ("body", "held_on"), renamed={"url": "details_url"}),
    History("resolutions", governance.Resolution, ("title",), renamed={"url": "text_url"}),
    History("principles", governance.Principle),
    History("criteria", governance.Criterion),
)

# How the targets of references are called, where not by their `name`.
LABELS: Mapping[type[Model], Any] = {
    governance.SeatClass: Concat(F("body__name"), Value(": "), F("name")),
    governance.Resolution: F("title"),
    catalogue.Release: Trim(Concat(F("identifier"), Value(" "), F("series"))),
    catalogue.MapCategory: Concat(F("region__map__name"), Value(": "), F("name")),
}
