"""Sends what is text in fewer bytes.

Django's own middleware does the work: it pads every answer with a random number of bytes, so that
lengths betray no secret on a page (BREACH). Brotli at the speed of gzip saves no more than gzip
itself does on these pages, so no package is needed for it. Static files do not come here:
WhiteNoise has packed them once and for all.

An answer's strong ETag becomes weak when it is compressed, because its bytes are others then. What
is to keep strong ones makes them for the coding it sends, above this in the settings.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

# Packed by their own formats: the time would be spent on nothing.
PACKED = frozenset(("image/png", "application/pdf"))


class Compression(GZipMiddleware):
    """Compresses with gzip for whoever takes it, except what is packed already."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return the answer, compressed where that makes it shorter."""
        if response.get("Content-Type", "").partition(";")[0] in PACKED:
            return response
        return super().process_response(request, response)
