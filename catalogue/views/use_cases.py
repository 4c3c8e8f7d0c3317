"""Use cases: problems people come with, and the pieces that solve them."""

from collections import Counter
from typing import Any

from django.db.models import CharField, Count, Q, Value
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalogue.facets import Choice, Group, carried, chips
from catalogue.filters import UseCaseFilter
from catalogue.models import Project, UseCase, UseCaseNeed
from catalogue.places import on_maps
from catalogue.requirements import Piece, stack
from catalogue.solutions import adoptions, components, labels, stand_ins
from catalogue.stack_words import reason
from catalogue.views.heads import pages as heads
from governance.addresses import found_or_moved
from governance.models import Sector
from governance.partial_dates import today

GROUPS = ("sector", "focus_area")
MOST_ADOPTIONS = 20


def use_case_list(request: HttpRequest) -> HttpResponse:
    """Show the use cases that match the filters of the address."""
    published = UseCase.objects.filter(state=Project.State.PUBLISHED)
    filters = UseCaseFilter(request.GET, queryset=published)
    public = Q(needs__project__state=Project.State.PUBLISHED)
    # Counting makes Django forget the order of the model.
    counted = published.annotate(count=Count("needs", public)).order_by("sort_key", "slug")
    rows = list(counted.prefetch_related("focus_areas"))
    matches = _matches(filters)
    offered = _groups(request.GET, rows, matches)
    known = {name: str(found.label) for name, found in filters.filters.items()}
    errors = filters.form.errors.items()
    context = {
        "head": heads.of_use_cases(),
        "use_cases": [row for row in rows if row.pk in matches[""]],
        "groups": offered,
        "chips": chips(request.GET, offered, known),
        "carried": carried(request.GET, offered, [name for name in known if name != "q"]),
        "refusals": [(name, str(said)) for name, messages in errors for said in messages],
    }
    return render(request, "catalogue/use_case_list.html", context)


def use_case_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a problem, what solves it and who does it so."""
    published = UseCase.objects.filter(state=Project.State.PUBLISHED)
    found = found_or_moved(request, published, slug)
    if not isinstance(found, UseCase):
        return found
    return render(request, "catalogue/use_case.html", context_of(found))


def context_of(found: UseCase) -> dict[str, Any]:
    """Return what a use case's page is made of."""
    on = today()
    parts = components(found, on)
    projects = [part.project for part in parts]
    adopters = adoptions(found, projects, on)
    core = [part for part in parts if part.need.importance == UseCaseNeed.Importance.CORE]
    return {
        "head": heads.of_use_case(found),
        "case": found,
        "labels": labels(found),
        "core": core,
        "optional": [part for part in parts if part not in core],
        "further": _further([part.project.slug for part in core], on),
        "maps": on_maps({part.project.pk for part in parts if part.is_listed}),
        "count": len(parts),
        "adoptions": adopters[:MOST_ADOPTIONS],
        "more_adoptions": max(len(adopters) - MOST_ADOPTIONS, 0),
        "stand_ins": stand_ins(projects, on),
    }


def _further(core: list[str], on: str) -> list[tuple[Piece, str]]:
    """Return what the core components need in the end beside each other, and why, first first."""
    found = stack(core, on)
    return [
        (piece, reason(found, slug)) for slug, piece in found.members.items() if slug not in core
    ]


def _matches(filters: UseCaseFilter) -> dict[str, set[int]]:
    """Return what matches, and what would without each of the filters with counts, in one query."""
    but: dict[str, set[int]] = {name: set() for name in ("", *GROUPS)}
    first, *others = (
        filters.without(name).order_by().values_list(Value(name, CharField()), "pk") for name in but
    )
    for name, key in first.union(*others, all=True):
        but[name].add(key)
    return but


def _groups(data: QueryDict, rows: list[Any], matches: dict[str, set[int]]) -> list[Group]:
    """Return sectors and focus areas that occur, with how many use cases each would leave."""
    areas = sorted(
        {area for row in rows for area in row.focus_areas.all()},
        key=lambda area: (area.position, area.pk),
    )
    having = {
        "sector": {row.pk: {row.sector} for row in rows},
        "focus_area": {row.pk: {area.slug for area in row.focus_areas.all()} for row in rows},
    }
    values = {
        "sector": [(sector.value, str(sector.label)) for sector in Sector],
        "focus_area": [(area.slug, area.name) for area in areas],
    }
    labels = {"sector": _("Sector"), "focus_area": _("Focus area")}
    found = []
    for name in GROUPS:
        there = {value for each in having[name].values() for value in each}
        counts = Counter(value for key in matches[name] for value in having[name][key])
        chosen = data.getlist(name)
        choices = [
            Choice(value, label, value in chosen, counts[value])
            for value, label in values[name]
            if value in there or value in chosen
        ]
        found.append(Group(name, labels[name], choices))
    return found
