"""Where a request comes from, when proxies of our own stand in between."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# Whoever has one address of the newer kind has all of its network.
_BITS_OF_A_NETWORK = 64


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


def client_of(address: str) -> str:
    """Return what names the client that has an address: its network, where it is one of IPv6."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"  # a socket, or a proxy that writes something else
    if found.version == 4:
        return str(found)
    return str(ip_network((found, _BITS_OF_A_NETWORK), strict=False))
