"""The addresses in an item ↔ links of a project."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from catalogue.exchange.landscape2.document import text_of
from catalogue.exchange.landscape2.keys import (
    AUDITS,
    LINKS,
    OTHER_LINKS,
    REPOSITORIES,
    REPOSITORY,
)
from catalogue.exchange.landscape2.paths import Flat, listed
from catalogue.models import ProjectLink

_Kind = ProjectLink.Kind
_LONGEST_URL, _LONGEST_LABEL = 500, 100
_AUDIT = re.compile(r"(?P<type>.+) audit by (?P<vendor>.+), (?P<date>\d{4}-\d\d-\d\d)")
# Kinds that have no key of their own, as they are called among the other links.
_CALLED: Mapping[str, str] = {
    _Kind.ISSUES: "Issues",
    _Kind.MIRROR: "Mirror",
    _Kind.RELEASES: "Releases",
    _Kind.CHAT: "Chat",
    _Kind.VIDEO: "Video",
    _Kind.WIKI: "Wiki",
    _Kind.SECURITY: "Security",
    _Kind.HOMEPAGE: "Homepage",
    _Kind.OTHER: "Other",
}
_MEANT = {name: kind for kind, name in _CALLED.items()}
_KEYS = {(key.kind, key.label): path for path, key in LINKS.items()}


@dataclass(frozen=True)
class Link:
    """An address of a project, as the catalogue keeps it."""

    kind: str
    url: str
    label: str = ""


def read_links(keys: Mapping[str, Any]) -> tuple[Link, ...]:
    """Return the links of an item, in the order of its keys in the documentation.

    Args:
        keys: the item's, flat. What is no address is passed over.
    """
    return tuple(_unique(_links(keys)))


def _links(keys: Mapping[str, Any]) -> Iterator[Link]:
    for path, key in LINKS.items():
        if keys.get(path) and fits(path, text_of(keys[path])):
            yield from _link(key.kind, keys[path], key.label)
        if path == REPOSITORY:
            for element in _elements(keys, REPOSITORIES):
                yield from _link(_Kind.REPOSITORY, element.get("repo_url"))
    audits = [link for each in _elements(keys, AUDITS) for link in _audit(each)]
    # What is no whole audit is written among the other links, so it is read before those.
    yield from sorted(audits, key=lambda link: link.kind != _Kind.SECURITY)
    for element in _elements(keys, OTHER_LINKS):
        name = text_of(element.get("name"))
        kind = _MEANT.get(name, _Kind.OTHER)
        yield from _link(kind, element.get("url"), "" if name in _MEANT else name)


def _audit(element: Mapping[str, Any]) -> Iterator[Link]:
    parts = [text_of(element.get(key)) for key in ("type", "vendor", "date")]
    label = "{} audit by {}, {}".format(*parts).strip()
    whole = len(label) <= _LONGEST_LABEL and _AUDIT.fullmatch(label)
    return _link(_Kind.SECURITY if whole else _Kind.OTHER, element.get("url"), label)


def _link(kind: str, value: object, label: str = "") -> Iterator[Link]:
    if is_link(url := text_of(value)):
        yield Link(kind, url, label[:_LONGEST_LABEL].strip())


def _elements(keys: Mapping[str, Any], path: str) -> Iterator[Mapping[str, Any]]:
    return (element for element in listed(keys.get(path)) if isinstance(element, dict))


def _unique(links: Iterable[Link]) -> list[Link]:
    """Keep the first of links that are the same to the catalogue."""
    first: dict[tuple[str, str], Link] = {}
    for link in links:
        first.setdefault((link.kind, link.url), link)
    return list(first.values())


def write_links(links: Iterable[Link]) -> Flat:
    """Return the keys that links stand under: each its own, the others among the other links."""
    keys: Flat = {}
    lists: dict[str, list[Any]] = {REPOSITORIES: [], AUDITS: [], OTHER_LINKS: []}
    for link in links:
        path = _KEYS.get((link.kind, link.label), "")
        audit = _AUDIT.fullmatch(link.label) if link.kind == _Kind.SECURITY else None
        if path and path not in keys and fits(path, link.url):
            keys[path] = link.url
        elif link.kind == _Kind.REPOSITORY and not link.label:
            lists[REPOSITORIES].append({"repo_url": link.url})
        elif audit:
            found = audit.groupdict()
            order = {"date": found["date"], "type": found["type"], "url": link.url}
            lists[AUDITS].append({**order, "vendor": found["vendor"]})
        else:
            name = link.label or _CALLED.get(link.kind) or _Kind(link.kind).label
            lists[OTHER_LINKS].append({"name": str(name), "url": link.url})
    return {**keys, **{path: found for path, found in lists.items() if found}}


def fits(path: str, url: str) -> bool:
    """Tell whether landscape2 accepts an address under a key, as far as hosts go."""
    hosts = LINKS[path].hosts
    if not hosts:
        return True
    host = re.sub(r"^https?://([^/:?#]+).*$", r"\1", url).lower()
    return any(host == wanted or host.endswith(f".{wanted}") for wanted in hosts)


@lru_cache(maxsize=20_000)
def is_link(url: str) -> bool:
    """Tell whether the catalogue can keep an address as a link."""
    if not url.lower().startswith(("http://", "https://")) or len(url) > _LONGEST_URL:
        return False
    try:
        URLValidator()(url)
    except ValidationError:
        return False
    return True
