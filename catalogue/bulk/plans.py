"""What a change would do to each of many projects, and the change itself, in one transaction."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import orjson

from catalogue.models import Project
from catalogue.models.projects import ProjectQuerySet
from catalogue.writing.transactions import locked, writing

# More are changed in several goes: somebody is to look at each line.
AT_MOST = 5_000


class Verdict(StrEnum):
    """What would become of a project."""

    CHANGES = "changes"
    STAYS = "stays"
    REFUSED = "refused"


@dataclass(frozen=True)
class Line:
    """What would become of one project.

    Attributes:
        project: the project.
        before: what is so now, in words; empty if nothing is.
        after: what would be so, likewise.
        verdict: whether it changes, is so already, or may not be so.
        why: what there is to know of that, in a sentence; the reason where it is refused.
    """

    project: Project
    before: str
    after: str
    verdict: Verdict
    why: str = ""


@dataclass(frozen=True)
class Plan:
    """What would become of projects, in the order of their names."""

    lines: tuple[Line, ...]

    def of(self, verdict: Verdict) -> list[Line]:
        """Return the lines with a verdict."""
        return [line for line in self.lines if line.verdict == verdict]

    @property
    def changing(self) -> list[Line]:
        """The projects that would change."""
        return self.of(Verdict.CHANGES)

    @property
    def staying(self) -> list[Line]:
        """The projects that are so already."""
        return self.of(Verdict.STAYS)

    @property
    def refused(self) -> list[Line]:
        """The projects that may not become so."""
        return self.of(Verdict.REFUSED)

    @property
    def mark(self) -> str:
        """A short text that no other plan has: whoever sends it back has seen this one."""
        said = [
            [line.project.pk, line.before, line.after, line.verdict, line.why]
            for line in self.lines
        ]
        return hashlib.sha256(orjson.dumps(said)).hexdigest()[:32]


class Change(Protocol):
    """Something that can be done to many projects."""

    def plan(self, projects: Sequence[Project]) -> Plan:
        """Return what it would do, in a number of queries that does not grow."""
        ...

    def store(self, projects: Sequence[Project], reason: str) -> None:
        """Do it to those that may change, within a transaction."""
        ...


def planned(change: Change, keys: Collection[int]) -> Plan:
    """Return what a change would do.

    Args:
        change: the change.
        keys: the keys of the projects.
    """
    return change.plan(list(_chosen(keys)))


def carry_out(change: Change, keys: Collection[int], reason: str, mark: str) -> tuple[Plan, bool]:
    """Do what was shown, all of it; or nothing, if it is not that any more.

    Args:
        change: the change.
        keys: the keys of the projects.
        reason: why, for the histories.
        mark: that of the plan that was shown.

    Returns:
        The plan as it is now, and whether it was carried out.
    """
    with writing(reason):
        plan = change.plan(list(locked(_chosen(keys))))
        if plan.mark != mark:
            return plan, False
        change.store([line.project for line in plan.changing], reason)
    return plan, True


def _chosen(keys: Collection[int]) -> ProjectQuerySet:
    rows = Project.objects.filter(pk__in=keys).order_by("sort_key", "slug")
    return rows.only("pk", "name", "slug", "sort_key")
