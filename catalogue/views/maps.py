"""The home page and the maps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalogue.contents import contents, news
from catalogue.editions import maps_with_latest
from catalogue.facets import Chip, Group, chips
from catalogue.filters import ProjectFilter
from catalogue.map.document import MapDocument, map_document
from catalogue.map.labels import labels
from catalogue.map.narrowing import narrowed
from catalogue.map.sheets import Sheets, arrange
from catalogue.map.ties import map_ties
from catalogue.models import Map, Project, Stage
from catalogue.models.projects import ProjectQuerySet
from catalogue.views.heads import maps as heads
from catalogue.views.map_groups import groups
from catalogue.views.map_state import FILTERS, MapState, read_state
from catalogue.views.picks import pick_form, picks
from governance.addresses import found_or_moved
from governance.partial_dates import today

# On the first page: enough to see what there is, few enough to read.
MOST_USE_CASES = 36
MOST_NEWS = 8


@dataclass(frozen=True)
class LiveMap:
    """A map ready to be shown."""

    map: Map
    document: MapDocument
    sheets: Sheets


def home(request: HttpRequest) -> HttpResponse:
    """Show the first map, and below it an index of what else there is."""
    on = today()
    maps = maps_with_latest()
    own = Project.objects.published().listed().filter(kind=Project.Kind.PROJECT).with_stage()
    index = contents(on)
    context = {
        "head": heads.of_home(),
        "maps": maps,
        "live": _whole(maps[0]) if maps else None,
        "projects": own.defer("description", "logo"),
        "focus_areas": index["focus_area"],
        "use_cases": index["use_case"][:MOST_USE_CASES],
        "more_use_cases": len(index["use_case"]) > MOST_USE_CASES,
        "use_cases_count": len(index["use_case"]),
        "news": news(on, MOST_NEWS),
        "today": on,
    }
    return render(request, "catalogue/home.html", context)


# Its dialog shows the embed as it will look.
@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]  # as typed, for views without arguments
def map_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a map as its address asks: see `catalogue.views.map_state`."""
    maps = maps_with_latest()
    there = next((one for one in maps if one.slug == slug), None)
    found = there or found_or_moved(request, Map.objects.all(), slug)
    if not isinstance(found, Map):
        return found
    context = context_of(request.GET, found, map_document(found), maps)
    return render(request, "catalogue/map.html", context)


def context_of(
    given: QueryDict,
    found: Map,
    document: MapDocument,
    maps: Sequence[Map],
    projects: ProjectQuerySet | None = None,
) -> dict[str, Any]:
    """Return what the page of a map is made of.

    Args:
        given: the parameters of the address.
        found: the map.
        document: the same, with what is on it.
        maps: all maps, the latest edition of each at hand.
        projects: those that may be on it; all that are published if left out.
    """
    stages = _stages()
    state = read_state(given, found, document, projects)
    offered = groups(document, state, stages, labels(found))
    sheets = drawn(document, stages, state)
    return {
        "head": heads.of_map(found, sheets.shown),
        "live": LiveMap(found, document, sheets),
        "latest": getattr(found, "latest", None),
        "other_maps": [one for one in maps if one != found],
        "state": state,
        "density": state.density,
        "groups": offered,
        "chips": _chips(state, offered),
        "picks": picks(document, state),
        "pick_form": pick_form(sheets, state),
        "by_hand": f"{state.address()}&pick=#picks",
        "carried": [
            (name, value)
            for name in ("pick", "density", "include")
            for value in state.data.getlist(name)
        ],
        "other_density": state.address(density=["detailed"] if state.density == "compact" else []),
        "other_include": state.address(include=[] if state.including else ["retired"]),
        "unpicked": state.address(pick=[]),
        "unfiltered": state.address(**dict.fromkeys(("region", "category", *FILTERS), ())),
        "shared": state.address(),
        "today": today(),
    }


def map_relations(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what the projects of a map have to do with each other, for the page to light up."""
    found = found_or_moved(request, Map.objects.all(), slug)
    if not isinstance(found, Map):
        return found
    return HttpResponse(orjson.dumps(map_ties(found, today())), "application/json")


def drawn(document: MapDocument, stages: dict[str, Stage], state: MapState) -> Sheets:
    """Return the sheets of a map that an address asks for.

    Args:
        document: the whole map.
        stages: the stages there are, by slug.
        state: what the address asks for.
    """
    # Who asks for a stage wants to see it, listed or not.
    wanted = set(stages) if state.including else set(state.data.getlist("stage"))
    left = narrowed(document, state.regions, state.categories)
    return arrange(left, stages, wanted, state.matches.every)


def _whole(found: Map) -> LiveMap:
    document = map_document(found)
    return LiveMap(found, document, arrange(document, _stages()))


def _stages() -> dict[str, Stage]:
    return {stage.slug: stage for stage in Stage.objects.all()}


def _chips(state: MapState, offered: list[Group]) -> list[Chip]:
    filters = ProjectFilter.base_filters
    known = {name: str(filters[name].label) for name in FILTERS}
    return chips(state.data, offered, {"region": _("Region"), "category": _("Category"), **known})
