"""Projects that read like real ones: words as frequent as in any language, names that differ.

Made up, but not evenly: few words are in every text and most in hardly any (Zipf's law), the
frequent ones are short, the first of them are those that search leaves out, and the more projects
there are, the more words there are. The same number always makes the same project.
"""

import random
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from catalogue.models import Project
from catalogue.search.words import SMALL_WORDS

VOCABULARY = 120_000
COMMON = 800  # words that roles and the second words of names are made of
IN_SUMMARY, IN_DESCRIPTION = 18, 60
# Up to this rank words get rarer by Zipf's law, beyond by its square, as counted in large corpora
# (Ferrer i Cancho and Solé, 2001): so new words keep coming, but ever fewer.
_KERNEL = 6_000
_AT_ONCE = 2_000

_ONSETS = (
    *"bcdfghjklmnprstvwz",
    "br",
    "cl",
    "dr",
    "fl",
    "gr",
    "kr",
    "pl",
    "pr",
    "sk",
    "st",
    "th",
    "tr",
)
_VOWELS = (*"aeiouaeio", "ai", "ea", "ie", "oo")
_CODAS = ("", "", "", "n", "r", "s", "l", "t", "x", "nd")
_ACTS = ("Manages", "Stores", "Routes", "Watches", "Builds", "Deploys", "Encrypts", "Balances")


def add(start: int, end: int) -> None:
    """Write the projects of some numbers, past everything that would look at each.

    Args:
        start: the first number.
        end: the one after the last.
    """
    for first in range(start, end, _AT_ONCE):
        some = [_project(number) for number in range(first, min(first + _AT_ONCE, end))]
        Project.objects.bulk_create(some)


def name(number: int) -> str:
    """Return the name of a project: a word of its own, every third time with another behind it."""
    chance = random.Random(f"name {number}")
    own = _word(chance, chance.choice((2, 2, 3, 3, 3, 4))).capitalize()
    second = chance.choice(vocabulary()[:COMMON]).capitalize()
    return own if chance.random() < 2 / 3 else f"{own} {second}"


def role(chance: random.Random) -> str:
    """Return what a project does, in three words."""
    of_what = chance.choices(vocabulary()[:COMMON], cum_weights=_weights(COMMON), k=2)
    return " ".join((chance.choice(_ACTS), *of_what))


def prose(chance: random.Random, count: int) -> str:
    """Return so many words as they come in a text."""
    every = _of_texts()
    return " ".join(chance.choices(every, cum_weights=_weights(len(every)), k=count))


@cache
def vocabulary() -> list[str]:
    """Return the words there are beside small ones, the most frequent first, each once."""
    chance, found = random.Random(2017), dict[str, None]()
    while len(found) < VOCABULARY:
        longer = len(found) > 200, len(found) > 5_000, chance.random() < 0.4
        found[_word(chance, 1 + sum(longer))] = None
    return list(found)


@cache
def _of_texts() -> list[str]:
    return [*sorted(SMALL_WORDS), *vocabulary()]


@cache
def _weights(count: int) -> list[float]:
    ranks = range(1, count + 1)
    return list(accumulate(1 / rank / max(1, rank / _KERNEL) for rank in ranks))


def made_up(chance: random.Random) -> str:
    """Return a word that is in no text."""
    return _word(chance, 6)


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(_syllables(chance, syllables))


def _syllables(chance: random.Random, count: int) -> Iterator[str]:
    for _syllable in range(count):
        yield chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)


def _project(number: int) -> Project:
    chance, called = random.Random(number), name(number)
    return Project(
        slug=f"{called.lower().replace(' ', '-')}-{number}",
        name=called,
        kind=Project.Kind.SERVICE,
        role=role(chance),
        summary=prose(chance, IN_SUMMARY),
        description=prose(chance, IN_DESCRIPTION),
    )
