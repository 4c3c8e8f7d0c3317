"""Requests that write take turns; one that cannot have its turn is told to come again."""

import logging
import re
from collections.abc import Callable
from http import HTTPStatus

from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalogue.answers.variants import is_api
from catalogue.turns import immediate, is_busy
from governance.api.problems import problem

RETRY_SECONDS = 5

SAFE = frozenset(("GET", "HEAD", "OPTIONS", "TRACE"))  # RFC 9110, 9.2.1

# A page holds nothing of a form in which somebody says what nobody else may read.
_SECRET = re.compile("pass|secret", re.IGNORECASE)

_log = logging.getLogger(__name__)


class TakingTurns:
    """Lets requests that may write have their turn, and answers for those that had none.

    Args:
        get_response: answers.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer."""
        if request.method in SAFE:
            return self.get_response(request)
        with immediate():
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return 503 if others are writing; None, for Django, for every other error.

        Whatever the view wrote was taken back with its transaction.
        """
        return turned_away(request, error) if is_busy(error) else None


class Sessions(SessionMiddleware):
    """Django's, which stores a session after the view, when nobody would answer for an error."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Return the answer; 503 if others are writing and what the session says would be lost."""
        try:
            return super().process_response(request, response)
        except DatabaseError as error:
            if not is_busy(error):
                raise
            return turned_away(request, error, is_late=True)


def turned_away(request: HttpRequest, error: Exception, *, is_late: bool = False) -> HttpResponse:
    """Return the answer for a request that could not have its turn.

    Args:
        request: what was asked.
        error: what the database said.
        is_late: whether what was sent may be written already, and only the session is not.
    """
    _log.warning("%s %s: others are writing (%s)", request.method, request.path, error)
    status = HTTPStatus.SERVICE_UNAVAILABLE
    if is_api(request.path):
        words = _("Others are writing just now, and nothing was written. Send it again shortly.")
        if is_late:
            words = _(
                "Others are writing just now. What was sent may be written already, but your "
                "session is not. Look whether it is before you send it again."
            )
        answer = problem(status, words)
    else:
        context = {"is_late": is_late, "sent": None if is_late else _to_send_again(request)}
        answer = render(request, "busy.html", context, status=status)
    answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return answer


def _to_send_again(request: HttpRequest) -> list[tuple[str, str]] | None:
    """Return the fields of a form that was sent; None if a page may or can not send them again."""
    if request.content_type != "application/x-www-form-urlencoded":
        return None  # files cannot be sent by a page
    is_secret = hasattr(request, "sensitive_post_parameters") or any(
        map(_SECRET.search, request.POST)
    )
    if request.method != "POST" or is_secret:
        return None
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"  # the page has one of its own
    ]
