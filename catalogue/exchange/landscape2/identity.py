"""Which items are one thing, and which thing of the catalogue it is.

Two items of one name are the same if their homepages agree. What came from the landscape before is
found again by where it stood there; anything else of the catalogue by its slug, if it has no other
homepage. The order of the file makes no difference.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalogue.exchange.landscape2.document import Item, text_of
from catalogue.exchange.landscape2.keys import HOMEPAGE, MATURITY, REPOSITORY
from catalogue.exchange.landscape2.known import At, Thing
from catalogue.exchange.landscape2.names import digest_of, free_slug, slug_of
from catalogue.exchange.report import Fault


@dataclass(eq=False)
class Subject:
    """A project or an organization that a landscape is about.

    Attributes:
        name: its name.
        items: the items it stands in, the one it is described by first.
        slug: the slug it has or is to have.
        thing: what it is in the catalogue; None if it is new.
    """

    name: str
    items: list[Item]
    slug: str = ""
    thing: Thing | None = None

    @property
    def item(self) -> Item:
        """The item it is described by."""
        return self.items[0]

    @property
    def at(self) -> list[At]:
        """Where it stands."""
        return [item.at for item in self.items]


def address_key(url: str) -> str:
    """Return an address as it is compared: how it is asked for and a last slash do not count."""
    plain = re.sub(r"^https?://(www\.)?", "", url.strip(), flags=re.IGNORECASE).rstrip("/")
    host, slash, rest = plain.partition("/")
    return f"{host.lower()}{slash}{rest}"


def homepage_of(item: Item) -> str:
    """Return the homepage of an item as it is compared."""
    return address_key(text_of(item.data.get(HOMEPAGE)))


def subjects_of(items: Iterable[tuple[str, Item]]) -> list[Subject]:
    """Put items that are one thing together.

    Args:
        items: names and the items that have them.
    """
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for name, item in items:
        groups[(name, homepage_of(item))].append(item)
    return [Subject(name, sorted(found, key=_first)) for (name, _page), found in groups.items()]


def _first(item: Item) -> tuple[bool, At]:
    """Sort items so that the one that says most of a project comes first."""
    return (not text_of(item.data.get(MATURITY)), item.at)


def recognise(
    subjects: Sequence[Subject], things: Mapping[str, Thing], taken: Iterable[str], *, by_name: bool
) -> list[Fault]:
    """Find what each subject is in the catalogue and give the others slugs.

    Args:
        subjects: changed in place; those of one name in an order of their own.
        things: what the catalogue has, by slug.
        taken: all slugs that are or were in use.
        by_name: whether a name is enough, whatever the homepage.

    Returns:
        What is worth telling: namesakes in the file and in the catalogue.
    """
    claims = _Claims(things)
    # By the homepage too: two of one name may stand in one place.
    in_order = sorted(
        subjects,
        key=lambda subject: (subject.name, *_first(subject.item), homepage_of(subject.item)),
    )
    for place in (claims.by_first, claims.by_any):
        for subject in in_order:
            claims.by_item(subject, place)
    waiting = [subject for subject in in_order if subject.thing is None]
    used = {*taken}
    told = []
    present = {at for subject in subjects for at in subject.at}
    for subject in waiting:
        other = claims.by_slug(subject, present, by_name)
        if subject.thing is None:
            subject.slug = free_slug(subject.name, _further(subject), used)
            used.add(subject.slug)
            if other:
                words = f"“{subject.name}” has another homepage than “{other}” of the catalogue"
                told.append(Fault(subject.item.place, f"{words}; it is {subject.slug}"))
    return told + _namesakes(subjects)


class _Claims:
    """Things of the catalogue, each claimed by one subject at most."""

    def __init__(self, things: Mapping[str, Thing]) -> None:
        self.free = dict(things)
        self.by_first = {thing.at[0]: thing for thing in things.values() if thing.at}
        self.by_any = {at: thing for thing in things.values() for at in thing.at}

    def by_item(self, subject: Subject, place: Mapping[At, Thing]) -> None:
        """Claim what came from one of a subject's items before."""
        for at in subject.at:
            if subject.thing is None and at in place:
                self._claim(subject, place[at])

    def by_slug(self, subject: Subject, present: set[At], by_name: bool) -> str:
        """Claim what has the slug of a subject's name; return that slug if it is something else."""
        thing = self.free.get(slug_of(subject.name))
        if thing is None:
            return ""
        pages = {address_key(url) for url in thing.homepages}
        own = {homepage_of(subject.item), address_key(text_of(subject.item.data.get(REPOSITORY)))}
        moved = bool(thing.at) and not present.intersection(thing.at)
        if by_name or moved or not pages or pages & own:
            self._claim(subject, thing)
            return ""
        return thing.slug

    def _claim(self, subject: Subject, thing: Thing) -> None:
        if self.free.pop(thing.slug, None) is None:
            return
        subject.thing, subject.slug = thing, thing.slug
        if thing.at and thing.at[0] in subject.at:  # described by the same item as before
            subject.items.sort(key=lambda item: item.at != thing.at[0])


def _further(subject: Subject) -> list[str]:
    """Return what tells a subject from its namesakes."""
    item = subject.item
    return [
        item.subcategory,
        f"{item.category} {item.subcategory}",
        digest_of(homepage_of(item)),
    ]


def _namesakes(subjects: Sequence[Subject]) -> list[Fault]:
    by_name: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        by_name[subject.name].append(subject)
    return [line for namesakes in by_name.values() for line in _told(namesakes)]


def _told(namesakes: Sequence[Subject]) -> list[Fault]:
    told = []
    for subject in namesakes:
        if len(subject.items) > 1:
            words = f"“{subject.name}” stands in {len(subject.items)} places with one homepage"
            told.append(Fault(subject.item.place, f"{words}; it is one, {subject.slug}"))
    if len(namesakes) > 1:
        slugs = ", ".join(sorted(subject.slug for subject in namesakes))
        words = f"“{namesakes[0].name}” stands here with several homepages; they are {slugs}"
        first = min(namesakes, key=lambda subject: subject.item.place)
        told.append(Fault(first.item.place, words))
    return told
