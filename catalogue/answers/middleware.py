"""The outer layer of what computes: public answers are marked and kept.

What is for everybody is computed inside a snapshot, so that the mark is that of the data whatever
is written meanwhile. It is given again by `catalogue.answers.giving`, which stands before all this.
All marks change at midnight: what is computed first on a day waits until what is due is published.

What is for somebody in particular passes through, with word to all caches to leave it alone.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from catalogue.answers.giving import VARIANT
from catalogue.answers.keeping import Kept, keep
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
from catalogue.cors import opening
from catalogue.publication.daily import daily
from catalogue.revision import Revision, snapshot

# What answers may vary by besides: variants are told apart by these.
KNOWN = frozenset(("", "accept", "accept-encoding", "accept-language"))


class Answers:
    """Marks and keeps what is computed for everybody.

    Args:
        get_response: computes an answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer to a request.

        Raises:
            DisallowedHost: the host is none of ours.
        """
        if not is_for_everybody(request.META):
            if is_about_the_catalogue(request.META):
                daily.look()
            return _left_alone(request, self.get_response(request))
        request.get_host()
        response = self._computed(request, request.META.get(VARIANT) or variant_of(request.META))
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
    lasts = lifetime(request.path_info) if found or moved else "no-cache"
    response.headers.setdefault("Cache-Control", lasts)
    response.headers["Vary"] = vary(request.path_info)
    _pack(response, variant.coding)
    if not found:
        return response
    mark = response.headers["ETag"] = variant.mark(revision)
    if request.method == "GET":
        # As it leaves: what stands further out adds this.
        headers = {**response.headers, **opening(request.path_info)}
        keep(variant.name, Kept(mark, tuple(headers.items()), response.content))
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


def _without_body(response: HttpResponseBase) -> HttpResponseBase:
    """Return the answer to HEAD: the headers of GET, the length among them."""
    if isinstance(response, HttpResponse):
        response.content = b""
    return response
