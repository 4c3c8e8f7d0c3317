"""What is worth comparing, by what the catalogue says: alternatives, and projects of one kind."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from catalogue.models import MapEntry, Project, Relation

MOST = 10  # columns that can be read at once


@dataclass(frozen=True)
class Example:
    """Projects worth comparing.

    Attributes:
        reason: the category of a map they stand in; empty for recorded alternatives.
        projects: their slugs and names.
    """

    reason: str
    projects: tuple[tuple[str, str], ...]


def examples(on: str, limit: int = 8) -> list[Example]:
    """Return comparisons to begin with: alternatives first, then categories. Two queries.

    Args:
        on: the day, ``YYYY-MM-DD``.
        limit: how many categories at most.
    """
    found = [Example("", pair) for pair in _alternatives(on)]
    seen = {frozenset(example.projects) for example in found}
    for example in _categories(on):
        if frozenset(example.projects) not in seen and limit > 0:
            found.append(example)
            limit -= 1
    return found


def similar(project: Project, on: str, limit: int = MOST) -> list[tuple[str, str]]:
    """Return projects worth comparing with one: its alternatives, then those beside it on maps.

    Two queries.

    Args:
        project: the project.
        on: the day, ``YYYY-MM-DD``.
        limit: how many at most.

    Returns:
        Slugs and names.
    """
    own = Q(project=project) | Q(target=project)
    ends = [end for pair in _alternatives(on, own) for end in pair]
    beside = MapEntry.objects.filter(category__entries__project=project)
    ends += _entries(beside, on).values_list("project__slug", "project__name")
    found = [end for end in dict.fromkeys(ends) if end[0] != project.slug]
    return found[:limit]


def _alternatives(on: str, which: Q | None = None) -> list[tuple[tuple[str, str], ...]]:
    state = Project.State.PUBLISHED
    rows = Relation.objects.on(on).filter(
        which or Q(),
        kind=Relation.Kind.ALTERNATIVE_TO,
        project__state=state,
        target__state=state,
    )
    ends = rows.values_list("project__slug", "project__name", "target__slug", "target__name")
    # Two may each have been recorded as the alternative of the other.
    pairs = {frozenset((end[:2], end[2:])): (end[:2], end[2:]) for end in ends}
    return list(pairs.values())


def _categories(on: str) -> list[Example]:
    rows = _entries(MapEntry.objects.all(), on).values_list(
        "category", "category__name", "project__slug", "project__name"
    )
    together: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    for key, name, *project in rows:
        together[key, name].append((project[0], project[1]))
    return [
        Example(name, tuple(projects))
        for (_key, name), projects in together.items()
        if 2 <= len(projects) <= MOST
    ]


def _entries(rows: QuerySet[MapEntry], on: str) -> QuerySet[MapEntry]:
    """Keep entries of projects of our own that are listed, in the order of the maps."""
    listed = Project.objects.published().listed(on).values("pk")
    return rows.filter(project__in=listed).order_by(
        "category__region__map__position",
        "category__region__map",
        "category__region__position",
        "category__row",
        "category__position",
        "category",
        "position",
    )
