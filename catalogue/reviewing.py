"""A review that decides moves the project: its stage follows in the same transaction.

A review and the step it decided are two rows that say the same thing, so one follows the other. A
step is the review's own as long as it has its stage, and its resolution or a date that can mean the
same. Of such a step every field that repeats the review goes on repeating it; what a curator wrote
there beside the review stays. A step is taken back with the review only where nothing else rests on
it; else it stays, and the curator is told why.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.lifecycle import is_of
from catalogue.models import Project, Review, StageChange
from governance.partial_dates import show_partial_date


class Did(StrEnum):
    """What became of a step in a project's life."""

    MADE = "made"
    FOUND = "found"
    CHANGED = "changed"
    TAKEN_BACK = "taken back"
    KEPT = "kept"


@dataclass(frozen=True)
class Move:
    """What became of the step that a review decides.

    Attributes:
        did: what became of it.
        step: the step, as it is now, or as it was where it was taken back.
        why: why it was kept, in a sentence; else empty.
    """

    did: Did
    step: StageChange
    why: str = ""

    @property
    def message(self) -> str:
        """What a curator is told."""
        messages = {
            Did.MADE: _("%(project)s became “%(stage)s” (%(day)s) by this review."),
            Did.FOUND: _("That %(project)s became “%(stage)s” (%(day)s) was recorded already."),
            Did.CHANGED: _("The step of %(project)s to “%(stage)s” (%(day)s) follows the review."),
            Did.TAKEN_BACK: _("The step of %(project)s to “%(stage)s” (%(day)s) was taken back."),
            Did.KEPT: _("The step of %(project)s to “%(stage)s” (%(day)s) stays: %(why)s"),
        }
        return messages[self.did] % {
            "project": self.step.project.name,
            "stage": self.step.stage.name,
            "day": show_partial_date(self.step.changed_on) or _("on a day that is not known"),
            "why": self.why,
        }


def save(review: Review) -> list[Move]:
    """Store a review and let the stage of its project follow, all or nothing.

    Args:
        review: the review, checked by its own rules.

    Returns:
        What became of the steps it decides or decided; empty where it has to do with none.

    Raises:
        ValidationError: the project may not go to that stage then; nothing is stored.
    """
    with transaction.atomic():
        before = stored(review)
        review.save()
        return follow(before, review)


def delete(review: Review) -> list[Move]:
    """Delete a review; the step it decided stays, as the decision was made all the same.

    Args:
        review: the review.
    """
    with transaction.atomic():
        step = step_of(review)
        review.delete()
    if step is None:
        return []
    return [Move(Did.KEPT, step, _("take it out on the project’s form if it was never so."))]


def step_of(review: Review) -> StageChange | None:
    """Return the recorded step that a review decided, if it accepted and there is one."""
    if not review.is_accepted:
        return None
    steps = StageChange.objects.filter(project=review.project_id, stage=review.requested_stage_id)
    found = [step for step in steps.select_related("project", "stage") if is_of(step, review)]
    return max(found, key=lambda step: step.changed_on == review.decided_on, default=None)


def stored(review: Review) -> Review | None:
    """Return a review as it is stored, and let others who change the same project wait."""
    rows = Review.objects.filter(pk=review.pk) if review.pk else Review.objects.none()
    before = rows.first()
    projects = {review.project_id, before.project_id if before else review.project_id}
    list(Project.objects.select_for_update().filter(pk__in=projects).order_by("pk").values("pk"))
    return before


def follow(before: Review | None, review: Review) -> list[Move]:
    """Let the stage of a project follow a review that was just stored, in the same transaction.

    Args:
        before: what `stored` returned before that.
        review: the review as it is stored now.

    Returns:
        What became of the steps it decides or decided.

    Raises:
        ValidationError: the project may not go to that stage then.
    """
    return list(_followed(before, review))


def _followed(before: Review | None, review: Review) -> Iterator[Move]:
    step = step_of(before) if before else None
    if before and step and (before.project_id != review.project_id or not review.is_accepted):
        yield _taken_back(step, before)
        step = None
    if review.is_accepted:
        yield from _moved(step, before, review)


def _moved(step: StageChange | None, before: Review | None, review: Review) -> Iterator[Move]:
    """Make the step of a review that accepts, or let the one there is follow."""
    if before and step:
        if _follow(step, before, review):
            _keep(step)
            yield Move(Did.CHANGED, step)
        return
    found = step_of(review)
    if found is None:
        yield Move(Did.MADE, _keep(_step_for(review)))
    elif before is None or not before.is_accepted:
        if _give_evidence(found, review):
            _keep(found)
        yield Move(Did.FOUND, found)


def _step_for(review: Review) -> StageChange:
    return StageChange(
        project=review.project,
        stage=review.requested_stage,
        changed_on=review.decided_on,
        resolution=review.resolution,
        source_url=review.source_url,
    )


# What a step repeats of its review: its own field, and that of the review.
_REPEATED = (
    ("stage_id", "requested_stage_id"),
    ("changed_on", "decided_on"),
    ("resolution_id", "resolution_id"),
    ("source_url", "source_url"),
)


def _follow(step: StageChange, before: Review, review: Review) -> bool:
    """Change what a step repeats of its review; tell whether anything had to be changed."""
    changed = False
    for own, theirs in _REPEATED:
        was, is_ = getattr(before, theirs), getattr(review, theirs)
        if was != is_ and getattr(step, own) in (was, "", None):
            setattr(step, own, is_)
            changed = True
    return changed


def _give_evidence(step: StageChange, review: Review) -> bool:
    """Fill in what the review knows and the step does not; tell whether there was anything."""
    changed = False
    for name in ("resolution_id", "source_url"):
        if not getattr(step, name) and getattr(review, name):
            setattr(step, name, getattr(review, name))
            changed = True
    return changed


def _keep(step: StageChange) -> StageChange:
    """Store a step if its project may take it.

    Raises:
        ValidationError: under the field of the review that asks for what may not be.
    """
    try:
        step.full_clean()
    except ValidationError as refusal:
        names = {own.removesuffix("_id"): theirs.removesuffix("_id") for own, theirs in _REPEATED}
        told = {names.get(field, "outcome"): words for field, words in refusal.message_dict.items()}
        raise ValidationError(told) from None
    step.save()
    return step


def _taken_back(step: StageChange, review: Review) -> Move:
    why = _what_rests_on(step, review)
    if why:
        return Move(Did.KEPT, step, why)
    StageChange.objects.get(pk=step.pk).delete()
    return Move(Did.TAKEN_BACK, step)


def _what_rests_on(step: StageChange, review: Review) -> str:
    """Return what else rests on a step than a review, in a sentence; empty if nothing does."""
    others = Review.objects.filter(
        project=step.project_id, requested_stage=step.stage_id, outcome=Review.Outcome.ACCEPTED
    )
    if any(is_of(step, other) for other in others.exclude(pk=review.pk)):
        return _("another review accepted it too.")
    line = StageChange.objects.filter(project=step.project_id).order_by("changed_on", "pk")
    steps = list(line.select_related("stage"))
    later = steps[steps.index(step) + 1 :]
    if later:
        words = {"stage": later[0].stage.name, "day": show_partial_date(later[0].changed_on)}
        return _("“%(stage)s” (%(day)s) follows it.") % words
    if step.note or any(
        getattr(step, own) not in (getattr(review, theirs), "", None) for own, theirs in _REPEATED
    ):
        return _("it says more than the review did; take it out on the project’s form if need be.")
    return ""
