"""The home page and the maps."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.map.document import MapDocument, map_document
from catalogue.map.sheets import Sheets, arrange
from catalogue.models import FocusArea, Map, Project, Stage
from catalogue.views.addresses import found_or_moved
from governance.partial_dates import today

DENSITIES = ("compact", "detailed")


@dataclass(frozen=True)
class LiveMap:
    """A map ready to be shown."""

    map: Map
    document: MapDocument
    sheets: Sheets


def home(request: HttpRequest) -> HttpResponse:
    """Show the first map, and what else there is."""
    maps = list(Map.objects.all())
    first = _live(maps[0], ()) if maps else None
    own = Project.objects.published().listed().filter(kind=Project.Kind.PROJECT).with_stage()
    context = {
        "maps": maps,
        "live": first,
        "projects": own,
        "focus_areas": FocusArea.objects.on(today()),
        "today": today(),
    }
    return render(request, "catalogue/home.html", context)


def map_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a map.

    ``density=detailed`` adds the roles, ``include=retired`` what is no longer listed.
    """
    found = found_or_moved(request, Map.objects.all(), slug)
    if not isinstance(found, Map):
        return found
    include = request.GET.getlist("include")
    density = request.GET.get("density", "")
    context = {
        "live": _live(found, include),
        "density": density if density in DENSITIES else "compact",
        "including": "retired" in include,
        "unusable": _unusable(density, include),
        "today": today(),
    }
    return render(request, "catalogue/map.html", context)


def _live(found: Map, include: Collection[str]) -> LiveMap:
    stages = {stage.slug: stage for stage in Stage.objects.all()}
    wanted = (
        [slug for slug, stage in stages.items() if not stage.listed] if "retired" in include else []
    )
    document = map_document(found)
    return LiveMap(found, document, arrange(document, stages, wanted))


def _unusable(density: str, include: Collection[str]) -> list[str]:
    """Return the values of the address that cannot be used, to be said on the page."""
    wrong = [density] if density and density not in DENSITIES else []
    return wrong + [value for value in include if value not in ("", "retired")]
