"""What somebody types → the words of the index that are meant, and how much each is like it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from catalogue.models import SearchKey
from catalogue.search import likeness
from catalogue.search.weights import EACH, SIDE_BY_SIDE, TOGETHER
from catalogue.search.words import (
    BEGINNING,
    MOST_WORDS,
    SMALL_WORDS,
    beginning_key,
    misspelling_keys,
    neighbours,
    stem_key,
    words,
)

MOST_BEGUN, MOST_MISSPELT, MOST_STEMMED = 12, 6, 6
_ENOUGH_BEGUN = 3  # so many words that begin so, and nobody looks for misspellings
_MOST_KEYS = 5_000
_TABLE = SearchKey._meta.db_table

Likenesses = dict[str, int]


@dataclass(frozen=True)
class Term:
    """A word of a query, or several written as one.

    Attributes:
        typed: the word; with a plus sign in front, several as one.
        places: which words of the query it stands for.
        factor: its share in the score.
        likenesses: the words of the index that may be meant, in per cent.
        known: whether it is in the index as it is.
    """

    typed: str
    places: tuple[int, ...]
    factor: int
    likenesses: Likenesses = field(default_factory=dict)
    known: bool = True


@dataclass(frozen=True)
class Query:
    """What is looked for.

    Attributes:
        typed: its words.
        terms: the words, and those that stand side by side as one.
    """

    typed: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def words(self) -> dict[str, None]:
        """Every word of the index that may be meant."""
        return dict.fromkeys(word for term in self.terms for word in term.likenesses)

    @property
    def singles(self) -> list[Term]:
        """The terms that are one word."""
        return [term for term in self.terms if term.typed[0] != "+"]


def understand(text: str) -> Query:
    """Look the words of a text up; one query.

    Args:
        text: anything somebody may type. Small words count only where there are no others.
    """
    typed = list(dict.fromkeys(words(text)))
    typed = ([word for word in typed if word not in SMALL_WORDS] or typed)[:MOST_WORDS]
    if not typed:
        return Query()
    found = _look_up(typed)
    singles = [
        _single(word, at, len(typed), found, is_last=at == len(typed) - 1)
        for at, word in enumerate(typed)
    ]
    return Query(tuple(typed), (*singles, *_several(typed)))


def _single(
    typed: str, at: int, count: int, found: dict[str, list[str]], is_last: bool
) -> Term:
    same = found[stem_key(typed)]
    likenesses = dict.fromkeys(_nearest(same, typed, MOST_STEMMED), likeness.SAME_STEM)
    likenesses |= {"+" + typed: likeness.SAME_JOINED, typed: likeness.SAME}
    known = typed in same
    begun = [word for word in found[_BEGUN + typed] if word not in likenesses]
    if is_last or not same:
        likenesses |= {word: likeness.begun(typed, word) for word in begun[:MOST_BEGUN]}
    if not same and len(begun) < _ENOUGH_BEGUN:
        likenesses = _misspelt(typed, found) | likenesses
    return Term(typed, (at,), EACH // count, likenesses, known)


def _misspelt(typed: str, found: dict[str, list[str]]) -> Likenesses:
    """Return the words a misspelt one is most like."""
    near = {word for key in misspelling_keys(typed) for word in found[key]}
    likenesses = {word: like for word in near if (like := likeness.misspelt(typed, word))}
    best = sorted(likenesses, key=lambda word: (-likenesses[word], word))[:MOST_MISSPELT]
    one_wrong = [word for word in best if likenesses[word] > likeness.TWO_WRONG]
    return {word: likenesses[word] for word in one_wrong or best}


def _nearest(candidates: Iterable[str], typed: str, most: int) -> list[str]:
    return sorted(candidates, key=lambda word: (abs(len(word) - len(typed)), word))[:most]


def _several(typed: list[str]) -> list[Term]:
    """Return neighbouring words as one, and all words as one."""
    terms = []
    for term in neighbours(typed):
        pair = next((at for at in range(len(typed) - 1) if term == "+" + "".join(typed[at : at + 2])), None)
        is_all = pair is None
        places = tuple(range(len(typed))) if pair is None else (pair, pair + 1)
        factor = TOGETHER if is_all else SIDE_BY_SIDE // (len(typed) - 1)
        likenesses = {term: likeness.SAME, term[1:]: likeness.SAME_JOINED}
        terms.append(Term(term, places, factor, likenesses))
    return terms


_BEGUN = "^"


def _look_up(typed: list[str]) -> dict[str, list[str]]:
    """Return words of the index by the key that led to them; by ``^`` and what they begin with."""
    every = sorted({key for word in typed for key in (stem_key(word), *misspelling_keys(word))})
    places = ", ".join(["%s"] * len(every))
    by_key = f"SELECT key, word FROM {_TABLE} WHERE key IN ({places})"  # noqa: S608
    parts, values = [f"SELECT * FROM ({by_key} LIMIT {_MOST_KEYS}) AS same"], [*every]
    for at, word in enumerate(typed):
        parts.append(f"SELECT * FROM ({_beginning(word)}) AS begun{at}")
        values += _beginning_values(word)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        rows = cursor.fetchall()
    found: dict[str, list[str]] = defaultdict(list)
    for key, word in rows:
        found[key].append(word)
    return found


def _beginning(word: str) -> str:
    """Return the statement for the first words with a beginning, the shortest first."""
    # What the statements take from outside they take as parameters.
    if len(word) <= BEGINNING:
        return (
            f"SELECT %s AS key, word FROM {_TABLE} WHERE key = %s "  # noqa: S608
            f"ORDER BY length, word LIMIT {2 * MOST_BEGUN}"
        )
    return (
        f"SELECT %s AS key, word FROM {_TABLE} WHERE word >= %s AND word < %s "  # noqa: S608
        f"AND key = %s ORDER BY word LIMIT {2 * MOST_BEGUN}"
    )


def _beginning_values(word: str) -> list[str]:
    if len(word) <= BEGINNING:
        return [_BEGUN + word, beginning_key(word)]
    return [_BEGUN + word, word, word + "\U0010ffff", beginning_key(word)]
