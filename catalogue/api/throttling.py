"""How often one client may ask the API to compute something.

Django REST's own throttle counts; the address is ours to know. What is answered from what is kept,
and that nothing has changed, is answered further out and never counted: it costs next to nothing,
and a client that keeps its marks is never told to wait.
"""

from typing import Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from catalogue.client_address import client_address, client_of


class ByAddress(SimpleRateThrottle):
    """So many requests a minute from one address; any number if the setting is 0."""

    cache_format = "throttle:%s"

    def get_rate(self) -> str | None:
        """Return the rate in the words of Django REST; None for none."""
        most: int = settings.API_REQUESTS_PER_MINUTE
        return f"{most}/min" if most else None

    def get_cache_key(self, request: Request, view: Any) -> str:
        """Return the name under which requests of a client are counted."""
        return self.cache_format % client_of(client_address(request._request))
