"""Pages and files are there to be read: everything else is answered in words HTTP has for it.

Views that are classes say themselves what can be done with them; plain functions do not, and would
answer anything as they answer GET.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from catalogue.answers.variants import FOR_SOMEBODY, READING

ALLOWED = ("GET", "HEAD", "OPTIONS")


class ReadingOnly:
    """Refuses to change anything where everybody is answered alike, and says what is possible.

    Args:
        get_response: answers.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_given: Any) -> HttpResponse | None:
        """Answer in place of a view that can only be read, unless somebody reads."""
        if request.method in READING or request.path_info.startswith(FOR_SOMEBODY):
            return None
        if hasattr(view, "view_class") or hasattr(view, "cls"):
            return None
        if request.method == "OPTIONS":
            return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join(ALLOWED)})
        return HttpResponseNotAllowed(ALLOWED)
