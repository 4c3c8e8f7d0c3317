"""Which of many names mean what somebody types. Pure functions: no database, no models."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalogue.search.words import edits, initials
from catalogue.twins.folding import fold_name

_SHORT_UP_TO = 8  # letters of an abbreviation


class Likeness(IntEnum):
    """How a name is like the one that is typed; the smaller, the more."""

    SAME = 1
    FORMER = 2
    ADDRESS = 3
    SHORT = 4
    LONG = 5
    NEAR = 6


class Called(NamedTuple):
    """What something is or was called.

    Attributes:
        key: which one it is.
        text: as people write it.
        folded: the same, folded.
        by: how it is like a name that folds to the same: `SAME` for its name, `FORMER` for one it
            had, `ADDRESS` for the end of its address.
    """

    key: int
    text: str
    folded: str
    by: Likeness


Found = tuple[Likeness, Called]


def alike(typed: str, known: Sequence[Called]) -> dict[int, Found]:
    """Return what a name may mean: for each, how it is most like it.

    A name is near if no more letters are wrong in it than search forgives, and it is no former one.

    Args:
        typed: a name.
        known: what everything is called; something may be called several things.
    """
    folded = fold_name(typed)
    if not folded:
        return {}
    found = [(each.by, each) for each in known if each.folded == folded]
    found += _abbreviated(folded, known)
    found += [(Likeness.LONG, each) for each in _short_for(typed, known)]
    found += [(Likeness.NEAR, each) for each in _near(folded, known)]
    best: dict[int, Found] = {}
    for likeness, each in sorted(found, key=lambda one: one[0]):
        best.setdefault(each.key, (likeness, each))
    return best


def _abbreviated(folded: str, known: Iterable[Called]) -> list[Found]:
    """Return the names that are abbreviated as was typed."""
    if not 1 < len(folded) <= _SHORT_UP_TO:
        return []
    letters = {letter for letter in folded if letter.isalpha()}
    # Few have all of the letters; abbreviating all the others would take most of the time.
    may = (each for each in known if each.by != Likeness.ADDRESS and letters <= set(each.folded))
    return [(Likeness.SHORT, each) for each in may if folded in initials(each.text)]


def _short_for(typed: str, known: Iterable[Called]) -> list[Called]:
    """Return the names that are an abbreviation of the one typed."""
    short = {letters for letters in initials(typed) if len(letters) > 2}
    return [each for each in known if each.folded in short]


def _near(folded: str, known: Sequence[Called]) -> list[Called]:
    """Return the names in which few letters are wrong."""
    most = edits(folded)
    names = {at: each.folded for at, each in enumerate(known) if each.by == Likeness.SAME}
    near = process.extract(folded, names, scorer=OSA.distance, score_cutoff=most, limit=None)
    return [known[at] for name, wrong, at in near if 0 < wrong <= min(most, edits(name))]
