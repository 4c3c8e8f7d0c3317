"""Every page that has an address of its own, for search engines.

A new kind of page is a line in ``_pages`` or in ``_kinds``, nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import DateTimeField, Max, OuterRef, QuerySet, Subquery
from django.urls import reverse

from catalogue.models import Edition, FocusArea, Map, Project, UseCase
from governance.models import Body, Organization, Person
from governance.pages import absolute

MOST = 50_000  # addresses in one file: https://www.sitemaps.org/protocol.html


@dataclass(frozen=True)
class Place:
    """A page: its address with the host, and the day it last changed, ``YYYY-MM-DD`` or nothing."""

    address: str
    changed_on: str = ""


@dataclass(frozen=True)
class Kind:
    """Pages of one kind, one for each row.

    Attributes:
        rows: the rows the public may see; those with ``changed`` say when they changed.
        url: the name of the pattern.
        keys: what the pattern takes from a row, as lookups.
    """

    rows: QuerySet[Any]
    url: str
    keys: tuple[str, ...] = ("slug",)


def _pages() -> tuple[str, ...]:
    """Return the names of the patterns of pages there is one of."""
    return (
        *("home", "project-list", "use-case-list", "focus-area-list", "stack", "compare"),
        *("governance", "body-list", "person-list", "resolution-list", "admission"),
        *("organization-list", "stats", "changes", "about", "legend", "api:docs"),
        *("suggest", "suggestions-decided"),
    )


def _kinds() -> tuple[Kind, ...]:
    """Return the kinds of pages there are many of."""
    maps = Map.objects.order_by("position", "pk")
    editions = Edition.objects.order_by("map__position", "number").defer("document")
    return (
        Kind(maps, "map"),
        Kind(maps, "edition-list"),
        Kind(editions, "edition", ("map__slug", "number")),
        Kind(_with_change(Project.objects.published().order_by("slug")), "project"),
        Kind(UseCase.objects.filter(state=Project.State.PUBLISHED).order_by("slug"), "use-case"),
        Kind(FocusArea.objects.order_by("slug"), "focus-area"),
        Kind(Body.objects.order_by("slug"), "body"),
        Kind(Person.objects.order_by("slug"), "person"),
        Kind(Organization.objects.order_by("slug"), "organization"),
    )


def places() -> Iterator[Place]:
    """Yield every page, in one query for each kind."""
    for name in _pages():
        yield Place(absolute(reverse(name)))
    for kind in _kinds():
        columns = (*kind.keys, "changed") if "changed" in kind.rows.query.annotations else kind.keys
        for row in kind.rows.values_list(*columns):
            keys, changed = row[: len(kind.keys)], row[len(kind.keys) :]
            day = changed[0].date().isoformat() if changed and changed[0] else ""
            yield Place(absolute(reverse(kind.url, args=keys)), day)


def _with_change(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Add when a row was last changed, by its history."""
    past = rows.model.history.filter(id=OuterRef("pk")).order_by().values("id")
    last = past.annotate(last=Max("history_date")).values("last")
    found: QuerySet[Any] = rows.annotate(changed=Subquery(last, output_field=DateTimeField()))
    return found
