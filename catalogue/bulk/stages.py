"""Many projects enter a stage on the same day, by the same decision."""

from collections import defaultdict
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalogue.bulk.plans import Line, Plan, Verdict
from catalogue.models import Project, StageChange
from governance.models.history import record_new
from governance.partial_dates import show_partial_date

_BATCH = 500


class StageMove:
    """Projects enter a stage.

    Args:
        step: the step each of them takes: stage, day, resolution, source, note; without a project.
    """

    def __init__(self, step: StageChange) -> None:
        self.step = step

    def plan(self, projects: Sequence[Project]) -> Plan:
        """Return what would become of projects, in three queries.

        What the form of one project would refuse is refused here, in the same words.
        """
        lives: dict[int, list[StageChange]] = defaultdict(list)
        steps = StageChange.objects.filter(project__in=[project.pk for project in projects])
        for step in steps.select_related("stage").prefetch_related("stage__next_stages"):
            lives[step.project_id].append(step)
        return Plan(tuple(self._line(project, lives[project.pk]) for project in projects))

    def store(self, projects: Sequence[Project], reason: str) -> None:
        """Record the step of each project, with its history."""
        steps = [self._step_of(project) for project in projects]
        StageChange.objects.bulk_create(steps, batch_size=_BATCH)
        record_new(StageChange, steps, reason)

    def _step_of(self, project: Project) -> StageChange:
        told = {
            field.name: getattr(self.step, field.name)
            for field in StageChange._meta.fields
            if field.name not in ("id", "project")
        }
        return StageChange(project=project, **told)

    def _line(self, project: Project, life: Sequence[StageChange]) -> Line:
        day, stage = self.step.changed_on, self.step.stage
        before = [step for step in life if step.changed_on <= day]
        later = life[len(before) :]
        then = before[-1].stage if before else None
        names = (then.name if then else "", stage.name)
        if then == stage:
            words = _("It is in that stage since %(day)s already.")
            return Line(project, *names, Verdict.STAYS, words % {"day": _day(before[-1])})
        if any((step.stage, step.changed_on) == (stage, day) for step in before):
            words = _("It entered that stage on the same day already, and left it again.")
            return Line(project, *names, Verdict.REFUSED, words)
        try:
            self._step_of(project).clean_beside(life)
        except ValidationError as refusal:
            return Line(project, *names, Verdict.REFUSED, " ".join(refusal.messages))
        return Line(project, *names, Verdict.CHANGES, _told(later))


def _told(later: Sequence[StageChange]) -> str:
    """Return what is to be known where the step is not the last one."""
    if not later:
        return ""
    words = _("“%(stage)s” (%(day)s) comes after it and stays its latest stage.")
    return words % {"stage": later[-1].stage.name, "day": _day(later[-1])}


def _day(step: StageChange) -> str:
    return show_partial_date(step.changed_on) or _("a day that is not known")
