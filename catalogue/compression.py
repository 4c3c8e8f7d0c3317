"""Sends what is text in fewer bytes.

What is the same for everybody (`catalogue.answers`) is packed here once and then kept packed, so
that Brotli, which is slower, is worth its time. Everything else goes through Django's own
middleware, which pads each answer with a random number of bytes, so that lengths betray no secret
on a page (BREACH). Static files do not come here: WhiteNoise has packed them once and for all.
"""

import gzip
from functools import lru_cache

import brotli
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

# Packed by their own formats: the time would be spent on nothing.
PACKED = frozenset(("image/png", "application/pdf"))

IDENTITY, GZIP, BROTLI = "", "gzip", "br"
_BEST_FIRST = (BROTLI, GZIP)
_LEAST = 200  # bytes under which packing saves nothing worth having
_BROTLI_QUALITY = 5
_GZIP_LEVEL = 6


class Compression(GZipMiddleware):
    """Compresses with gzip for whoever takes it, except what is packed already."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return the answer, compressed where that makes it shorter.

        One with a strong ETag is left as it is: its mark stands for these bytes, and a change that
        is asked for with ``If-Match`` needs it whole.
        """
        if response.get("Content-Type", "").partition(";")[0] in PACKED:
            return response
        if response.get("ETag", "").startswith('"'):
            return response
        return super().process_response(request, response)


@lru_cache(maxsize=256)
def coding_for(accepted: str) -> str:
    """Return the coding to send: the shortest that is accepted; empty for none.

    Args:
        accepted: the header ``Accept-Encoding``.
    """
    wanted = dict(_weighted(part) for part in accepted.lower().split(","))
    otherwise = wanted.get("*", 0.0)
    found = [coding for coding in _BEST_FIRST if wanted.get(coding, otherwise) > 0]
    return max(found, key=lambda coding: wanted.get(coding, otherwise), default=IDENTITY)


def packed(body: bytes, type_: str, coding: str) -> bytes | None:
    """Return a body in a coding, the same bytes for the same body; None where that is no shorter.

    Args:
        body: what is to be sent.
        type_: its ``Content-Type``.
        coding: as `coding_for` names it.
    """
    if coding == IDENTITY or len(body) < _LEAST or type_.partition(";")[0] in PACKED:
        return None
    if coding == BROTLI:
        shorter = bytes(brotli.compress(body, quality=_BROTLI_QUALITY))
    else:
        shorter = gzip.compress(body, _GZIP_LEVEL, mtime=0)
    return shorter if len(shorter) < len(body) else None


def _weighted(part: str) -> tuple[str, float]:
    """Return a coding and how much it is wanted, from 0, not at all, to 1."""
    name, _semicolon, rest = part.partition(";")
    _q, _equals, weight = rest.partition("=")
    try:
        return name.strip(), float(weight or 1)
    except ValueError:
        return name.strip(), 0.0
