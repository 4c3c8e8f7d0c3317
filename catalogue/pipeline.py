"""How projects get in: which stages lead inwards, who is in them, how long each stage took."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from catalogue.models import Project, Stage, StageChange
from governance.models import Resolution
from governance.partial_dates import parse_partial_date

_DAYS_OF_A_MONTH = 30.44


@dataclass(frozen=True)
class Passage:
    """A project's time in a stage.

    Attributes:
        project: the project.
        stage: the stage.
        since: when it entered, a partial date; empty if unknown.
        until: when it left, a partial date; empty if it has not, or that is unknown.
        resolution: the decision by which it entered, if one is recorded.
        last: whether this is the stage it is in.
    """

    project: Project
    stage: Stage
    since: str
    until: str
    resolution: Resolution | None
    last: bool

    @property
    def days(self) -> int | None:
        """How long it took, as far as the dates say; None if one of them is unknown."""
        if not self.since or not self.until:
            return None
        return (parse_partial_date(self.until) - parse_partial_date(self.since)).days

    @property
    def months(self) -> int | None:
        """How long it took, to the month."""
        return None if self.days is None else round(self.days / _DAYS_OF_A_MONTH)

    @property
    def exact(self) -> bool:
        """Whether both dates are known to the day."""
        return len(self.since) == len(self.until) == len("2019-04-08")


@dataclass
class Step:
    """A stage, with how many projects are in it and what may follow.

    Attributes:
        stage: the stage; what may follow it is at hand.
        inward: whether projects pass through it once, on their way in.
        count: how many projects are in it.
        projects: which, if the stage leads inwards.
    """

    stage: Stage
    inward: bool
    count: int = 0
    projects: list[Project] = field(default_factory=list)


def inward_stages(following: Mapping[int, Iterable[int]]) -> set[int]:
    """Return the stages to which no project comes back: those on the way in.

    A stage without anything said to follow it may be followed by every other.

    Args:
        following: the stages that may follow each, by their keys.
    """
    after = {key: set(next_) or set(following) - {key} for key, next_ in following.items()}
    return {key for key in following if after[key] and key not in _reachable(key, after)}


def _reachable(start: int, after: Mapping[int, set[int]]) -> set[int]:
    found: set[int] = set()
    left = list(after.get(start, ()))
    while left:
        key = left.pop()
        if key not in found:
            found.add(key)
            left.extend(after.get(key, ()))
    return found


def passages(on: str) -> list[list[Passage]]:
    """Return the stages of every published project up to a day, by project, in one query.

    Args:
        on: the day, ``YYYY-MM-DD``.
    """
    changes = (
        StageChange.objects.filter(project__state=Project.State.PUBLISHED, changed_on__lte=on)
        .select_related("project", "stage", "resolution")
        .defer("project__description", "project__logo", "project__summary")
        .order_by("project__sort_key", "project__slug", "changed_on", "pk")
    )
    return [_line(list(own)) for _key, own in groupby(changes, key=lambda one: one.project_id)]


def _line(changes: list[StageChange]) -> list[Passage]:
    ended = [*(later.changed_on for _earlier, later in pairwise(changes)), ""]
    return [
        Passage(
            change.project,
            change.stage,
            change.changed_on,
            until,
            change.resolution,
            last=change is changes[-1],
        )
        for change, until in zip(changes, ended, strict=True)
    ]


def steps(lines: Iterable[list[Passage]]) -> list[Step]:
    """Return the stages in their order with who is in them, in two queries.

    Args:
        lines: the passages of each project.
    """
    stages = list(Stage.objects.prefetch_related("next_stages"))
    inward = inward_stages({one.pk: [then.pk for then in one.next_stages.all()] for one in stages})
    within: dict[int, list[Project]] = defaultdict(list)
    for line in lines:
        within[line[-1].stage.pk].append(line[-1].project)
    return [
        Step(
            one,
            one.pk in inward,
            len(within[one.pk]),
            within[one.pk] if one.pk in inward else [],
        )
        for one in stages
    ]
