"""In which format an answer is sent: what ``format=`` says, or else what ``Accept`` prefers."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from governance.api.parameters import BadParameters, Fault, Parameter


class Negotiation(BaseContentNegotiation):
    """Strict negotiation: an unknown format is refused, and the weights in ``Accept`` count."""

    def select_parser(self, request: Request, parsers: Iterable[Any]) -> Any:
        """Return the parser for the body sent, None if there is none."""
        kind = (request.content_type or "").split(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == kind), None)

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[BaseRenderer, str]:
        """Return the renderer and its media type.

        Raises:
            BadParameters: ``format`` is not one of the formats there are.
            NotAcceptable: no renderer makes anything ``Accept`` allows.
        """
        renderers = list(renderers)
        first = renderers[0]
        if request.method == "OPTIONS":
            return first, str(first.media_type)
        if "format" in request.query_params:
            return self._named(request.query_params, renderers)
        asked = request._request
        if not asked.headers.get("Accept", "").strip():
            return first, str(first.media_type)
        best = asked.get_preferred_type([str(each.media_type) for each in renderers])
        for renderer in renderers:
            if renderer.media_type == best:
                return renderer, str(best)
        raise NotAcceptable(available_renderers=renderers)

    def _named(
        self, query: QueryDict, renderers: Sequence[BaseRenderer]
    ) -> tuple[BaseRenderer, str]:
        for renderer in renderers:
            if renderer.format == query["format"]:
                return renderer, str(renderer.media_type)
        raise BadParameters(Formats(renderers).faults(query))


class Formats:
    """The part of a view that reads ``format``."""

    def __init__(self, renderers: Sequence[BaseRenderer]) -> None:
        self.names = list(dict.fromkeys(str(each.format) for each in renderers))

    def parameters(self) -> list[Parameter]:
        """Return ``format``."""
        text = "The format of the answer; counts for more than the header `Accept`."
        schema = {"type": "string", "enum": self.names, "default": self.names[0]}
        return [Parameter("format", text, schema)]

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with a format there is not."""
        name = query.get("format", self.names[0])
        if name in self.names:
            return []
        message = _("“%(name)s” is not a format here; use %(names)s.")
        return [Fault("format", message % {"name": name, "names": ", ".join(self.names)})]
