"""What rows are made of: items by what they are about, and what the names in them lead to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from catalogue.exchange.landscape2.document import Category, Landscape, path_of, text_of
from catalogue.exchange.landscape2.facts import (
    LONGEST_TAG,
    Facts,
    Names,
    read_project,
    words_of,
)
from catalogue.exchange.landscape2.identity import Subject, recognise, subjects_of
from catalogue.exchange.landscape2.keys import MATURITY, TAGS
from catalogue.exchange.landscape2.known import Known
from catalogue.exchange.landscape2.names import folded, without_membership
from catalogue.exchange.landscape2.settings import Settings
from catalogue.exchange.report import Fault


@dataclass(eq=False)
class Material:
    """All that is known of a landscape before rows are made of it.

    Attributes:
        landscape: the landscape.
        settings: what is said beside it, now or when it came in before.
        known: what the catalogue knows.
        projects: what the items outside the members' category are about.
        organizations: what the items in it are about.
        notes: what is worth telling of them.
    """

    landscape: Landscape
    settings: Settings
    known: Known
    projects: list[Subject] = field(default_factory=list)
    organizations: list[Subject] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)

    @cached_property
    def members(self) -> str:
        """The name of the category with the members, empty if there is none."""
        return self.settings.members([category.name for category in self.landscape.categories])

    @cached_property
    def categories(self) -> list[Category]:
        """The categories that are regions of the map."""
        every = self.landscape.categories
        return [category for category in every if category.name != self.members]

    @cached_property
    def slugs(self) -> dict[str, str]:
        """The slug of the project that a name leads to, of namesakes that of the hosted one."""
        found: dict[str, str] = {}
        for subject in sorted(self.projects, key=_hosted_first):
            found.setdefault(subject.name, subject.slug)
        return found

    @cached_property
    def names(self) -> Names:
        """What the names in items lead to."""
        return Names(
            projects=names_of(subject.name for subject in self.projects),
            places={
                (category.name, below.name): path_of(category.name, below.name)
                for category in self.categories
                for below in category.subcategories
            },
            tags=self._tag_names(),
        )

    def _tag_names(self) -> dict[tuple[str, str], str]:
        spellings: dict[tuple[str, str], set[str]] = defaultdict(set)
        for subject in self.projects:
            keys = subject.item.keys
            for path, words in TAGS.items():
                for word in words_of(keys, path):
                    if len(word) <= LONGEST_TAG:
                        spellings[words.facet, folded(word)].add(word)
        known = self.known.tags
        return {at: known[at][1] if at in known else min(spellings[at]) for at in spellings}

    @cached_property
    def facts(self) -> dict[str, Facts]:
        """What the items say of each project, by its slug."""
        return {subject.slug: self._facts(subject) for subject in self.projects}

    def _facts(self, subject: Subject) -> Facts:
        stands = frozenset(item.path for item in subject.items)
        return read_project(subject.item.keys, self.names, stands)


def gather(landscape: Landscape, settings: Settings, known: Known) -> Material:
    """Find out what the items of a landscape are about, and what that is in the catalogue."""
    material = Material(landscape, settings, known)
    named = [item for item in landscape.items() if item.name]
    of_members = [item for item in named if item.category == material.members]
    of_projects = [item for item in named if item.category != material.members]
    material.organizations = subjects_of((without_membership(i.name), i) for i in of_members)
    material.projects = subjects_of((item.name, item) for item in of_projects)
    taken, things = known.taken, known.organizations
    material.notes = recognise(
        material.organizations, things, taken.get("organizations", ()), by_name=True
    )
    material.notes += recognise(
        material.projects, known.projects, taken.get("projects", ()), by_name=False
    )
    return material


def names_of(names: Iterable[str]) -> dict[str, str]:
    """Return names by how they are compared; of two that are compared alike the first in order."""
    found: dict[str, str] = {}
    for name in sorted(names):
        found.setdefault(folded(name), name)
    return found


def _hosted_first(subject: Subject) -> tuple[bool, str]:
    return (not text_of(subject.item.data.get(MATURITY)), subject.slug)
