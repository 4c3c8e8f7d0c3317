"""The list of projects: as cards, as a table, as a file."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalogue.facets import carried, changed, chips
from catalogue.filters import ProjectFilter
from catalogue.filters.orders import read_order
from catalogue.filters.selection import Selection, select
from catalogue.models import Project
from catalogue.views.heads import projects as heads
from catalogue.views.list_groups import groups, ways_out
from governance.pages import absolute
from governance.partial_dates import today

PER_PAGE = 60
COLUMNS = (
    *("slug", "name", "role", "kind", "stage", "stage since", "focus areas"),
    *("first release", "host", "licence", "part of", "address"),
)
VIEWS = ("cards", "table")
OWN_FIELDS = ("q", "include")  # of the form, besides those for the groups
ALSO = ("retired", "external")
# By what a table is sorted first when a heading is followed: the latest, not the oldest.
LATEST_FIRST = ("first_release", "changed")


@dataclass(frozen=True)
class Line:
    """A project in a list, with its stage and the names of its focus areas."""

    project: Project
    stage: dict[str, Any] | None
    focus_areas: list[str]


@dataclass(frozen=True)
class Sorting:
    """A way to put the list in order.

    Attributes:
        name: the field.
        label: what it is called.
        address: where the list is in that order; turned round, if it is in that order already.
        state: ``ascending`` or ``descending``; empty if the list is not in that order.
    """

    name: str
    label: str
    address: str
    state: str


def project_list(request: HttpRequest) -> HttpResponse:
    """Show the projects that match the filters of the address, in pages."""
    filters = _filters(request.GET)
    order, refusal = read_order(request.GET.get("ordering", ""))
    selection = select(filters, order)
    offered = groups(request.GET, selection)
    known = {name: str(found.label) for name, found in filters.filters.items()}
    asked = request.GET.get("page", "")
    page: Page[str] = Paginator(selection.shown, PER_PAGE).get_page(asked)
    view = request.GET.get("view", "")
    hidden = [name for name in known if name not in OWN_FIELDS]
    context = {
        "head": heads.of_projects(),
        "refusals": [*_refusals(filters), *_refusal("ordering", refusal), *_view_refusal(view)],
        "is_bare": not selection.facts,
        "page": page,
        "lines": lines(list(page), selection),
        "view": view if view in VIEWS else VIEWS[0],
        "views": {name: changed(request.GET, "view", [name]) for name in VIEWS},
        "sortings": sortings(request.GET, order),
        "groups": offered,
        "chips": chips(request.GET, offered, known),
        "ways_out": ways_out(request.GET, selection, offered, known) if not page else [],
        "also": _also(selection),
        "carried": carried(request.GET, offered, [*hidden, "view", "ordering"]),
        "unusable_page": asked if asked != str(page.number) else "",
        "query": changed(request.GET, "page", [])[1:],
    }
    return render(request, "catalogue/project_list.html", context)


def project_table(request: HttpRequest) -> HttpResponse:
    """Answer with the list an address leads to as CSV (RFC 4180), whole and in its order."""
    filters = _filters(request.GET)
    order, _refusal = read_order(request.GET.get("ordering", ""))
    selection = select(filters, order)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="projects-{today()}.csv"'
    table = csv.writer(answer)
    table.writerow(COLUMNS)
    for line in lines(selection.shown, selection):
        project = line.project
        stage = line.stage or {"name": "", "changed_on": ""}
        table.writerow(
            [
                project.slug,
                project.name,
                project.role,
                project.get_kind_display(),
                stage["name"],
                stage["changed_on"],
                ", ".join(line.focus_areas),
                project.first_release or "",
                project.host.name if project.host else "",
                project.license,
                _whole(project),
                absolute(project.get_absolute_url()),
            ]
        )
    return answer


def lines(slugs: list[str], selection: Selection) -> list[Line]:
    """Return projects as lines of a list, in one query.

    Args:
        slugs: the projects, in their order.
        selection: what they were selected from.
    """
    rows = Project.objects.published().select_related("host", "first_release", "parent")
    found = rows.defer("description", "logo", "parent__description", "parent__logo")
    by_slug = {row.slug: row for row in found.filter(slug__in=slugs)}
    areas = [label for label in selection.labels if label.parameter == "focus_area"]
    return [
        Line(
            by_slug[slug],
            selection.facts[slug].stage,
            [area.name for area in areas if slug in area.projects],
        )
        for slug in slugs
        if slug in by_slug
    ]


def sortings(data: QueryDict, order: list[str]) -> dict[str, Sorting]:
    """Return the ways to put a list in order, by field.

    Args:
        data: the parameters of the address.
        order: the fields it is in order by.
    """
    first = order[0] if order else ("" if data.get("q") else "name")
    return {
        name: _sorting(data, name, label, first)
        for name, label in {
            "name": _("Name"),
            "kind": _("Kind"),
            "stage": _("Stage"),
            "changed": _("Stage since"),
            "first_release": _("First release"),
            "host": _("Host"),
            "license": _("Licence"),
        }.items()
    }


def _sorting(data: QueryDict, name: str, label: str, first: str) -> Sorting:
    state = {name: "ascending", f"-{name}": "descending"}.get(first, "")
    is_backwards = state == "ascending" if state else name in LATEST_FIRST
    address = changed(data, "ordering", [f"-{name}" if is_backwards else name])
    return Sorting(name, label, address, state)


def _whole(project: Project) -> str:
    """Return the name of what a project is part of, if the public may see that."""
    parent = project.parent
    return parent.name if parent and parent.state == Project.State.PUBLISHED else ""


def _filters(data: QueryDict) -> ProjectFilter:
    return ProjectFilter(data, queryset=Project.objects.published())


def _also(selection: Selection) -> list[tuple[str, str, bool, int]]:
    """Return what may be shown beside the list: value, label, whether it is, how many that is."""
    names = {"external": _("technologies of others"), "retired": _("what is retired")}
    everything = selection.matching(also=ALSO)
    return [
        (
            value,
            label,
            value in selection.including,
            sum(value in selection.facts[slug].traits for slug in everything),
        )
        for value, label in names.items()
    ]


def _refusals(filters: ProjectFilter) -> list[tuple[str, str]]:
    """Return what is wrong with values that cannot be used, by parameter."""
    errors: Mapping[str, Iterable[str]] = filters.form.errors
    return [(name, str(message)) for name, messages in errors.items() for message in messages]


def _refusal(name: str, message: str) -> list[tuple[str, str]]:
    return [(name, message)] if message else []


def _view_refusal(view: str) -> list[tuple[str, str]]:
    if not view or view in VIEWS:
        return []
    message = _("“%(wrong)s” is not known here; use %(known)s.")
    return [("view", message % {"wrong": view, "known": ", ".join(VIEWS)})]
