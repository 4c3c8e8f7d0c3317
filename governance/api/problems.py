"""Errors as problem details (RFC 9457)."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from http import HTTPStatus
from typing import Any

import orjson
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import MethodNotAllowed, NotAcceptable
from rest_framework.views import exception_handler

from governance.api.parameters import BadParameters, Fault

MEDIA_TYPE = "application/problem+json"


def problem(
    status: int,
    detail: str,
    faults: Iterable[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return an error.

    Args:
        status: the HTTP status.
        detail: what happened, in a sentence.
        faults: the parameters at fault.
        headers: further headers.
    """
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": [asdict(fault) for fault in faults],
    }
    return HttpResponse(
        orjson.dumps(body), content_type=MEDIA_TYPE, status=status, headers=dict(headers or {})
    )


def handle(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """Return the answer to an exception of a view; None, for Django, if it is none of ours."""
    response = exception_handler(error, dict(context))
    if response is None:
        return None
    faults = error.faults if isinstance(error, BadParameters) else []
    headers = {
        name: response[name] for name in ("WWW-Authenticate", "Retry-After") if name in response
    }
    return problem(response.status_code, _detail(error, response.data, context), faults, headers)


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
