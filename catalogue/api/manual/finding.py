"""Looking words up in the manual."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.api.manual.reading import Group, Manual


@dataclass(frozen=True)
class Place:
    """A place in the manual: whose page, where on it, what it is and what is said of it."""

    group: str
    anchor: str
    name: str
    description: str


def find(manual: Manual, text: str) -> list[Place]:
    """Return the places that have all the words: first those whose names have them.

    Args:
        manual: the manual.
        text: words, or parts of them; upper and lower case are the same.
    """
    words = text.casefold().split()
    if not words:
        return []
    named, told = [], []
    for place in _places(manual.groups):
        name = place.name.casefold()
        if all(word in name for word in words):
            named.append(place)
        elif all(word in f"{name} {place.description.casefold()}" for word in words):
            told.append(place)
    return named + told


def _places(groups: Iterable[Group]) -> Iterator[Place]:
    shapes = set()
    for group in groups:
        for one in group.operations:
            name = f"{one.summary}: {one.method} {one.path}"
            yield Place(group.slug, one.anchor, name, one.description)
            for parameter in one.parameters if one.reads else ():
                name = f"{parameter.name} ({one.summary})"
                yield Place(group.slug, one.anchor, name, parameter.description)
        for shape in group.shapes:
            if shape.name not in shapes:
                shapes.add(shape.name)
                for field in shape.fields:
                    name = f"{shape.name}.{field.name}"
                    yield Place(group.slug, f"shape-{shape.name}", name, field.description)
