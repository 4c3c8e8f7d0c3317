"""Where a request comes from, when proxies of our own stand in between."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the address our outermost proxy saw.

    Each proxy adds the address it saw at the end of X-Forwarded-For; whatever stands further left
    was written by the client and proves nothing.
    """
    direct: str = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies: int = settings.PROXY_COUNT
    if not proxies or len(hops) < proxies:
        return direct
    return hops[-proxies] or direct
