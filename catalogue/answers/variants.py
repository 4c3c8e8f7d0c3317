"""Whom an answer is for: everybody, and then which of its variants; or somebody in particular.

A request is known here by what the server says of it (its WSGI environment, `HttpRequest.META`), so
that what is kept can be given before there is a request of Django's.
"""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, parse_cookie
from django.utils.translation import get_language_from_request

from catalogue.answers.build import build_id
from catalogue.compression import coding_for
from catalogue.revision import Revision
from governance.partial_dates import today

Meta = Mapping[str, Any]

API = "/api/"
# What depends on who asks or on the moment: the admin, how a suggestion fares, whether all is well.
FOR_SOMEBODY = ("/admin/", "/suggest/", "/healthz/", "/readyz/")
READING = frozenset(("GET", "HEAD"))


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


def is_for_everybody(meta: Meta) -> bool:
    """Tell whether an answer is the same whoever asks."""
    if meta["REQUEST_METHOD"] not in READING or "HTTP_AUTHORIZATION" in meta:
        return False
    if not is_about_the_catalogue(meta):
        return False
    return not recognises(meta.get("HTTP_COOKIE", ""))


def is_about_the_catalogue(meta: Meta) -> bool:
    """Tell whether an address shows, or changes, what everybody may read."""
    return not path_in(meta).startswith((*FOR_SOMEBODY, settings.STATIC_URL))


def recognises(cookies: str) -> bool:
    """Tell whether somebody is recognised by one of the cookies sent."""
    known = (settings.SESSION_COOKIE_NAME, "messages")
    return bool(cookies) and not parse_cookie(cookies).keys().isdisjoint(known)


def variant_of(meta: Meta) -> Variant:
    """Return which variant a request asks for. Whether the host is one of ours is not asked."""
    path = path_in(meta)
    coding = coding_for(meta.get("HTTP_ACCEPT_ENCODING", ""))
    parts = (
        _scheme(meta),
        meta.get("HTTP_HOST") or f"{meta['SERVER_NAME']}:{meta['SERVER_PORT']}",
        meta.get("SCRIPT_NAME", ""),
        path,
        meta.get("QUERY_STRING", ""),
        _language(meta),
        meta.get("HTTP_ACCEPT", "") if is_api(path) else "",
        coding,
    )
    # Nothing but a path can have a line break in it.
    return Variant(_hashed("\n".join(parts)), coding)


def path_in(meta: Meta) -> str:
    """Return the path a request asks for, below where the site is."""
    path: str = meta.get("PATH_INFO", "")
    return path or "/"


def is_api(path: str) -> bool:
    """Tell whether the format of what is at a path is negotiated."""
    return path.startswith(API)


def vary(path: str) -> str:
    """Return the header that tells caches what answers at a path differ by."""
    names = ["Accept-Encoding"]
    if len(settings.LANGUAGES) > 1:
        names.append("Accept-Language")
    # The API looks at no cookie, and pages at no token.
    names += ["Accept", "Authorization"] if is_api(path) else ["Cookie"]
    return ", ".join(names)


def _scheme(meta: Meta) -> str:
    """Return how it was asked: what the server saw, and what a proxy that is believed did."""
    header: tuple[str, str] | None = settings.SECURE_PROXY_SSL_HEADER
    seen = meta.get(header[0], "") if header else ""
    return f"{meta['wsgi.url_scheme']} {seen}"


def _language(meta: Meta) -> str:
    if len(settings.LANGUAGES) == 1:
        return ""
    request = HttpRequest()
    request.META = dict(meta)
    request.COOKIES = parse_cookie(meta.get("HTTP_COOKIE", ""))
    return get_language_from_request(request)


def _hashed(text: str, quote: str = "") -> str:
    return f"{quote}{blake2b(text.encode(), digest_size=16).hexdigest()}{quote}"
