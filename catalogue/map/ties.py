"""What the projects of a map have to do with each other, small enough to send with it."""

from itertools import permutations
from typing import Any, TypedDict

from django.db.models import QuerySet

from catalogue.models import Integration, Map, MapEntry, Project, Relation

Pair = tuple[int, int]
Pairs = set[Pair]


class MapTies(TypedDict):
    """The ties of a map; pairs are places in the list of projects.

    ``needs`` pairs a project with one it requires; ``bridges`` two that meet through a bridge, or
    the bridge with either of them; ``works`` two that work with each other or meet without one.
    Of these two, each pair has the smaller number first.
    """

    projects: list[str]
    needs: list[Pair]
    bridges: list[Pair]
    works: list[Pair]


def map_ties(found: Map, on: str) -> MapTies:
    """Return the ties among the projects of a map, in three queries whatever its size.

    A pair is in one list only: what needs, or is needed, is not repeated among what meets it
    through a bridge, nor either of them among what works with it.

    Args:
        found: the map.
        on: the day, ``YYYY-MM-DD``.
    """
    there = MapEntry.objects.filter(category__region__map=found).values("project")
    published = Project.objects.published().filter(pk__in=there).order_by()
    slugs = dict(published.values_list("pk", "slug"))
    needs, works = _relations(there, on)
    bridges, met = _integrations(on)
    closer = _either_way(needs)
    bridges -= closer
    works = (works | met) - closer - _either_way(bridges)
    needs, bridges, works = (
        {pair for pair in pairs if set(pair) <= slugs.keys()} for pairs in (needs, bridges, works)
    )
    tied = sorted({key for pair in needs | bridges | works for key in pair}, key=slugs.__getitem__)
    at = {key: number for number, key in enumerate(tied)}
    return MapTies(
        projects=[slugs[key] for key in tied],
        needs=sorted((at[one], at[other]) for one, other in needs),
        bridges=sorted({_in_order(at[one], at[other]) for one, other in bridges}),
        works=sorted({_in_order(at[one], at[other]) for one, other in works}),
    )


def _either_way(pairs: Pairs) -> Pairs:
    return pairs | {(other, one) for one, other in pairs}


def _in_order(one: int, other: int) -> Pair:
    return (min(one, other), max(one, other))


def _relations(there: QuerySet[MapEntry, Any], on: str) -> tuple[Pairs, Pairs]:
    kinds = (Relation.Kind.REQUIRES, Relation.Kind.WORKS_WITH)
    rows = Relation.objects.on(on).filter(kind__in=kinds, project__in=there).order_by()
    needs, works = Pairs(), Pairs()
    for kind, one, other in rows.values_list("kind", "project", "target"):
        (needs if kind == Relation.Kind.REQUIRES else works).add((one, other))
    return needs, works


def _integrations(on: str) -> tuple[Pairs, Pairs]:
    """Return each two that meet: those with a bridge between them or as one of them, the others.

    An integration with a draft among its sides is no more public than it.
    """
    rows = Integration.objects.on(on).exclude(via__state=Project.State.DRAFT).order_by()
    public = rows.filter(
        project__state=Project.State.PUBLISHED, technology__state=Project.State.PUBLISHED
    )
    bridged, direct = Pairs(), Pairs()
    ends = public.values_list("project", "technology", "via", "project__kind", "technology__kind")
    for one, other, via, one_kind, other_kind in ends:
        is_bridged = bool(via) or Project.Kind.BRIDGE in (one_kind, other_kind)
        pairs = permutations(filter(None, (one, other, via)), 2)
        (bridged if is_bridged else direct).update(pairs)
    return bridged, direct
