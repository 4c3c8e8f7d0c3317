"""Whom an answer is for: everybody, and then which of its variants; or somebody in particular."""

from hashlib import blake2b
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_from_request

from catalogue.answers.build import build_id
from catalogue.compression import coding_for
from catalogue.revision import Revision
from governance.partial_dates import today

API = "/api/"
# What depends on who asks or on the moment: the admin, how a suggestion fares, whether all is well.
FOR_SOMEBODY = ("/admin/", "/suggest/", "/healthz/", "/readyz/")
READING = frozenset(("GET", "HEAD"))
# With one of these, somebody is recognised.
_COOKIES = (settings.SESSION_COOKIE_NAME, "messages")


class Variant(NamedTuple):
    """One of the forms in which an address is answered.

    Attributes:
        name: the same for the same host, path, query, language, format and coding; of one length.
        coding: what the body is packed with; empty for nothing.
    """

    name: str
    coding: str

    def mark(self, revision: Revision) -> str:
        """Return the strong ETag of this variant: another one whenever anything may differ.

        It goes by the state of the catalogue, the day, since terms and stages turn at midnight in
        UTC, and the release.
        """
        return _hashed(f"{self.name} {revision.mark} {revision.number} {today()} {build_id()}", '"')


def is_for_everybody(request: HttpRequest) -> bool:
    """Tell whether an answer is the same whoever asks."""
    if request.method not in READING or "HTTP_AUTHORIZATION" in request.META:
        return False
    if not is_about_the_catalogue(request):
        return False
    return "HTTP_COOKIE" not in request.META or not any(
        name in request.COOKIES for name in _COOKIES
    )


def is_about_the_catalogue(request: HttpRequest) -> bool:
    """Tell whether an address shows, or changes, what everybody may read."""
    return not request.path_info.startswith((*FOR_SOMEBODY, settings.STATIC_URL))


def variant_of(request: HttpRequest) -> Variant:
    """Return which variant a request asks for.

    Raises:
        DisallowedHost: the host is none of ours.
    """
    meta = request.META
    coding = coding_for(meta.get("HTTP_ACCEPT_ENCODING", ""))
    parts = (
        request.scheme or "",
        request.get_host(),
        request.path,
        meta.get("QUERY_STRING", ""),
        _language(request),
        meta.get("HTTP_ACCEPT", "") if is_api(request) else "",
        coding,
    )
    # No header or address has a line break in it.
    return Variant(_hashed("\n".join(parts)), coding)


def is_api(request: HttpRequest) -> bool:
    """Tell whether the format of the answer is negotiated."""
    return request.path_info.startswith(API)


def vary(request: HttpRequest) -> str:
    """Return the header that tells caches what answers differ by."""
    names = ["Accept-Encoding"]
    if len(settings.LANGUAGES) > 1:
        names.append("Accept-Language")
    # The API looks at no cookie, and pages at no token.
    names += ["Accept", "Authorization"] if is_api(request) else ["Cookie"]
    return ", ".join(names)


def _language(request: HttpRequest) -> str:
    return get_language_from_request(request) if len(settings.LANGUAGES) > 1 else ""


def _hashed(text: str, quote: str = "") -> str:
    return f"{quote}{blake2b(text.encode(), digest_size=16).hexdigest()}{quote}"
