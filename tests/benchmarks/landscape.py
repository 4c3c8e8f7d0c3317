"""A landscape of 2,400 entries, in the native format, with names as varied as real ones.

Pages of it are sent compressed, so names that repeat would make it look lighter than it is.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.benchmarks.generated import Row, named

SIZE = 2400
REGIONS = 12
CATEGORIES = 80
ADDRESS = "/maps/landscape/"
SHARES = (1, 1, 2, 2, 3, 4, 6)  # how unevenly entries are spread over categories
CONSONANTS = "bcdfghjklmnpqrstvwxz"
VOWELS = "aeiou"


def write_landscape(path: Path) -> None:
    """Write a map of 2,400 entries; the same on every run.

    Args:
        path: the file to write. It needs the stages of the starter catalogue.
    """
    draw = random.Random(SIZE)
    names = _names(draw)
    projects = [
        {
            "slug": name.lower().replace(" ", "-"),
            "name": name,
            "kind": "external",
            "role": " ".join(word(draw) for _ in range(draw.randint(2, 6))).capitalize(),
            "stage_changes": [{"stage": _stage(at), "changed_on": "2020"}],
        }
        for at, name in enumerate(names)
    ]
    regions = [
        {
            **named("region", at),
            "name": f"{word(draw)} {word(draw)}".title(),
            "placement": "centre",
            "categories": [],
        }
        for at in range(REGIONS)
    ]
    for at, members in enumerate(_shared(draw, projects)):
        entries = [{"project": one["slug"], "core": core % 9 == 0} for core, one in members]
        name = f"{word(draw)} & {word(draw)}".capitalize()
        regions[at % REGIONS]["categories"].append(
            {**named("category", at), "name": name, "row": 1 + at // REGIONS, "entries": entries}
        )
    whole = [{"slug": "landscape", "name": "Landscape", "regions": regions}]
    catalogue = {"projects": projects, "maps": whole}
    path.write_text(yaml.dump(catalogue, Dumper=yaml.CSafeDumper, sort_keys=False))


def _names(draw: random.Random) -> list[str]:
    """Return names of one word mostly, sometimes of two or three, each once."""
    found: dict[str, None] = {}
    while len(found) < SIZE:
        words = draw.choices((1, 2, 3), (6, 3, 1))[0]
        found[" ".join(word(draw).capitalize() for _ in range(words))] = None
    return list(found)


def word(draw: random.Random) -> str:
    """Return a word that could be part of a name."""
    pairs = (draw.choice(CONSONANTS) + draw.choice(VOWELS) for _ in range(draw.randint(1, 3)))
    return "".join(pairs) + draw.choice(CONSONANTS)


def _stage(at: int) -> str:
    """Return a stage: of ten, one is emerging, one kept in maintenance."""
    return {3: "emerging", 7: "maintenance"}.get(at % 10, "active")


def _shared(draw: random.Random, projects: list[Row]) -> Iterator[list[tuple[int, Row]]]:
    """Yield the numbered projects of one category after another."""
    into = draw.choices(range(CATEGORIES), [draw.choice(SHARES) for _ in range(CATEGORIES)], k=SIZE)
    into[:CATEGORIES] = range(CATEGORIES)  # none is empty
    for category in range(CATEGORIES):
        yield [(at, one) for at, one in enumerate(projects) if into[at] == category]
