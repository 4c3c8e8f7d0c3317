"""What a search answers with."""

from dataclasses import dataclass, field

from catalogue.models.search import SearchField, SearchKind
from catalogue.search.addresses import path_of


@dataclass(frozen=True)
class Found:
    """Something that was found.

    Attributes:
        kind: what sort of thing.
        object_id: its key.
        slug: how it is named in its address; of a category, within its map.
        scope: the slug of the map, of a category.
        name: what people call it.
        detail: what it is.
        note: what it must not be confused with.
        score: how well it matches; only for comparing.
        field: where it matches best.
        text: what is written there; empty if it is the name or too long.
        close_to: the word that was taken for one typed; empty if it was typed so.
        matched: the words of the entry that match, normalised.
    """

    kind: SearchKind
    object_id: int
    slug: str
    scope: str
    name: str
    detail: str
    note: str
    score: int
    field: SearchField
    text: str = ""
    close_to: str = ""
    matched: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        """The path of the page about it."""
        return path_of(self.kind, self.slug, self.scope)

    @property
    def address(self) -> str:
        """How it is named in the API: the slug, and of a category ``<map>.<slug>``."""
        return f"{self.scope}.{self.slug}" if self.scope else self.slug


@dataclass(frozen=True)
class Group:
    """What was found of a kind.

    Attributes:
        kind: the kind.
        found: the best of it.
        count: how many of those looked at match.
        is_all: whether all there are were looked at.
    """

    kind: SearchKind
    found: tuple[Found, ...]
    count: int
    is_all: bool = True


@dataclass(frozen=True)
class Results:
    """What a search found.

    Attributes:
        groups: by kind, the group with the best entry first.
        corrected: the query as it was understood; empty if it was understood as typed.
        missing: words that were left out, as nothing has all of them.
    """

    groups: tuple[Group, ...] = ()
    corrected: str = ""
    missing: tuple[str, ...] = field(default=())

    def ranked(self) -> list[Found]:
        """Return everything in one line, the best first."""
        every = [found for group in self.groups for found in group.found]
        return sorted(every, key=lambda found: -found.score)
