"""The outer layer of the site: public answers are marked, kept and given again.

A reader who has an answer of this very state of the catalogue is told so (304) for the price of one
query, the revision; one who has none gets a kept one for the same price. Everything else is
computed inside a snapshot, so that the mark is that of the data whatever is written meanwhile. All
marks change at midnight: what is computed first on a day waits until what is due is published.

What is for somebody in particular passes through, with word to all caches to leave it alone.
"""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from catalogue.answers.keeping import Kept, keep, kept, kept_of
from catalogue.answers.lifetimes import is_shared, lifetime
from catalogue.answers.variants import (
    READING,
    Variant,
    is_about_the_catalogue,
    is_for_everybody,
    variant_of,
    vary,
)
from catalogue.compression import packed
from catalogue.publication.daily import daily
from catalogue.revision import Revision, current, snapshot

# What answers may vary by besides: variants are told apart by these.
KNOWN = frozenset(("", "accept", "accept-encoding", "accept-language"))

_log = logging.getLogger(__name__)


class Answers:
    """Gives what is kept where that is of the present state, and keeps what is computed.

    Args:
        get_response: computes an answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer to a request."""
        if not is_for_everybody(request):
            if is_about_the_catalogue(request):
                daily.look()
            return _left_alone(request, self.get_response(request))
        variant = variant_of(request)
        response = _known(request, variant) or self._computed(request, variant)
        return _without_body(response) if request.method == "HEAD" else response

    def _computed(self, request: HttpRequest, variant: Variant) -> HttpResponseBase:
        # It is packed here, and the same way each time: nobody further in is to do it.
        request.META.pop("HTTP_ACCEPT_ENCODING", None)
        daily.look()
        with snapshot() as revision:
            response = self.get_response(request)
        if not isinstance(response, HttpResponse):
            return response  # a stream
        if _is_personal(response):
            return _left_alone(request, response)
        return _finished(request, response, variant, revision)


def _known(request: HttpRequest, variant: Variant) -> HttpResponse | None:
    """Return an answer that takes no work: that nothing has changed, or a kept one."""
    known = request.META.get("HTTP_IF_NONE_MATCH", "")
    if not known and kept(variant.name) is None:
        return None
    try:
        mark = variant.mark(current())
    except DatabaseError:
        return _as_it_was(request, kept(variant.name))
    if mark in known:
        return _not_modified(request, mark)
    found = kept_of(variant.name, mark)
    return _judged(request, found.given(), mark) if found else None


def _as_it_was(request: HttpRequest, found: Kept | None) -> HttpResponse:
    """Return what is kept, of whichever state, while the database cannot be asked.

    Raises:
        DatabaseError: nothing is kept.
    """
    if found is None:
        raise  # noqa: PLE0704 - what is being handled
    _log.exception("The database cannot be asked; %s is answered as it was", request.path)
    return found.given()


def _finished(
    request: HttpRequest, response: HttpResponse, variant: Variant, revision: Revision
) -> HttpResponse:
    """Return an answer packed and, unless it is an error or a redirect, marked; then keep it.

    One with an ETag of its own is sent as it is.
    """
    if response.has_header("ETag"):
        return response
    found = response.status_code == HTTPStatus.OK
    moved = HTTPStatus.MULTIPLE_CHOICES <= response.status_code < HTTPStatus.BAD_REQUEST
    lasts = lifetime(request) if found or moved else "no-cache"
    response.headers.setdefault("Cache-Control", lasts)
    response.headers["Vary"] = vary(request)
    _pack(response, variant.coding)
    if not found:
        return response
    mark = response.headers["ETag"] = variant.mark(revision)
    if request.method == "GET":
        keep(variant.name, response)
    return _judged(request, response, mark)


def _is_personal(response: HttpResponse) -> bool:
    """Tell whether a view made its answer for one reader: it says so, or has cookies in it."""
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    shared = is_shared(response.get("Cache-Control", ""))
    return not shared or bool(response.cookies) or not varies <= KNOWN


def _left_alone(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if request.method in READING:
        recognised_each_time = "HTTP_AUTHORIZATION" in request.META
        how = "private, no-cache" if recognised_each_time else "private, no-store"
        response.headers.setdefault("Cache-Control", how)
    return response


def _pack(response: HttpResponse, coding: str) -> None:
    body = packed(response.content, response.get("Content-Type", ""), coding)
    if body is not None and not response.has_header("Content-Encoding"):
        response.content = body
        response.headers["Content-Encoding"] = coding
    response.headers["Content-Length"] = str(len(response.content))


def _judged(request: HttpRequest, response: HttpResponse, mark: str) -> HttpResponse:
    """Return an answer, or that a condition of the request is not met."""
    if "HTTP_IF_MATCH" in request.META or "HTTP_IF_NONE_MATCH" in request.META:
        return get_conditional_response(request, etag=mark, response=response) or response
    return response


def _not_modified(request: HttpRequest, mark: str) -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    del response.headers["Content-Type"]
    response.headers["ETag"] = mark
    response.headers["Cache-Control"] = lifetime(request)
    response.headers["Vary"] = vary(request)
    return response


def _without_body(response: HttpResponseBase) -> HttpResponseBase:
    """Return the answer to HEAD: the headers of GET, the length among them."""
    if isinstance(response, HttpResponse):
        response.content = b""
    return response
