"""Requests that write take turns; one that cannot have its turn is told to come again."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalogue.answers.variants import is_api
from catalogue.turns import immediate, is_busy
from governance.api.problems import problem

RETRY_SECONDS = 5

SAFE = frozenset(("GET", "HEAD", "OPTIONS", "TRACE"))  # RFC 9110, 9.2.1

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
        if not is_busy(error):
            return None
        _log.warning("%s %s: others are writing (%s)", request.method, request.path, error)
        words = _("Others are writing just now, and nothing was written. Send it again shortly.")
        status = HTTPStatus.SERVICE_UNAVAILABLE
        if is_api(request.path):
            answer = problem(status, words)
        else:
            answer = render(request, "busy.html", status=status)
        answer.headers["Retry-After"] = str(RETRY_SECONDS)
        return answer
