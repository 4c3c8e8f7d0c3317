"""What errors look like, for the description of the API; tests hold them to what is answered."""

from http import HTTPStatus
from typing import Any


def _example(status: HTTPStatus, detail: str, *errors: Any, **members: Any) -> dict[str, Any]:
    return {
        "type": "about:blank",
        "title": status.phrase,
        "status": int(status),
        "detail": detail,
        "errors": list(errors),
        **members,
    }


PROBLEMS = {
    "400": _example(
        HTTPStatus.BAD_REQUEST,
        "Some of what was sent cannot be used; nothing was written.",
        {
            "pointer": "/parent",
            "message": "no project has the slug “openstak”; did you mean “openstack”?",
        },
    ),
    "401": _example(HTTPStatus.UNAUTHORIZED, "This token has expired."),
    "403": _example(
        HTTPStatus.FORBIDDEN,
        "This takes a permission that you do not have: catalogue.change_project.",
    ),
    "409": _example(
        HTTPStatus.CONFLICT,
        "Nothing was deleted, as other rows refer to this. Change or delete them first; what is no "
        "longer in use is better marked so than deleted.",
        {"pointer": "", "message": "1 relation: Nova requires Keystone."},
    ),
    "412": _example(
        HTTPStatus.PRECONDITION_FAILED,
        'The row is in another version than "0": somebody changed it meanwhile. Read it again, '
        "look at what changed, and name the version you saw.",
        version="5f1b0c63d9d8a4a0e6a1b3c1f5f0b2a7",
    ),
    "428": _example(
        HTTPStatus.PRECONDITION_REQUIRED,
        "Say in the header If-Match which version of the row this is about: the ETag of an answer "
        "to a request with the header Authorization.",
    ),
    "503": _example(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Others are writing just now, and nothing was written. Send it again shortly.",
    ),
}
