"""Editions of a map: their list, each of them, and what changed from one to another."""

from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalogue.editions import LIVE, Change, ChangeType, Side, changes, document_of, side
from catalogue.map.document import encode
from catalogue.map.sheets import arrange
from catalogue.models import Edition, Map, Stage
from catalogue.views.exports import ExportView, Source
from catalogue.views.heads import maps as heads
from catalogue.views.map_state import DENSITIES
from governance.addresses import found_or_moved

# So that the page of an edition stays readable after the name of the site changed.
_CITATION = "%(publisher)s: %(title)s, edition %(number)s. %(url)s (SHA-256: %(sha256)s)"


@dataclass(frozen=True)
class Listed:
    """An edition in the list, with the number of the one before it, if there is one."""

    edition: Edition
    previous: str

    @property
    def lead(self) -> str:
        """The first paragraph of the notes."""
        return self.edition.notes.partition("\n\n")[0]


def edition_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the editions of a map, the latest first, on a line of time."""
    found = found_or_moved(request, Map.objects.all(), slug)
    if not isinstance(found, Map):
        return found
    editions = list(found.editions.defer("document"))
    numbers = [edition.number for edition in editions[1:]] + [""]
    for edition in editions:
        edition.map = found
    listed = [Listed(*pair) for pair in zip(editions, numbers, strict=True)] if editions else []
    context = {"head": heads.of_editions(found), "map": found, "editions": listed}
    return render(request, "catalogue/edition_list.html", context)


def edition_page(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Show an edition: the map as it was, whose it is, and how it is checked and cited."""
    found = _edition_or_moved(request, slug, number)
    if not isinstance(found, Edition):
        return found
    stages = {stage.slug: stage for stage in Stage.objects.all()}
    document = document_of(found)
    density = request.GET.get("density", "")
    title = document["map"]["title"] or document["map"]["name"]
    earlier = found.map.editions.filter(number__lt=found.number).values_list("number", flat=True)
    # Frozen: what was listed then is shown, whatever became of its stage.
    sheets = arrange(document, stages, include=stages)
    context = {
        "head": heads.of_edition(found, title, sheets.shown),
        "edition": found,
        "title": title,
        "previous": earlier.first(),
        "sheets": sheets,
        "density": density if density in DENSITIES else "compact",
        "unusable": density if density and density not in DENSITIES else "",
        "citation": _CITATION
        % {
            "publisher": found.publisher,
            "title": title,
            "number": found.number,
            "url": settings.SITE_URL + found.get_absolute_url(),
            "sha256": found.sha256,
        },
    }
    return render(request, "catalogue/edition.html", context)


class EditionExport(ExportView):
    """An edition as a file; the bytes of its JSON, with ``edition`` null, have the digest."""

    frozen = True

    def source(self, request: HttpRequest) -> Source | HttpResponseBase:
        """Return the edition that the slug and number of the address lead to."""
        found = _edition_or_moved(request, self.kwargs["slug"], self.kwargs["number"])
        if not isinstance(found, Edition):
            return found
        document = document_of(found)
        return Source(document, found.get_absolute_url(), encode(document))


def diff_page(request: HttpRequest, slug: str, before: str, after: str) -> HttpResponse:
    """Show what changed on a map from one edition, or the live map, to another."""
    found = found_or_moved(request, Map.objects.all(), slug)
    if not isinstance(found, Map):
        return found
    sides = [_side(found, number) for number in (before, after)]
    context = {
        "head": heads.of_diff(found, *(one.number for one in sides)),
        "map": found,
        "before": sides[0],
        "after": sides[1],
        "live": LIVE,
        "groups": grouped(changes(*sides)),
    }
    return render(request, "catalogue/diff.html", context)


def grouped(found: list[Change]) -> list[tuple[ChangeType, list[Change]]]:
    """Return changes in groups of one type, in the order they are told in."""
    return [(type_, list(group)) for type_, group in groupby(found, key=lambda c: c.type)]


def _side(found: Map, number: str) -> Side:
    known = side(found, number)
    if known is None:
        raise _no_edition(found, number)
    return known


def _no_edition(found: Map, number: str) -> Http404:
    message = _("“%(map)s” has no edition %(number)s.")
    return Http404(message % {"map": found.name, "number": number})


def _edition_or_moved(
    request: HttpRequest, slug: str, number: str
) -> Edition | HttpResponsePermanentRedirect:
    found = found_or_moved(request, Map.objects.all(), slug)
    if not isinstance(found, Map):
        return found
    edition = found.editions.filter(number=number).first()
    if edition is None:
        raise _no_edition(found, number)
    edition.map = found
    return edition
