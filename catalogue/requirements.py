"""What must be deployed for some projects to run, on a day; and what needs a project.

The database finds what can be reached (`catalogue.reach`), `catalogue.closure` puts it in order.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import BigIntegerField, Q

from catalogue.closure import closure, reached
from catalogue.models import Project, Relation, Stage
from catalogue.models.projects import ProjectQuerySet
from catalogue.models.staging import StageOn
from catalogue.reach import Towards, keys_of, met, steps

_PIECE = ("pk", "slug", "name", "role", "kind", "license", "at")
# SQLite takes 32,766 values in a statement.
_AT_ONCE = 20_000


class Piece(NamedTuple):
    """A project, as far as somebody who deploys it must know it.

    Attributes:
        pk: its key.
        slug: its slug.
        name: its name.
        role: what it does, in a few words.
        kind: a ``Project.Kind``.
        license: its SPDX licence expression, empty if none is recorded.
        stage: its stage on the day; None if none is known.
    """

    pk: int
    slug: str
    name: str
    role: str
    kind: str
    license: str
    stage: Stage | None

    @property
    def has_ended(self) -> bool:
        """Whether its stage says that it has ended or is going to."""
        return self.stage is not None and self.stage.mark == Stage.Mark.CROSS


@dataclass(frozen=True)
class Stack:
    """Projects, and everything they need.

    Attributes:
        on: the day, ``YYYY-MM-DD``.
        picks: slugs of what was asked for, as they are today, each once and in the order given.
        unknown: what was asked for and leads to nothing, likewise.
        members: everything by slug, what is installed first first.
        layers: the slugs in layers; see `catalogue.closure.Closure`, also for the following.
        loops: groups that need each other.
        because: for each member, the shortest chain that asks for it.
        needs: for each member, by slug what it directly needs.
        stages: the stages there are, by key.
    """

    on: str
    picks: tuple[str, ...]
    unknown: tuple[str, ...]
    members: Mapping[str, Piece]
    layers: tuple[tuple[str, ...], ...]
    loops: tuple[tuple[str, ...], ...]
    because: Mapping[str, tuple[str, ...]]
    needs: Mapping[str, tuple[str, ...]]
    stages: Mapping[int, Stage]


@dataclass(frozen=True)
class Option:
    """A project that works with some of a stack, without being needed.

    Attributes:
        piece: the project.
        with_: slugs of the members it works with.
        is_there: whether it is in the stack already, for other reasons.
    """

    piece: Piece
    with_: tuple[str, ...]
    is_there: bool


@dataclass(frozen=True)
class Dependents:
    """What needs a project: slugs of those that say so, and of all that do in the end."""

    direct: tuple[str, ...]
    all: tuple[str, ...]


def stack(slugs: Iterable[str], on: str) -> Stack:
    """Return projects with everything they need, in two queries whatever the depth.

    Slugs of before a rename are understood, at the price of as many again.

    Args:
        slugs: slugs of the projects; some may lead to nothing.
        on: the day, ``YYYY-MM-DD``.
    """
    asked = list(dict.fromkeys(slugs))
    stages = Stage.objects.in_bulk()
    needs, pieces = _read(asked, on, stages)
    if missing := [slug for slug in asked if slug not in pieces]:
        renamed = Project.objects.published().formerly(missing)
        asked = list(dict.fromkeys(renamed.get(slug, slug) for slug in asked))
        if renamed:
            needs, pieces = _read(asked, on, stages)
    picks = tuple(slug for slug in asked if slug in pieces)
    found = closure(picks, needs)
    return Stack(
        on=on,
        picks=picks,
        unknown=tuple(slug for slug in asked if slug not in pieces),
        members={slug: pieces[slug] for slug in found.members},
        layers=found.layers,
        loops=found.loops,
        because={slug: found.because(slug) for slug in found.members},
        needs={slug: tuple(sorted(needs.get(slug, ()))) for slug in found.members},
        stages=stages,
    )


def options(found: Stack) -> list[Option]:
    """Return what works with members of a stack, by slug, in two queries.

    It does so whichever of the two recorded it. What a member needs, or what needs it, is not
    repeated as what works with it.

    Args:
        found: the stack; its day counts.
    """
    within = {piece.pk: slug for slug, piece in found.members.items()}
    pairs: set[tuple[int, int]] = set()
    rows = Relation.objects.on(found.on).filter(kind=Relation.Kind.WORKS_WITH).order_by()
    for keys in _batches(within, _AT_ONCE // 2):
        touching = rows.filter(Q(project__in=keys) | Q(target__in=keys))
        for one, other in touching.values_list("project", "target"):
            pairs |= {(one, other), (other, one)}
    pieces = _pieces({other for one, other in pairs if one in within}, found.on, found.stages)
    with_: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        if one in within and other in pieces:
            with_[pieces[other].slug].add(within[one])
    for slug, needed in found.needs.items():
        with_[slug].difference_update(needed)
        for each in needed:
            with_[each].discard(slug)
    by_slug = {piece.slug: piece for piece in pieces.values()}
    return [
        Option(by_slug[slug], tuple(sorted(members)), slug in found.members)
        for slug, members in sorted(with_.items())
        if members
    ]


def required_by(project: Project, on: str) -> Dependents:
    """Return what needs a project, directly and in the end, in one query.

    Args:
        project: the project.
        on: the day, ``YYYY-MM-DD``.
    """
    rows = Project.objects.published().filter(pk__in=met([project.slug], on, Towards.USERS))
    told = rows.order_by().annotate(steps=steps(on, Towards.USERS))
    found = list(told.values_list("pk", "slug", "steps"))
    slugs = {key: slug for key, slug, _users in found}
    users = _named({key: keys_of(users) for key, _slug, users in found}, slugs)
    return Dependents(
        direct=tuple(sorted(users.get(project.slug, ()))),
        all=tuple(sorted(reached([project.slug], users).keys() - {project.slug})),
    )


def _read(
    slugs: Collection[str], on: str, stages: Mapping[int, Stage]
) -> tuple[dict[str, list[str]], dict[str, Piece]]:
    """Return what needs what, and every piece, by slug, in one query."""
    if not slugs:
        return {}, {}
    rows = _told(on).filter(pk__in=met(slugs, on)).annotate(steps=steps(on))
    found = list(rows.values_list(*_PIECE, "steps"))
    pieces = {row[0]: Piece._make((*row[:6], stages.get(row[6]))) for row in found}
    needs = _named(
        {row[0]: keys_of(row[7]) for row in found},
        {key: piece.slug for key, piece in pieces.items()},
    )
    return needs, {piece.slug: piece for piece in pieces.values()}


def _named(leads: Mapping[int, list[int]], slugs: Mapping[int, str]) -> dict[str, list[str]]:
    """Return steps by slug instead of key, without those from or to what has none: drafts."""
    return {
        slugs[key]: [slugs[other] for other in others if other in slugs]
        for key, others in leads.items()
        if key in slugs
    }


def _pieces(keys: Collection[int], on: str, stages: Mapping[int, Stage]) -> dict[int, Piece]:
    """Return the published projects among some, by key, in one query."""
    shown = _told(on).values_list(*_PIECE)
    found = [row for some in _batches(keys) for row in shown.filter(pk__in=some)]
    return {row[0]: Piece._make((*row[:6], stages.get(row[6]))) for row in found}


def _told(on: str) -> ProjectQuerySet:
    """Return the published projects, each with the key of its stage on a day as ``at``."""
    at = StageOn("stage.id", on, output_field=BigIntegerField())
    told: ProjectQuerySet = Project.objects.published().order_by()
    return told.annotate(at=at)


def _batches(keys: Iterable[int], size: int = _AT_ONCE) -> Iterator[list[int]]:
    """Yield keys in lists that fit into a statement."""
    every = list(keys)
    for first in range(0, len(every), size):
        yield every[first : first + size]
