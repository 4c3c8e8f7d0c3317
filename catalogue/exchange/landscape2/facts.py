"""What an item says of a project, in the catalogue's terms, and the item that says it.

`read_project` and `write_project` are two directions of one translation. Neither knows files or
the database: both sides of an exchange meet here, so that what one writes the other reads.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError

from catalogue.exchange.landscape2.document import text_of
from catalogue.exchange.landscape2.keys import (
    NEIGHBOURS,
    PARENT,
    PROBLEM,
    SECOND_PATH,
    SOLUTION,
    TAGS,
)
from catalogue.exchange.landscape2.lifecycle import Step, read_life, write_life
from catalogue.exchange.landscape2.links import Link, read_links, write_links
from catalogue.exchange.landscape2.names import folded
from catalogue.exchange.landscape2.paths import Flat, listed
from catalogue.licences import validate_license
from catalogue.models import ProjectLink

_Kind = ProjectLink.Kind
LONGEST_TAG = 200


@dataclass(frozen=True)
class Names:
    """What the names in an item lead to.

    Attributes:
        projects: the names of all projects, by how they are compared.
        places: how each pair of category and subcategory is written as a second path.
        tags: the names of tags, by the slug of their facet and how they are compared.
    """

    projects: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[tuple[str, str], str] = field(default_factory=dict)
    tags: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def place(self, text: str) -> str:
        """Return the place a second path leads to, as it is written; empty if to none."""
        for at in (found.start() for found in re.finditer("/", text)):
            pair = (text[:at].strip(), text[at + 1 :].strip())
            if pair in self.places:
                return self.places[pair]
        return ""


@dataclass(frozen=True)
class Facts:
    """What an item says of a project.

    Attributes:
        name: its name.
        summary: its description, in a sentence or two.
        license: an SPDX expression.
        links: its addresses.
        life: the steps of its life, in the order in which they were taken.
        parent: the name of the project it is part of.
        neighbours: the names of projects it works with.
        tags: facets, and the tags in them as they are compared.
        problem: what it solves.
        solution: what it is worth to those who use it.
        places: where else it stands.
    """

    name: str
    summary: str = ""
    license: str = ""
    links: tuple[Link, ...] = ()
    life: tuple[Step, ...] = ()
    parent: str = ""
    neighbours: frozenset[str] = frozenset()
    tags: frozenset[tuple[str, str]] = frozenset()
    problem: str = ""
    solution: str = ""
    places: frozenset[str] = frozenset()

    @property
    def homepage(self) -> str:
        """The first homepage, empty if none is known."""
        return self._first(ProjectLink.Kind.HOMEPAGE)

    @property
    def repository(self) -> str:
        """The first repository, empty if none is known."""
        return self._first(ProjectLink.Kind.REPOSITORY)

    @property
    def meaning(self) -> tuple[object, ...]:
        """What two items say alike that say the same, whatever the order of their links."""
        others = (self.name, self.summary, self.license, self.life, self.parent, self.neighbours)
        links = (frozenset(self.links), self.homepage, self.repository)
        return (*others, self.tags, self.problem, self.solution, self.places, *links)

    def _first(self, kind: str) -> str:
        return next((link.url for link in self.links if link.kind == kind), "")


def read_project(
    keys: Mapping[str, Any], names: Names, stands: Collection[str] = frozenset()
) -> Facts:
    """Return what an item says.

    Args:
        keys: the item's, flat. What cannot be used is passed over.
        names: what the names in it lead to.
        stands: where it stands itself, which a second path need not say again.
    """
    name, license_ = text_of(keys.get("name")), text_of(keys.get("license"))
    met = (names.projects.get(folded(word)) for path in NEIGHBOURS for word in words_of(keys, path))
    places = {names.place(text_of(place)) for place in listed(keys.get(SECOND_PATH))}
    return Facts(
        name=name,
        summary=text_of(keys.get("description")),
        license=license_ if is_license(license_) else "",
        links=read_links(keys),
        life=read_life(keys),
        parent=text_of(keys.get(PARENT)),
        neighbours=frozenset(other for other in met if other and other != name),
        tags=frozenset(
            (words.facet, folded(word))
            for path, words in TAGS.items()
            for word in words_of(keys, path)
            if len(word) <= LONGEST_TAG
        ),
        problem=text_of(keys.get(PROBLEM)),
        solution=text_of(keys.get(SOLUTION)),
        places=frozenset(places - {"", *stands}),
    )


def write_project(facts: Facts, names: Names) -> Flat:
    """Return the keys of an item that says something, flat, in the order of the documentation.

    Args:
        facts: what it is to say.
        names: how what it names is written.
    """
    texts = {
        "license": facts.license,
        "description": facts.summary,
        PARENT: facts.parent,
        NEIGHBOURS[0]: ", ".join(sorted(facts.neighbours, key=folded)),
        PROBLEM: facts.problem,
        SOLUTION: facts.solution,
    }
    links = write_links(facts.links)
    places = {SECOND_PATH: sorted(facts.places)} if facts.places else {}
    return {
        "name": facts.name,
        **links,
        **{path: text for path, text in texts.items() if text},
        **places,
        **write_life(facts.life),
        **dict(_written_tags(facts.tags, names)),
    }


def _written_tags(tags: Collection[tuple[str, str]], names: Names) -> Iterator[tuple[str, Any]]:
    for path, words in TAGS.items():
        own = [names.tags.get((facet, tag), tag) for facet, tag in tags if facet == words.facet]
        if own:
            yield (
                path,
                sorted(own, key=folded) if words.listed else ", ".join(sorted(own, key=folded)),
            )


def words_of(keys: Mapping[str, Any], path: str) -> list[str]:
    """Return the words of a key, be they in a list or separated by commas."""
    value = keys.get(path)
    texts = map(text_of, value) if isinstance(value, list) else text_of(value).split(",")
    return [word for text in texts if (word := " ".join(text.split()))]


@lru_cache(maxsize=1_000)
def is_license(expression: str) -> bool:
    """Tell whether a text is an SPDX licence expression."""
    try:
        validate_license(expression)
    except ValidationError:
        return False
    return bool(expression)
