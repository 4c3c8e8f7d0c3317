"""Text → words, and the ways to a word. Pure functions: no database, no models."""

import re
from collections.abc import Iterable
from itertools import combinations, pairwise

from governance.ordering import sort_key

MOST_LETTERS = 60
MOST_WORDS = 8  # of a query; what is beyond is ignored
BEGINNING = 4  # letters of the longest beginning that is a key; longer ones are looked up directly
_TYPED = 7  # letters of a stem in which misspellings are looked for
_MISSPELT_UP_TO = 24  # longer words are written by machines

# Letters that do not come apart into a plain one and an accent.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_POSSESSIVE = re.compile(r"(?<=\w)[’']s\b")
_SUFFIXES = ("ings", "ing", "ers", "er", "ed", "es", "s", "e")
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
    plain = sort_key(own).translate(_PLAIN)
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


def beginning_key(word: str) -> str:
    """Return the key of all words that begin so; at most `BEGINNING` letters."""
    return "^" + word[:BEGINNING]


def stem_key(word: str) -> str:
    """Return the key of all words with the same stem."""
    return "~" + stem(word)


def misspelling_keys(word: str) -> set[str]:
    """Return what two words have in common if few letters are wrong in either.

    That is what is left of the stem's beginning when letters are dropped, as many as may be wrong:
    two words share a key if neither a letter too many, nor one missing, another or two exchanged
    keep them apart (the symmetric delete algorithm of Wolf Garbe's SymSpell).
    """
    stemmed = stem(word)
    start = stemmed[:_TYPED]
    return {
        "-" + "".join(left)
        for dropped in range(min(edits(stemmed), len(start) - 1) + 1)
        for left in combinations(start, len(start) - dropped)
        if edits(stemmed)
    }


def keys(word: str) -> set[str]:
    """Return every key that leads to a word."""
    beginnings = {beginning_key(word[:size]) for size in range(1, min(len(word), BEGINNING + 1))}
    return {stem_key(word), *beginnings, *misspelling_keys(word)}
