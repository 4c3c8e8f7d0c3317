"""How a project got its stage: each step of its life with the review that decided it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from catalogue.models import Assessment, Project, Review, StageChange


@dataclass(frozen=True)
class Step:
    """A step of a project's life.

    Attributes:
        change: the step, with its stage, its resolution and the body that resolved.
        review: the review that decided it, with what it found; None if there is none.
    """

    change: StageChange
    review: Review | None


def life(project: Project, on: str) -> list[Step]:
    """Return the steps of a project's life up to a day, the oldest first, in three queries.

    Args:
        project: the project.
        on: the day, ``YYYY-MM-DD``.
    """
    assessments = Assessment.objects.select_related("criterion").order_by("position", "pk")
    accepted = Review.objects.filter(project=project, outcome=Review.Outcome.ACCEPTED)
    reviews = list(accepted.prefetch_related(Prefetch("assessments", assessments)))
    changes = StageChange.objects.filter(project=project, changed_on__lte=on)
    return [
        Step(change, decided_by(change, reviews))
        for change in changes.select_related("stage", "resolution__body")
    ]


def decided_by(change: StageChange, reviews: Iterable[Review]) -> Review | None:
    """Return which of the accepted reviews of a project decided a step; None if none did.

    Args:
        change: the step.
        reviews: the reviews of its project that accepted.
    """
    return next((review for review in reviews if is_of(change, review)), None)


def is_of(change: StageChange, review: Review) -> bool:
    """Tell whether a step is the one that an accepted review of its project decided.

    It is if the stage is the one that was asked for, and either both name the same resolution or
    their dates can mean the same day.
    """
    if change.stage_id != review.requested_stage_id:
        return False
    if change.resolution_id is not None and change.resolution_id == review.resolution_id:
        return True
    return bool(change.changed_on) and _may_be_one_day(change.changed_on, review.decided_on)


def _may_be_one_day(one: str, other: str) -> bool:
    """Tell whether two partial dates can mean the same day: 2019-04 and 2019-04-08."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter)
