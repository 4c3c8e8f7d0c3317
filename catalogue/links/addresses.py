"""Web addresses as they are sent: names and paths in ASCII, no fragment, no password."""

from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

# What may stand in a path or query as it is; "%" because what is quoted stays so.
_SAFE = "%/:=&?~+!$,;'@()*[]-._"


class UnusableAddressError(ValueError):
    """It is no address that the web could be asked for."""


def as_sent(url: str) -> str:
    """Return an address in the letters that are sent.

    Raises:
        UnusableAddressError: it has another scheme than http and https, no host, or no such port.
    """
    parts = _split(url)
    host = host_of(url)
    path = quote(parts.path, safe=_SAFE) or "/"
    return urlunsplit((parts.scheme, host, path, quote(parts.query, safe=_SAFE), ""))


def host_of(url: str) -> str:
    """Return host and port of an address, as they are named to the host itself.

    Raises:
        UnusableAddressError: as for `as_sent`.
    """
    parts = _split(url)
    name = str(parts.hostname)
    try:
        host = f"[{name}]" if ":" in name else name.encode("idna").decode("ascii")
    except UnicodeError:
        raise UnusableAddressError(f"{name} cannot be the name of a host") from None
    return host if parts.port is None else f"{host}:{parts.port}"


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # asking for it is what checks it
    except ValueError as error:
        raise UnusableAddressError(f"not a web address: {error}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UnusableAddressError("not a web address: it begins with neither http nor https")
    return parts
