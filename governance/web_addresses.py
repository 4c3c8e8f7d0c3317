"""Web addresses that readers can open, as far as can be told without asking for them."""

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

Address = IPv4Address | IPv6Address

_OWN = ("localhost", "localhost.localdomain")
# Ends of names that are for private networks, or for no network at all (RFC 6761, 6762, 8375).
_PRIVATE_ENDS = (".local", ".internal", ".intranet", ".lan", ".home.arpa", ".localhost", ".invalid")


def is_public(address: Address) -> bool:
    """Tell whether an address is one that anybody on the internet may ask.

    Addresses that carry another one inside are judged by that.
    """
    if isinstance(address, IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour or _translated(address)
        if inside is not None:
            return is_public(inside)
        if address.teredo is not None:
            return False
    return address.is_global and not address.is_multicast


def _translated(address: IPv6Address) -> IPv4Address | None:
    """Return the address that 64:ff9b::/96 stands for (RFC 6052)."""
    return IPv4Address(int(address) & 0xFFFFFFFF) if int(address) >> 32 == 0x64FF9B << 64 else None


def fault(url: str) -> str:
    """Return why readers can never open an address; nothing if they may.

    Args:
        url: what is given as a web address.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").lower()
        has_password = bool(parts.username or parts.password)
    except ValueError:
        return _("This is no web address: its host cannot be read.")
    if parts.scheme not in ("http", "https"):
        return _("Web addresses begin with https:// or http://.")
    if not host:
        return _("This is no web address: it names no host after https://.")
    if has_password:
        return _("Leave out the name and password before the “@”; everybody could read them.")
    if host in _OWN or not _may_be_public(host):
        message = _("“%(host)s” is inside a private network, where readers cannot follow.")
        return message % {"host": host}
    return ""


def doubt(url: str) -> str:
    """Return why readers can hardly open an address that has no fault; nothing if all is well."""
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    if host.endswith(_PRIVATE_ENDS):
        message = _("“%(host)s” looks like a name inside a private network: can readers open it?")
        return message % {"host": host}
    return ""


def _may_be_public(host: str) -> bool:
    try:
        return is_public(ip_address(host))
    except ValueError:
        return True  # a name
