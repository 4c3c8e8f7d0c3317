"""Names and addresses without what makes no difference. Pure functions."""

import re
from urllib.parse import urlsplit

from catalogue.search.words import PLAIN
from governance.ordering import sort_key

_USUAL_PORTS = {"http": 80, "https": 443}


def fold_name(name: str) -> str:
    """Return a name without case, accents, spaces and punctuation.

    ``Open-Stack`` and ``OpenStack`` are one name.
    """
    return fold_key(sort_key(name))


def fold_key(key: str) -> str:
    """Return the same for what a name sorts by, which is stored beside it, or for a slug."""
    key = key.replace(" ", "").replace("-", "").replace("_", "")
    return key if key.isascii() else key.translate(PLAIN)


def fold_address(url: str) -> str:
    """Return an address without what several spellings of one place differ in.

    That is the scheme, ``www.``, its usual port, case, slashes at the end, ``.git`` and the
    fragment: ``http://www.Example.org/Zuul.git/`` is ``example.org/zuul``.

    Args:
        url: a web address, with or without ``https://``.

    Returns:
        the address; nothing where there is no host in it.
    """
    text = url.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    if not host:
        return ""
    further = f":{port}" if port and port != _USUAL_PORTS.get(parts.scheme) else ""
    path = re.sub(r"/+", "/", parts.path).rstrip("/").removesuffix(".git").rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{further}{path}{query}".casefold()
