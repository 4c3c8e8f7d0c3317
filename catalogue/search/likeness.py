"""How like a word typed is to a word of the index, in per cent. Pure functions."""

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


def distance(one: str, other: str) -> int:
    """Return how many letters are too many, missing, other ones or exchanged with the next.

    The optimal string alignment distance.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, last, row = row, before, [at, *([0] * len(other))]
        for to, another in enumerate(other, 1):
            same = letter == another
            row[to] = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (not same))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == another:
                row[to] = min(row[to], last[to - 2] + 1)
    return row[-1]


def misspelt(typed: str, word: str) -> int:
    """Return the likeness of a word to a misspelling of it; 0 if they have too little in common.

    Endings are compared last: what counts is the stem.
    """
    mine, its = stem(typed), stem(word)
    wrong = distance(mine, its)
    if not 0 < wrong <= min(edits(mine), edits(its)):
        return 0
    close = TWO_WRONG if wrong > 1 else _one_wrong(mine, its)
    return close - min(8, distance(typed, word) - 1)


def _one_wrong(mine: str, its: str) -> int:
    if sorted(mine) == sorted(its):
        return _EXCHANGED
    if len(mine) == len(its):
        return _ANOTHER
    return _DOUBLED if _undoubled(mine) == _undoubled(its) else _TOO_MANY_OR_FEW


def _undoubled(word: str) -> str:
    return "".join(letter for at, letter in enumerate(word) if letter != word[at - 1 : at])
