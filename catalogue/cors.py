"""Lets scripts on any site read what is data: the API, and everything that is a file.

Nothing there depends on who asks, but what is for staff alone: and to an answer with “any origin”
browsers send no cookies from elsewhere, so that other sites are refused it.
"""

import re
from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse

# Below the API, and map.svg, projects.csv, stack.json, changes.atom, card.png, relations.json …
DATA = re.compile(r"/api/|(?!/admin/).*\.[a-z]+$")
ANY_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Allow, Content-Disposition, ETag, Link, Retry-After",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match, Range",
    "Access-Control-Max-Age": "86400",
}


_NONE: Mapping[str, str] = {}


def opening(path: str) -> Mapping[str, str]:
    """Return the headers that open what is at a path to every origin; none where it is a page."""
    return ANY_ORIGIN if DATA.match(path) else _NONE


def cors(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Return middleware that opens reading to every origin, and answers browsers that ask first."""

    def middleware(request: HttpRequest) -> HttpResponse:
        headers = opening(request.path_info)
        if not headers:
            return get_response(request)
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            return HttpResponse(status=204, headers={**ANY_ORIGIN, **PREFLIGHT})
        response = get_response(request)
        for name, value in headers.items():
            response.headers[name] = value
        return response

    return middleware
