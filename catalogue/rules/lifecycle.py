"""What must hold of the stages of projects and of what decided them."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from catalogue.lifecycle import is_of
from catalogue.models import Project, Review, StageChange
from governance.findings import Finding, Severity, Subject
from governance.partial_dates import show_partial_date


def stages_have_evidence(on: str) -> Iterator[Finding]:
    """Every step of a project's life has a source or a resolution that decided it.

    A warning: the step may be right, but nobody can look it up. Drafts are not asked yet.
    """
    changes = _steps(on).filter(source_url="", resolution=None)
    for change in changes:
        yield Finding(
            "stages-have-evidence",
            Severity.WARNING,
            Subject.of(change.project),
            _("Nothing tells why its stage is “%(stage)s” since %(day)s.")
            % {"stage": change.stage.name, "day": _day(change)},
            _("Enter a source or the resolution with that stage."),
        )


def reviewed_stages_have_reviews(on: str) -> Iterator[Finding]:
    """Who entered a stage that takes a review was reviewed for it and accepted.

    Stages are data, so which take a review is learnt from the reviews there are: those that any
    project was reviewed for. A later stage does not do away with it. A warning: the stage may
    have been given without a review, or before there were any.
    """
    accepted: dict[int, set[int]] = defaultdict(set)
    reviews = Review.objects.values_list(
        "requested_stage_id", "project_id", "outcome", "decided_on"
    )
    for stage, project, outcome, decided in reviews:
        accepted[stage] |= (
            {project} if outcome == Review.Outcome.ACCEPTED and decided <= on else set()
        )
    for change in _steps(on).filter(stage__in=accepted):
        if change.project_id not in accepted[change.stage_id]:
            yield Finding(
                "reviewed-stages-have-reviews",
                Severity.WARNING,
                Subject.of(change.project),
                _("Its stage became “%(stage)s” on %(day)s, and no review of it was accepted.")
                % {"stage": change.stage.name, "day": _day(change)},
                _("Enter the review with its outcome, or correct the stage."),
            )


def accepted_reviews_moved_the_stage(on: str) -> Iterator[Finding]:
    """Who was accepted for a stage entered it.

    A warning: the project still has the stage before. The admin records both at once, so the review
    came in another way, or the step was taken out.
    """
    accepted = Review.objects.filter(outcome=Review.Outcome.ACCEPTED, decided_on__lte=on)
    published = accepted.filter(project__state=Project.State.PUBLISHED)
    steps: dict[int, list[StageChange]] = defaultdict(list)
    for change in StageChange.objects.filter(project__in=published.values("project")):
        steps[change.project_id].append(change)
    rows = published.select_related("project", "requested_stage")
    for review in rows.defer("project__description", "project__logo"):
        if not any(is_of(change, review) for change in steps[review.project_id]):
            yield Finding(
                "accepted-reviews-moved-the-stage",
                Severity.WARNING,
                Subject.of(review.project),
                _("It was accepted for “%(stage)s” on %(day)s, and no such step is recorded.")
                % {
                    "stage": review.requested_stage.name,
                    "day": show_partial_date(review.decided_on),
                },
                _("Save the review again, which records the step, or correct its outcome."),
            )


def _steps(on: str) -> QuerySet[StageChange]:
    published = Project.State.PUBLISHED
    steps = StageChange.objects.filter(changed_on__lte=on, project__state=published)
    return steps.select_related("project", "stage", "resolution").defer(
        "project__description", "project__logo"
    )


def _day(change: StageChange) -> str:
    return show_partial_date(change.changed_on) or _("a day that is not known")
