"""Errors as problem details (RFC 9457)."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

import orjson
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, MethodNotAllowed, NotAcceptable
from rest_framework.views import exception_handler

from governance.api.parameters import BadParameters, Fault

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class BodyFault:
    """What is wrong with a part of what was sent, and what would be right.

    Attributes:
        pointer: the part, as a JSON pointer (RFC 6901); empty for all of it.
        message: what is wrong.
    """

    pointer: str
    message: str


def problem(
    status: int,
    detail: str,
    faults: Iterable[Fault | BodyFault] = (),
    headers: Mapping[str, str] | None = None,
    members: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Return an error.

    Args:
        status: the HTTP status.
        detail: what happened, in a sentence.
        faults: the parameters, or the parts of what was sent, at fault.
        headers: further headers.
        members: what else the answer says, by name.
    """
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": [asdict(fault) for fault in faults],
        **(members or {}),
    }
    return HttpResponse(
        orjson.dumps(body), content_type=MEDIA_TYPE, status=status, headers=dict(headers or {})
    )


class Refusal(APIException):
    """An error that says more than its status and a sentence.

    Args:
        status: the HTTP status.
        detail: what happened, in a sentence.
        faults: the parts of what was sent that are at fault.
        headers: further headers.
        members: what else the answer says, by name.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        faults: Iterable[BodyFault] = (),
        headers: Mapping[str, str] | None = None,
        **members: Any,
    ) -> None:
        super().__init__(detail)
        self.status_code = status
        self.faults = list(faults)
        self.headers = headers or {}
        self.members = members


def handle(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """Return the answer to an exception of a view; None, for Django, if it is none of ours."""
    response = exception_handler(error, dict(context))
    if response is None:
        return None
    faults = error.faults if isinstance(error, BadParameters | Refusal) else []
    headers = {
        name: response[name] for name in ("WWW-Authenticate", "Retry-After") if name in response
    }
    members = {}
    if isinstance(error, Refusal):
        headers.update(error.headers)
        members = error.members
    detail = _detail(error, response.data, context)
    return problem(response.status_code, detail, faults, headers, members)


def _detail(error: Exception, data: Any, context: Mapping[str, Any]) -> str:
    if isinstance(error, MethodNotAllowed):
        methods = ", ".join(context["view"].allowed_methods)
        found = {"method": context["request"].method, "methods": methods}
        return _("%(method)s is not possible here; use %(methods)s.") % found
    if isinstance(error, NotAcceptable):
        types = ", ".join(each.media_type for each in context["view"].get_renderers())
        return _("There is nothing here of the type asked for; accept %(types)s.") % {
            "types": types
        }
    return str(data.get("detail", "")) if isinstance(data, dict) else str(data)
