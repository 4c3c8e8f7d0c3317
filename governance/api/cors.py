"""Lets scripts on any site read the API.

Nothing there depends on who asks, but what is for staff alone: and to an answer with “any origin”
browsers send no cookies from elsewhere, so that other sites are refused it.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PREFIX = "/api/"
ANY_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Allow, Content-Disposition, Link",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, Range",
    "Access-Control-Max-Age": "86400",
}


def cors(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Return middleware that opens reading to every origin, and answers browsers that ask first."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return get_response(request)
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            return HttpResponse(status=204, headers={**ANY_ORIGIN, **PREFLIGHT})
        response = get_response(request)
        for name, value in ANY_ORIGIN.items():
            response.headers[name] = value
        return response

    return middleware
