"""What is kept without a place of its own, counted for the report."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from catalogue.exchange.landscape2.document import Item
from catalogue.exchange.landscape2.keys import (
    ACCEPTED,
    AUDITS,
    ELEMENTS,
    HOMEPAGE,
    LINKS,
    MATURITY,
    MOVES,
    NEIGHBOURS,
    OTHER_LINKS,
    PARENT,
    PROBLEM,
    REPOSITORIES,
    SECOND_PATH,
    SOLUTION,
    TAGS,
)
from catalogue.exchange.landscape2.material import Material
from catalogue.exchange.landscape2.paths import listed

_OF_MEMBERS = frozenset({"name", HOMEPAGE, "description", "joined"})
_OF_PROJECTS = frozenset(
    {
        *("name", "description", "license", MATURITY, ACCEPTED, *MOVES, PARENT, SECOND_PATH),
        *(*LINKS, *NEIGHBOURS, *TAGS, PROBLEM, SOLUTION, REPOSITORIES, AUDITS, OTHER_LINKS),
    }
)
_OF_SETTINGS = frozenset({"foundation", "members_category", "groups", "colors", "featured_items"})


def kept_counts(material: Material) -> Counter[str]:
    """Return how often each key came in that has no place of its own."""
    counts: Counter[str] = Counter()
    for item in material.landscape.items():
        placed = _OF_MEMBERS if item.category == material.members else _OF_PROJECTS
        counts.update(_unplaced(item, placed))
    counts.update(_filled(material.landscape.data))
    for category in material.landscape.categories:
        for part in (category, *category.subcategories):
            what = "category" if part is category else "subcategory"
            counts.update(f"{key} of a {what}" for key in _filled(part.data) if key != "name")
    if material.settings.file:
        known = set(_filled(material.settings.data)) - _OF_SETTINGS
        counts.update(f"{key} of the settings" for key in known)
    return counts


def _unplaced(item: Item, placed: frozenset[str]) -> Iterator[str]:
    for path in _filled(item.keys):
        if path not in placed:
            yield path
        elif path in ELEMENTS and path != AUDITS:
            for element in listed(item.keys[path]):
                known = ("repo_url", "name", "url")
                yield from (f"{path}.{key}" for key in _filled(element) if key not in known)


def _filled(data: Any) -> list[str]:
    """Return the keys with something behind them."""
    found = data if isinstance(data, dict) else {}
    return [key for key, value in found.items() if value not in (None, "", [], {})]
