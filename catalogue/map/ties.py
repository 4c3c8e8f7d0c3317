"""What the projects of a map have to do with each other, small enough to send with it."""

from itertools import permutations
from typing import Any, TypedDict

from django.db.models import QuerySet

from catalogue.models import Integration, Map, MapEntry, Project, Relation

Pair = tuple[int, int]
Pairs = set[Pair]


class MapTies(TypedDict):
    """The ties of a map; pairs are places in the list of projects.

    ``needs`` pairs a project with one it requires, ``works`` two that work with each other or meet
    in an integration, each pair once, the smaller number first.
    """

    projects: list[str]
    needs: list[Pair]
    works: list[Pair]


def map_ties(found: Map, on: str) -> MapTies:
    """Return the ties among the projects of a map, in three queries whatever its size.

    What needs, or is needed, is not repeated among what works with it.

    Args:
        found: the map.
        on: the day, ``YYYY-MM-DD``.
    """
    there = MapEntry.objects.filter(category__region__map=found).values("project")
    published = Project.objects.published().filter(pk__in=there).order_by()
    slugs = dict(published.values_list("pk", "slug"))
    needs, works = _relations(there, on)
    works |= _integrations(on)
    works -= {pair for one, other in needs for pair in ((one, other), (other, one))}
    needs, works = (
        {pair for pair in pairs if set(pair) <= slugs.keys()} for pairs in (needs, works)
    )
    tied = sorted({key for pair in needs | works for key in pair}, key=slugs.__getitem__)
    at = {key: number for number, key in enumerate(tied)}
    return MapTies(
        projects=[slugs[key] for key in tied],
        needs=sorted((at[one], at[other]) for one, other in needs),
        works=sorted({_in_order(at[one], at[other]) for one, other in works}),
    )


def _in_order(one: int, other: int) -> Pair:
    return (min(one, other), max(one, other))


def _relations(there: QuerySet[MapEntry, Any], on: str) -> tuple[Pairs, Pairs]:
    kinds = (Relation.Kind.REQUIRES, Relation.Kind.WORKS_WITH)
    rows = Relation.objects.on(on).filter(kind__in=kinds, project__in=there).order_by()
    needs, works = Pairs(), Pairs()
    for kind, one, other in rows.values_list("kind", "project", "target"):
        (needs if kind == Relation.Kind.REQUIRES else works).add((one, other))
    return needs, works


def _integrations(on: str) -> Pairs:
    """Return each two that meet; one with a draft among its sides is no more public than it."""
    rows = Integration.objects.on(on).exclude(via__state=Project.State.DRAFT).order_by()
    public = rows.filter(
        project__state=Project.State.PUBLISHED, technology__state=Project.State.PUBLISHED
    )
    met = public.values_list("project", "technology", "via")
    return {pair for sides in met for pair in permutations(filter(None, sides), 2)}
