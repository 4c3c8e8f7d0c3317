"""Which version of a row a request is about (RFC 9110, 13; RFC 6585)."""

from http import HTTPStatus

from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from rest_framework.request import Request

from governance.api.problems import Refusal


def etag(version: str) -> str:
    """Return a version as headers have it."""
    return f'"{version}"'


def refuse_unseen(request: Request, version: str) -> None:
    """Refuse to change a row of which whoever asks has not seen the version there is.

    Args:
        request: says in ``If-Match`` which version it is about; ``*`` stands for any.
        version: the version there is.

    Raises:
        Refusal: no version is named, or another one.
    """
    named = request.headers.get("If-Match")
    if named is None:
        words = _(
            "Say in the header If-Match which version of the row this is about: the ETag of an "
            "answer to a request with the header Authorization."
        )
        raise Refusal(HTTPStatus.PRECONDITION_REQUIRED, words)
    if named.strip() != "*" and etag(version) not in parse_etags(named):
        words = _(
            "The row is in another version than %(named)s: somebody changed it meanwhile. Read it "
            "again, look at what changed, and name the version you saw."
        )
        headers = {"ETag": etag(version)}
        status = HTTPStatus.PRECONDITION_FAILED
        raise Refusal(status, words % {"named": named}, headers=headers, version=version)


def wants_new(request: Request) -> bool:
    """Tell whether a request is about a row that must not be there yet: ``If-None-Match: *``."""
    return request.headers.get("If-None-Match", "").strip() == "*"
