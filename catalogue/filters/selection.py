"""What a list of projects shows, and what it would show if one of its filters were another.

Counts that react to each other are asked of the database one group at a time, or worked out from
what each filter keeps by itself. The latter takes the same three queries for any number of filters
and values, and the sets are small: a catalogue of 2,400 projects is 2,400 short texts for each
filter in use.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    CharField,
    F,
    IntegerField,
    QuerySet,
    Value,
    Window,
)
from django.db.models.functions import RowNumber

from catalogue.filters.orders import ordered
from catalogue.filters.projects import ProjectFilter, left_out
from catalogue.map.labels import Label, labels
from catalogue.models import Project
from catalogue.models.staging import SHOWN, StageShownOn

_STAGE = {
    **SHOWN,
    "listed": "stage.listed",
    "position": "stage.position",
    "changed_on": "stage_change.changed_on",
}


@dataclass(frozen=True)
class Facts:
    """What a project is, as far as a list sorts by it.

    Attributes:
        kind: one of ``Project.Kind``.
        license: its licence expression; empty if it is not known.
        host: slug of its host; empty without one.
        host_name: name of its host.
        stage: slug, name, mark, listed, position and changed_on of its stage, or None.
    """

    kind: str
    license: str = ""
    host: str = ""
    host_name: str = ""
    stage: dict[str, Any] | None = None

    @property
    def traits(self) -> set[str]:
        """What a list would leave it out for."""
        found = {"external"} if self.kind == Project.Kind.EXTERNAL else set()
        return found | ({"retired"} if self.stage and not self.stage["listed"] else set())


@dataclass(frozen=True)
class Selection:
    """Every project, and what the filters in use keep of them.

    Attributes:
        facts: of every published project, by slug, in the order asked for.
        kept: for each filter in use, the slugs of what it keeps by itself, with their places
            where the filter has an order of its own.
        including: what is asked for beside what lists show of their own accord.
        by_place: whether the filters' own order counts.
        labels: focus areas, tags and use cases.
    """

    facts: dict[str, Facts]
    kept: dict[str, dict[str, int]]
    including: Iterable[str] = ()
    by_place: bool = False
    labels: Iterable[Label] = ()

    @property
    def shown(self) -> list[str]:
        """The slugs of what matches everything, in order."""
        found = self.matching()
        if not self.by_place:
            return found
        return sorted(found, key=lambda slug: [places[slug] for places in self.kept.values()])

    def matching(self, but: str = "", asking: str = "", also: Iterable[str] = ()) -> list[str]:
        """Return the slugs of what would match, in the order of the facts.

        Args:
            but: a filter to leave aside.
            asking: a filter that would be in use: some make lists leave out nothing.
            also: what would be asked for beside ``including``.
        """
        used = {name: slugs for name, slugs in self.kept.items() if name != but}
        without = left_out({*used, asking}, {*self.including, *also})
        return [
            slug
            for slug, facts in self.facts.items()
            if all(slug in slugs for slugs in used.values())
            and (not without or without.isdisjoint(facts.traits))
        ]


def select(filters: ProjectFilter, order: list[str]) -> Selection:
    """Return what a list of projects shows, in three queries and those the filters need.

    Args:
        filters: the filters, over all published projects.
        order: fields to order by, as ``read_order`` returns them.
    """
    return Selection(
        facts=_facts(ordered(filters.queryset.with_stage(filters.day), order), filters.day),
        kept=_kept(filters.apart()),
        including=filters.including,
        by_place=not order,
        labels=labels(),
    )


def _facts(rows: QuerySet[Any], day: str) -> dict[str, Facts]:
    found = rows.values_list(
        "slug",
        "kind",
        "license",
        "host__slug",
        "host__name",
        StageShownOn(day, shown=_STAGE),
    )
    return {
        slug: Facts(kind, license_, host or "", host_name or "", stage)
        for slug, kind, license_, host, host_name, stage in found
    }


def _kept(apart: dict[str, QuerySet[Any]]) -> dict[str, dict[str, int]]:
    kept: dict[str, dict[str, int]] = {name: {} for name in apart}
    parts = [_placed(name, rows) for name, rows in apart.items()]
    if parts:
        for name, slug, place in parts[0].union(*parts[1:], all=True):
            kept[name][slug] = place
    return kept


def _placed(name: str, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    """Select the slugs of what a filter keeps, with places if it puts them in an order."""
    order: list[Any] = list(rows.query.order_by)
    place = Window(RowNumber(), order_by=order) if order else Value(0, IntegerField())
    selected = rows.order_by().annotate(filter_=Value(name, CharField()), slug_=F("slug"))
    found: QuerySet[Any, Any] = selected.annotate(place_=place).values_list(
        "filter_", "slug_", "place_"
    )
    return found
