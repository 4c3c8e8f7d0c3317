"""Ending a project: the step to its last stage, what succeeds it, and what still names it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from catalogue.models import (
    Integration,
    MapEntry,
    Project,
    Relation,
    Review,
    Stage,
    StageChange,
    Stewardship,
    Suggestion,
    UseCaseNeed,
)
from catalogue.rules.stages import has_ended
from catalogue.writing.transactions import locked, writing


@dataclass(frozen=True)
class Naming:
    """A row that names a project.

    Attributes:
        row: the row, or the one in whose form it is changed.
        name: what it is called.
    """

    row: models.Model
    name: str

    @property
    def form(self) -> str:
        """The name of the address of the form in which it is changed."""
        return f"admin:{self.row._meta.app_label}_{self.row._meta.model_name}_change"


@dataclass(frozen=True)
class Remainder:
    """What names a project in one way, and what becomes of that when the project ends.

    Attributes:
        what: what names it.
        happens: what becomes of it, or what is to be done about it.
        rows: the rows.
    """

    what: str
    happens: str
    rows: tuple[Naming, ...]


def endings() -> models.QuerySet[Stage]:
    """Return the stages that say that a project has ended: not listed, and crossed out."""
    return Stage.objects.filter(listed=False, mark=Stage.Mark.CROSS)


def retire(
    project: Project, step: StageChange, successor: Project | None, reason: str
) -> StageChange:
    """Record that a project ended, and what succeeds it, all or nothing.

    Args:
        project: the project.
        step: the step to its last stage, without the project.
        successor: what took its place, if anything did.
        reason: why, for the histories.

    Returns:
        The step, as it is stored.

    Raises:
        ValidationError: the project may not go to that stage then, or cannot be succeeded by that.
    """
    with writing(reason):
        step.project = locked(Project.objects.filter(pk=project.pk)).get()
        if (last := last_step(project)) and has_ended(last.stage):
            message = _("It has ended already: its last stage is “%(stage)s”.")
            raise ValidationError(message % {"stage": last.stage.name})
        step.full_clean()
        step.save()
        if successor is not None:
            _succeed(step, successor)
    return step


def last_step(project: Project) -> StageChange | None:
    """Return the latest step of a project's life; None if there is none."""
    return StageChange.objects.filter(project=project).select_related("stage").last()


def _succeed(step: StageChange, successor: Project) -> None:
    """Record what succeeds a project from the day of its last step, unless that is known."""
    ties = {"project": successor, "kind": Relation.Kind.SUCCEEDS, "target": step.project}
    if Relation.objects.on(step.changed_on).filter(**ties).exists():
        return
    source = step.source_url or (step.resolution.url if step.resolution else "")
    relation = Relation(**ties, since=step.changed_on, source_url=source, note=step.note)
    relation.full_clean()
    relation.save()


def remainders(project: Project, on: str) -> list[Remainder]:
    """Return what names a project that is to end, in a query for each way of naming it.

    Args:
        project: the project.
        on: the day, ``YYYY-MM-DD``.
    """
    return [found for found in _remainders(project, on) if found.rows]


def _remainders(project: Project, on: str) -> Iterator[Remainder]:
    yield Remainder(
        _("Projects that require it"),
        _("They go on requiring it, and the findings warn of each. Say what they require instead."),
        tuple(Naming(row.project, row.project.name) for row in _requiring(project, on)),
    )
    parts = project.parts.order_by("sort_key", "slug")
    yield Remainder(
        _("Projects that are part of it"),
        _("They stay what they are. Retire those that end with it, one by one."),
        tuple(Naming(part, part.name) for part in parts),
    )
    bridged = Integration.objects.on(on).filter(via=project).select_related("project", "technology")
    yield Remainder(
        _("Integrations that go through it"),
        _("They go on naming it. Say until when they held."),
        tuple(Naming(row, str(row)) for row in bridged),
    )
    needs = UseCaseNeed.objects.filter(project=project).select_related("use_case")
    yield Remainder(
        _("Use cases it is advised for"),
        _("They go on advising it, and the findings warn of each. Put in its place what does."),
        tuple(Naming(need.use_case, need.use_case.name) for need in needs),
    )
    yield from _drawn(project)
    yield from _running(project, on)


def _requiring(project: Project, on: str) -> models.QuerySet[Relation]:
    rows = Relation.objects.on(on).filter(target=project, kind=Relation.Kind.REQUIRES)
    return rows.select_related("project")


def _drawn(project: Project) -> Iterator[Remainder]:
    entries = MapEntry.objects.filter(project=project).select_related("category__region__map")
    yield Remainder(
        _("Where it stands on live maps"),
        _(
            "It stays where it was entered, marked with its stage. Drawings leave it out unless "
            "somebody asks for what is retired; the next edition drops it, and its comparison with "
            "the one before says so. Editions that are published stay as they are."
        ),
        tuple(
            Naming(entry.category, f"{entry.category.region.map} – {entry.category}")
            for entry in entries
        ),
    )


def _running(project: Project, on: str) -> Iterator[Remainder]:
    """Yield what goes on for the project itself."""
    stewards = Stewardship.objects.on(on).filter(project=project).select_related("body")
    yield Remainder(
        _("Bodies that govern it"),
        _("They go on being named. Say until when, if nobody decides for it any more."),
        tuple(Naming(row, f"{row.body} {row.get_capacity_display()}") for row in stewards),
    )
    reviews = Review.objects.filter(project=project, outcome=Review.Outcome.OPEN)
    yield Remainder(
        _("Reviews that are open"),
        _("They stay open. Decide or withdraw them."),
        tuple(
            Naming(row, str(row)) for row in reviews.select_related("project", "requested_stage")
        ),
    )
    waiting = Suggestion.objects.waiting().filter(
        about=Suggestion.About.PROJECT, object_id=project.pk
    )
    yield Remainder(
        _("Suggestions that wait"),
        _("They stay in the queue. Answer whoever sent them."),
        tuple(Naming(row, str(row)) for row in waiting),
    )
