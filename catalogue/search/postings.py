"""A document → its words, each with where it stands and what it weighs there. Pure functions."""

from collections.abc import Iterator
from typing import NamedTuple

from catalogue.models.search import SearchField
from catalogue.search.documents import Document
from catalogue.search.weights import OF_A_NAME, SHORT, weight
from catalogue.search.words import SMALL_WORDS, joined, neighbours, words


class Posting(NamedTuple):
    """A word of a document, where it weighs most.

    Attributes:
        word: the word; with a plus sign in front, several as one.
        weight: what it weighs there.
        field: where it stands, the number of a `SearchField`.
        whole: whether it is all that is written there.
    """

    word: str
    weight: int
    field: int
    whole: bool


def postings_of(document: Document) -> Iterator[Posting]:
    """Yield each word of a document once."""
    best: dict[str, Posting] = {}
    for field, texts in document.texts.items():
        for text in texts:
            for found in _words_of(field, text):
                had = best.get(found.word)
                if had is None or found.weight > had.weight:
                    best[found.word] = found
    for word, heavy, place, whole in best.values():
        share = 100 if place in OF_A_NAME else document.share
        yield Posting(word, heavy * share // 100 + document.standing, place, whole)


def _words_of(field: SearchField, text: str) -> Iterator[Posting]:
    """Yield the words of a text, with what they weigh in any document."""
    parts, number = words(text), int(field)
    if field == SearchField.ABBREVIATION:
        # Found by whoever types all of it, not by its beginning.
        yield Posting(joined(parts), weight(field, first=True, whole=True), number, True)
    elif field in SHORT:
        yield from _words_and_neighbours(field, parts)
    else:
        heavy = weight(field, first=False, whole=False)
        for word in dict.fromkeys(parts):
            if word not in SMALL_WORDS:
                yield Posting(word, heavy, number, False)


def _words_and_neighbours(field: SearchField, parts: list[str]) -> Iterator[Posting]:
    """Yield the words of a short text, and those side by side as one."""
    number = int(field)
    for word in dict.fromkeys(parts):
        first, whole = word == parts[0], parts == [word]
        yield Posting(word, weight(field, first=first, whole=whole), number, whole)
    everything = joined(parts)
    for pair in neighbours(parts):
        first, whole = everything.startswith(pair), pair == everything
        yield Posting(pair, weight(field, first=first, whole=whole), number, whole)
