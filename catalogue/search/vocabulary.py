"""What somebody types → the words of the index that are meant, and how much each is like it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice, pairwise, zip_longest

from django.db import connection

from catalogue.models.search import BEGINNINGS, SearchKey, SearchWord, digest
from catalogue.search import likeness
from catalogue.search.weights import EACH, SIDE_BY_SIDE, TOGETHER
from catalogue.search.words import (
    MOST_WORDS,
    SMALL_WORDS,
    joined,
    keys,
    stem,
    words,
)

MOST_BEGUN, MOST_MISSPELT, MOST_STEMMED, MOST_SIDE_BY_SIDE = 12, 6, 6, 8
# Of all words of a query together. With seven kinds that is what one statement can ask for: SQLite
# joins no more than 500 selects.
MOST_MEANT = 64
_ENOUGH_BEGUN = 3  # so many words that begin so, and nobody looks for misspellings
_MOST_LETTERS = 20_000  # of the words of a key
_KEYS, _WORDS = SearchKey._meta.db_table, SearchWord._meta.db_table

_SHARED = -1  # the place of what is found by keys, not by the beginning of a word

Likenesses = dict[str, int]
Part = tuple[str, list[str | int]]


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


@dataclass
class Known:
    """What the index knows of a word somebody typed.

    Attributes:
        akin: words that share a key with it: of the same stem, or perhaps what it is meant to be.
        begun: the shortest words that begin with it and go on.
    """

    akin: set[str] = field(default_factory=set)
    begun: list[str] = field(default_factory=list)


def understand(text: str) -> Query:
    """Look the words of a text up; one query.

    Args:
        text: anything somebody may type. Small words count only where there are no others.
    """
    typed = list(dict.fromkeys(words(text)))
    typed = ([word for word in typed if word not in SMALL_WORDS] or typed)[:MOST_WORDS]
    if not typed:
        return Query()
    singles = [_single(typed, at, known) for at, known in enumerate(_look_up(typed))]
    return Query(tuple(typed), _bounded([*singles, *_several(singles)]))


def _bounded(terms: list[Term]) -> tuple[Term, ...]:
    """Keep so many words of the index that may be meant, the likeliest of every term first."""
    ranked = [
        sorted(term.likenesses.items(), key=lambda item: (-item[1], item[0])) for term in terms
    ]
    likeliest = chain.from_iterable(zip_longest(*ranked))
    kept = set(islice(dict.fromkeys(item[0] for item in likeliest if item), MOST_MEANT))
    meant = ({word: like for word, like in found if word in kept} for found in ranked)
    return tuple(replace(term, likenesses=found) for term, found in zip(terms, meant, strict=True))


def _single(typed: list[str], at: int, known: Known) -> Term:
    """Return a word of the query with the words that may be meant."""
    word, is_last = typed[at], at == len(typed) - 1
    stemmed = stem(word)
    # A stem is what its words begin with; that is found out sooner.
    begun = (other for other in known.akin if other.startswith(stemmed))
    same = [other for other in begun if stem(other) == stemmed]
    likenesses: Likenesses = {}
    if not same and len(known.begun) < _ENOUGH_BEGUN:
        likenesses |= _misspelt(word, known.akin)
    if is_last or not same:
        like = likeness.GOES_ON if word in same else likeness.BEGINS
        likenesses |= dict.fromkeys(known.begun, like)
    likenesses |= dict.fromkeys(_nearest(same, word), likeness.SAME_STEM)
    # Two words may be written as one: each of them is then found where both are.
    pairs = (typed[start : start + 2] for start in (at - 1, at) if start >= 0)
    likenesses |= {"".join(pair): likeness.SAME_JOINED for pair in pairs if len(pair) > 1}
    likenesses |= {joined([word]): likeness.SAME_JOINED, word: likeness.SAME}
    return Term(word, (at,), EACH // len(typed), likenesses, word in same)


def _misspelt(typed: str, akin: Iterable[str]) -> Likenesses:
    """Return the words a misspelt one is most like."""
    likenesses = likeness.misspelt(typed, akin)
    best = sorted(likenesses, key=lambda word: (-likenesses[word], word))[:MOST_MISSPELT]
    one_wrong = [word for word in best if likenesses[word] > likeness.TWO_WRONG]
    return {word: likenesses[word] for word in one_wrong or best}


def _nearest(candidates: Iterable[str], typed: str) -> list[str]:
    every = sorted(candidates, key=lambda word: (abs(len(word) - len(typed)), word))
    return every[:MOST_STEMMED]


def _several(singles: list[Term]) -> Iterator[Term]:
    """Yield neighbouring words as one, and, if there are more than two, all of them as one."""
    for first, second in pairwise(singles):
        likenesses = _side_by_side(first, second)
        typed = joined([first.typed, second.typed])
        factor = SIDE_BY_SIDE // (len(singles) - 1)
        yield Term(typed, (*first.places, *second.places), factor, likenesses)
    if len(singles) > 2:
        everything = joined(term.typed for term in singles)
        places = tuple(range(len(singles)))
        meant = joined(_likeliest(term) for term in singles)
        likenesses = {meant: likeness.SAME_STEM, everything: likeness.SAME}
        yield Term(everything, places, TOGETHER, likenesses)


def _likeliest(term: Term) -> str:
    """Return the word of the index that is most probably meant, the one typed if it is there."""
    if term.known:
        return term.typed
    plain = {word: like for word, like in term.likenesses.items() if like < likeness.SAME_JOINED}
    return max(plain, key=lambda word: (plain[word], word), default=term.typed)


def _side_by_side(first: Term, second: Term) -> Likenesses:
    """Return what two words that may be meant are as one."""
    mine, its = (
        {word: like for word, like in term.likenesses.items() if word[0] != "+"}
        for term in (first, second)
    )
    pairs = {
        joined([one, other]): mine[one] * its[other] // 100
        for one in mine
        for other in its
        if other != first.typed + second.typed != one
    }
    best = sorted(pairs, key=lambda pair: (-pairs[pair], pair))[:MOST_SIDE_BY_SIDE]
    plain = {first.typed + second.typed: likeness.SAME_JOINED}
    return plain | {pair: pairs[pair] for pair in best}


def _look_up(typed: list[str]) -> list[Known]:
    """Return what the index knows of each of some words; one query."""
    keys_of = [{digest(key) for key in keys(word)} for word in typed]
    parts = [_sharing(set().union(*keys_of)), *map(_beginning, range(len(typed)), typed)]
    with connection.cursor() as cursor:
        statement = " UNION ALL ".join(statement for statement, _values in parts)
        cursor.execute(statement, [value for _statement, values in parts for value in values])
        rows = cursor.fetchall()
    akin = {key: _whole_words(text) for place, key, text in rows if place == _SHARED}
    return [
        Known(
            {word for key in mine for word in akin.get(key, ())},
            [word for place, _key, word in rows if place == at],
        )
        for at, mine in enumerate(keys_of)
    ]


# What the statements take from outside they take as parameters.
def _sharing(found: Collection[int]) -> Part:
    """Return the statement for the words of some keys, with its values."""
    places = ", ".join(["%s"] * len(found))
    text = f"SUBSTR(words, 1, {_MOST_LETTERS})"
    return f"SELECT {_SHARED} AS place, id, {text} FROM {_KEYS} WHERE id IN ({places})", [*found]  # noqa: S608


def _beginning(at: int, word: str) -> Part:
    """Return the statement for the shortest words with a beginning, with its values."""
    size = max(size for size in BEGINNINGS if size <= len(word))
    # As the index has it: to PostgreSQL these are two functions, and it would read every word.
    start = "SUBSTRING" if connection.vendor == "postgresql" else "SUBSTR"
    shortest = (
        f"SELECT {at} AS place, 0 AS id, word FROM {_WORDS} WHERE {start}(word, 1, {size}) = %s "  # noqa: S608
        f"AND word > %s AND word < %s ORDER BY LENGTH(word), word LIMIT {MOST_BEGUN}"
    )
    return f"SELECT * FROM ({shortest}) AS begun{at}", [word[:size], word, word + "\U0010ffff"]  # noqa: S608


def _whole_words(text: str) -> list[str]:
    """Return the words of a text that may have been cut off."""
    found = text.split()
    return found[:-1] if len(text) == _MOST_LETTERS else found
