"""Text → words, and the ways to a word. Pure functions: no database, no models."""

import re
from collections.abc import Iterable
from itertools import combinations, pairwise

from governance.ordering import sort_key

MOST_LETTERS = 60
MOST_WORDS = 8  # of a query; what is beyond is ignored
_START, _LEFT = 6, 4  # letters of a stem in which misspellings are looked for, and left in a key
_MISSPELT_UP_TO = 24  # longer words are written by machines

# Letters that do not come apart into a plain one and an accent.
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_POSSESSIVE = re.compile(r"(?<=\w)[’']s\b")
_SUFFIXES = ("ings", "ing", "ers", "er", "ed", "es", "s", "e")
_LAST = frozenset(suffix[-1] for suffix in _SUFFIXES)
_SHORTEST_STEM = 4

_SMALL = (
    "a an and are as at be by can for from has have in into is it its no not of on one or so that "
    "the their them they this to was were what which who will with"
)
SMALL_WORDS = frozenset(_SMALL.split())


def words(text: str) -> list[str]:
    """Return the words of a text, without accents, case and punctuation.

    Args:
        text: anything, in any alphabet.
    """
    own = _POSSESSIVE.sub("", text.replace("_", " ").replace("\0", " "))
    plain = sort_key(own).translate(PLAIN)
    return [word[:MOST_LETTERS] for word in plain.split()]


def joined(parts: Iterable[str]) -> str:
    """Return words written as one, as a key of the index: ``+baremetal``."""
    return ("+" + "".join(parts))[: MOST_LETTERS + 1]


def neighbours(parts: list[str]) -> list[str]:
    """Return every two neighbouring words as one, and all of them as one."""
    pairs = [joined(pair) for pair in pairwise(parts)]
    return list(dict.fromkeys([*pairs, joined(parts)])) if len(parts) > 1 else []


def initials(name: str) -> set[str]:
    """Return how a name is abbreviated.

    ``OpenStack Technical Committee`` → ``otc``, ``ostc``, ``tc``; ``Kubernetes`` → ``k8s``.
    """
    parts = re.findall(r"[^\W_]+", name)
    if len(parts) == 1:
        word = "".join(words(name))
        return {f"{word[0]}{len(word) - 2}{word[-1]}"} if len(word) > 7 else set()
    large = [part for part in parts if part.lower() not in SMALL_WORDS]
    humps = [part[0] + "".join(re.findall(r"(?<=[a-z])[A-Z]", part)) for part in large]
    firsts = [part[0] for part in large]
    found = {"".join(line) for line in (firsts, humps, [part[0] for part in parts])}
    # The last two or more: people drop what is in front.
    found |= {"".join(firsts[start:]) for start in range(1, len(firsts) - 1)}
    return {"".join(words(each)) for each in found if len(each) > 1}


def stem(word: str) -> str:
    """Return a word without its ending: ``balancers``, ``balancing`` → ``balanc``."""
    if word[-1:] not in _LAST:  # most have none, and very many are asked
        return word
    for suffix in _SUFFIXES:
        rest = word[: -len(suffix)]
        if word.endswith(suffix) and len(rest) >= _SHORTEST_STEM and not word.endswith("ss"):
            return stem(rest) if suffix in ("s", "es") else rest
    return word


def edits(stemmed: str) -> int:
    """Return how many letters of a stem may be wrong."""
    letters = sum(char.isalpha() for char in stemmed)
    if letters < 3 or len(stemmed) > _MISSPELT_UP_TO:
        return 0
    return 1 if len(stemmed) < 7 else 2


def keys(word: str) -> set[str]:
    """Return what a word has in common with those of the same stem, and with misspelt ones.

    That is what is left of the beginning of its stem when letters are dropped: two words share a
    key if neither letters too many, nor some missing, others or exchanged with the next, as many
    as may be wrong, keep them apart (the symmetric delete algorithm of Wolf Garbe's SymSpell). All
    keys of a stem have the same length, but those of short ones, which may have lost a letter.
    """
    stemmed = stem(word)
    if not edits(stemmed):
        return {stemmed}
    start = stemmed[:_START]
    sizes = {len(start), len(start) - 1} if len(start) <= _LEFT else {_LEFT}
    return {"".join(left) for size in sizes for left in combinations(start, size)}
