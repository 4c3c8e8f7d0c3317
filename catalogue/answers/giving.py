"""What is kept is given before Django has made a request of what was asked.

A reader who has an answer of this very state of the catalogue is told so (304) for the price of one
query, the revision; one who has none gets a kept one for the same price. That is less than Django
takes to make a request and to look after it, so it is done before, and whatever is not known here
goes on to be computed.
"""

import logging
from collections.abc import Iterable
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.db import Error

from catalogue.answers.keeping import Kept, kept, newer
from catalogue.answers.lifetimes import lifetime
from catalogue.answers.variants import Variant, is_for_everybody, path_in, variant_of, vary
from catalogue.cors import ANY_ORIGIN, opening
from catalogue.revision import current_between_requests

# Where the variant asked for is noted for who computes it. Django rewrites paths in its requests;
# headers, which anybody can send, have names of another form.
VARIANT = "catalogue.variant"

# Of the headers of an answer, those that 304 has as well.
_TOLD_AGAIN = frozenset(("ETag", "Cache-Control", "Vary", *ANY_ORIGIN))

_OK, _NOT_MODIFIED = "200 OK", "304 Not Modified"
_log = logging.getLogger(__name__)


class Given(NamedTuple):
    """An answer as a server takes it."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes


def giving(application: WSGIApplication) -> WSGIApplication:
    """Return an application that gives what is kept, and has another one answer everything else."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        found = given(environ)
        if found is None:
            return application(environ, start_response)
        start_response(found.status, found.headers)
        return [found.body]

    return answer


def given(environ: WSGIEnvironment) -> Given | None:
    """Return an answer that takes no work: that nothing has changed, or a kept one; None if none.

    Args:
        environ: what is asked; which variant that is, if it is for everybody, is noted in it.
    """
    if not is_for_everybody(environ):
        return None
    variant = environ[VARIANT] = variant_of(environ)
    found = kept(variant.name)
    known = environ.get("HTTP_IF_NONE_MATCH", "")
    # Other conditions, “if there is anything” or “only if it is this one”, are seldom set.
    if not (found or known) or known == "*" or "HTTP_IF_MATCH" in environ:
        return None
    try:
        return _present(environ, variant, found)
    except Error:
        return _as_it_was(environ, found) if found else None


def _present(environ: WSGIEnvironment, variant: Variant, found: Kept | None) -> Given | None:
    """Return what is known of the present state."""
    mark = variant.mark(current_between_requests())
    if mark in environ.get("HTTP_IF_NONE_MATCH", ""):
        return Given(_NOT_MODIFIED, _unchanged(path_in(environ), mark, found), b"")
    if found and found.mark != mark:
        found = newer(variant.name, mark)
    return _whole(environ, found) if found else None


def _as_it_was(environ: WSGIEnvironment, found: Kept) -> Given:
    """Return what is kept, of whichever state, while the database cannot be asked."""
    path = path_in(environ)
    _log.exception("The database cannot be asked; %s is answered as it was", path)
    return _whole(environ, found)


def _whole(environ: WSGIEnvironment, found: Kept) -> Given:
    """Return what is kept; to HEAD, the headers of GET alone."""
    body = b"" if environ["REQUEST_METHOD"] == "HEAD" else found.body
    # A list for each time: a server may add to it.
    return Given(_OK, list(found.headers), body)


def _unchanged(path: str, mark: str, found: Kept | None) -> list[tuple[str, str]]:
    """Return what 304 says of the answer that somebody has already."""
    if found and found.mark == mark:
        return [header for header in found.headers if header[0] in _TOLD_AGAIN]
    headers = {"ETag": mark, "Cache-Control": lifetime(path), "Vary": vary(path), **opening(path)}
    return list(headers.items())
