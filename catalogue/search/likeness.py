"""How like a word typed is to a word of the index, in per cent. Pure functions."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from catalogue.search.words import edits, stem

SAME = 100
SAME_JOINED = 95
SAME_STEM = 92
BEGINS = 80
GOES_ON = 40  # a longer word, where the one typed is a word itself

_DOUBLED = 70  # a letter doubled or not: zul, zuul
_EXCHANGED = 68
_TOO_MANY_OR_FEW = 64
_ANOTHER = 60
TWO_WRONG = 45


def misspelt(typed: str, candidates: Iterable[str]) -> dict[str, int]:
    """Return the words that a misspelt one may be, with their likenesses; it itself is none.

    What is wrong are letters too many, missing, others or exchanged with the next (the optimal
    string alignment distance). Endings are compared last: what counts is the stem.

    Args:
        typed: a word.
        candidates: words of the index, of which most may have nothing in common with it.
    """
    mine, found = stem(typed), {}
    most = edits(mine)
    for word in candidates:
        its = stem(word)
        wrong = OSA.distance(mine, its, score_cutoff=most)
        if 0 < wrong <= most and wrong <= edits(its):
            close = TWO_WRONG if wrong > 1 else _one_wrong(mine, its)
            found[word] = close - min(8, OSA.distance(typed, word) - 1)
    return found


def _one_wrong(mine: str, its: str) -> int:
    if sorted(mine) == sorted(its):
        return _EXCHANGED
    if len(mine) == len(its):
        return _ANOTHER
    return _DOUBLED if _undoubled(mine) == _undoubled(its) else _TOO_MANY_OR_FEW


def _undoubled(word: str) -> str:
    return "".join(letter for at, letter in enumerate(word) if letter != word[at - 1 : at])
