"""Maps as files: SVG, PNG, PDF, JSON, CSV; the same for live maps and for editions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils.translation import gettext as _
from django.views import View

from catalogue.map import exports
from catalogue.map.document import MapDocument, map_document
from catalogue.map.making import Unavailable
from catalogue.map.pictures import Options, Picture
from catalogue.models import Map, Stage
from governance.addresses import found_or_moved
from governance.partial_dates import today

Kind = Literal["svg", "png", "pdf", "json", "csv"]
TYPES: Mapping[Kind, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}
WIDTHS = range(320, 4096 + 1)
CHOICES = {
    "theme": ("light", "dark"),
    "density": ("compact", "detailed"),
    "include": ("retired",),
    "paper": tuple(exports.PAPERS),
}


class Wrong(Exception):
    """A parameter has a value of no use; the message says what would be right."""


@dataclass(frozen=True)
class Source:
    """What is exported.

    Attributes:
        document: the map or the edition.
        address: where its page is, without the host.
        text: the document's bytes where they are already there.
    """

    document: MapDocument
    address: str
    text: bytes = b""


class ExportView(View):
    """A document as a file; what inherits from it says which one. Set ``kind`` in ``as_view``."""

    kind: Kind = "svg"
    frozen = False  # whether everything in the document is shown, whatever became of its stage
    http_method_names = ["get", "head", "options"]

    def source(self, request: HttpRequest) -> Source | HttpResponseBase:
        """Return what to export, or an answer to give instead.

        Raises:
            Http404: there is no such map.
        """
        raise NotImplementedError

    def get(self, request: HttpRequest, **_kwargs: str) -> HttpResponseBase:
        """Answer with the file, 503 where it cannot be made."""
        found = self.source(request)
        if not isinstance(found, Source):
            return found
        try:
            options = options_of(request.GET, self.kind)
        except Wrong as error:
            return _plain(str(error), 400)
        if self.frozen:
            options = replace(options, retired=True)
        day = today()
        try:
            content = self._made(found, options, day)
        except Unavailable as error:
            again = _plain(_("The file cannot be made just now. Please try again later."), 503)
            again["Retry-After"] = str(error.retry_after)
            return again
        answer = HttpResponse(content, content_type=TYPES[self.kind])
        name = exports.file_name(found.document, day, self.kind)
        answer["Content-Disposition"] = f'inline; filename="{name}"'
        return answer

    def _made(self, found: Source, options: Options, day: str) -> bytes:
        if self.kind == "json":
            return found.text or exports.map_json(found.document)
        if self.kind == "csv":
            return exports.map_csv(found.document)
        stages = {stage.slug: stage for stage in Stage.objects.all()}
        picture = Picture(found.document, stages, found.address, day, options)
        makers = {"svg": exports.map_svg, "png": exports.map_png, "pdf": exports.map_pdf}
        return makers[self.kind](picture)


class LiveExport(ExportView):
    """The map as it is today."""

    def source(self, request: HttpRequest) -> Source | HttpResponseBase:
        """Return the map that the slug of the address leads to."""
        found = found_or_moved(request, Map.objects.all(), self.kwargs["slug"])
        if not isinstance(found, Map):
            return found
        return Source(map_document(found), found.get_absolute_url())


def options_of(given: QueryDict, kind: Kind) -> Options:
    """Read how a map is to be drawn; parameters that are not known are ignored.

    Raises:
        Wrong: a value cannot be used.
    """
    return Options(
        theme=_choice(given, "theme") or "light",
        detailed=_choice(given, "density") == "detailed",
        retired=_choice(given, "include") == "retired",
        width=_width(given) if kind in ("svg", "png") else None,
        paper=(_choice(given, "paper") or "a4") if kind == "pdf" else "a4",
    )


def _choice(given: QueryDict, name: str) -> str:
    value = given.get(name, "")
    if value and value not in CHOICES[name]:
        known = _(" or ").join(CHOICES[name])
        raise Wrong(
            _("%(name)s is “%(value)s”; it may be %(known)s.")
            % {"name": name, "value": value[:40], "known": known}
        )
    return value


def _width(given: QueryDict) -> int | None:
    value = given.get("width", "")
    if not value:
        return None
    # Nine digits at most: Python refuses to read numbers of thousands.
    is_number = value.isascii() and value.isdigit() and len(value) < 10
    if not is_number or int(value) not in WIDTHS:
        raise Wrong(
            _("width is “%(value)s”; it may be a whole number from %(least)s to %(most)s.")
            % {"value": value[:40], "least": WIDTHS[0], "most": WIDTHS[-1]}
        )
    return int(value)


def _plain(words: str, status: int) -> HttpResponse:
    answer = HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    return answer
