"""Documents → the rows of the index."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from django.db import connection, models, transaction

from catalogue.models.search import (
    SearchChange,
    SearchEntry,
    SearchField,
    SearchKey,
    SearchKind,
    SearchPosting,
)
from catalogue.search.documents import AT_ONCE, Document, documents
from catalogue.search.weights import OF_A_NAME, SHORT, weight
from catalogue.search.words import SMALL_WORDS, joined, keys, neighbours, words

_LOCK = 0x5EA4C4  # any number, the same for everybody who writes the index
_VALUES_AT_ONCE = 8_000

Row = tuple[Any, ...]


def is_empty() -> bool:
    """Tell whether nothing is in the index."""
    return not SearchEntry.objects.exists()


def reindex() -> dict[SearchKind, int]:
    """Make the whole index anew, in one transaction.

    Returns:
        How many entries there are of each kind.
    """
    with transaction.atomic():
        lock()
        for model in (SearchPosting, SearchKey, SearchEntry, SearchChange):
            _emptied(model.objects.all())
        known: set[str] = set()  # words with keys: all there are have just been deleted
        counts = {kind: _write(documents(kind), known) for kind in SearchKind}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # the planner must know how many there are
            cursor.execute(f"ANALYZE {SearchPosting._meta.db_table}, {SearchKey._meta.db_table}")
    return counts


def index(kind: SearchKind, object_ids: Collection[int]) -> None:
    """Bring some entries up to date; those of what is gone or is a draft go.

    To be called in a transaction, after `lock`.
    """
    every = iter(sorted(object_ids))
    while some := list(islice(every, AT_ONCE)):
        postings = SearchPosting.objects.filter(kind=kind, object_id__in=some)
        had = set(postings.values_list("word", flat=True))
        _emptied(postings)
        _emptied(SearchEntry.objects.filter(kind=kind, object_id__in=some))
        _write(documents(kind, some))
        _forget(had)


def lock() -> None:
    """Wait until nobody else writes the index, and keep others waiting until the transaction ends.

    So that nobody forgets a word that somebody else just uses.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    else:  # the first write takes the one lock there is; a read before it could not be followed up
        _emptied(SearchChange.objects.filter(pk=0))


def postings_of(document: Document) -> Iterator[Row]:
    """Yield each word of a document where it weighs most, as a row of the index."""
    best: dict[str, tuple[int, SearchField, bool]] = {}
    for field, texts in document.texts.items():
        for text in texts:
            for word, first, whole in _words_of(field, text):
                found = (weight(field, first=first, whole=whole), field, whole)
                if word not in best or found[0] > best[word][0]:
                    best[word] = found
    for word, (heavy, field, whole) in best.items():
        share = 100 if field in OF_A_NAME else document.share
        points = heavy * share // 100 + document.standing
        yield (document.kind.value, document.object_id, word, field.value, points, whole)


def _words_of(field: SearchField, text: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield the words of a text, each with whether it is the first and whether it is all there."""
    parts = words(text)
    if field == SearchField.ABBREVIATION:
        yield joined(parts), True, True  # found by whoever types all of it, not by its beginning
        return
    if field not in SHORT:
        yield from ((word, False, False) for word in dict.fromkeys(parts) if _says_much(word))
        return
    for word in dict.fromkeys(parts):
        yield word, word == parts[0], parts == [word]
    whole = "+" + "".join(parts)
    for pair in neighbours(parts):
        yield pair, whole.startswith(pair), pair == whole


def _says_much(word: str) -> bool:
    return word not in SMALL_WORDS


def _write(found: Iterable[Document], known: set[str] | None = None) -> int:
    """Write the rows of new documents; return how many documents there were.

    Args:
        found: the documents.
        known: the words that have keys, to which the new ones are added; looked up if None.
    """
    count, every = 0, iter(found)
    while some := list(islice(every, AT_ONCE)):
        count += len(some)
        SearchEntry.objects.bulk_create([_entry(document) for document in some])
        postings = [posting for document in some for posting in postings_of(document)]
        _insert(SearchPosting, ("kind", "object_id", "word", "field", "weight", "whole"), postings)
        plain = {str(word) for _kind, _key, word, *_rest in postings if word[0] != "+"}
        new = plain - (_with_keys(plain) if known is None else known)
        rows = [(key, len(word), word) for word in sorted(new) for key in sorted(keys(word))]
        _insert(SearchKey, ("key", "length", "word"), rows)
        if known is not None:
            known |= new
    return count


def _entry(document: Document) -> SearchEntry:
    texts = {str(field.value): found for field, found in document.texts.items() if found}
    texts.pop(str(SearchField.DESCRIPTION.value), None)  # too long to be shown
    return SearchEntry(
        kind=document.kind,
        object_id=document.object_id,
        slug=document.slug,
        scope=document.scope,
        name=document.name,
        detail=document.detail,
        note=document.note,
        texts=texts,
    )


def _with_keys(found: set[str]) -> set[str]:
    """Return those of some words that have keys."""
    known: set[str] = set()
    for some in _portions(sorted(found)):
        there = SearchKey.objects.filter(word__in=some).values_list("word", flat=True)
        known.update(there.distinct())
    return known


def _forget(had: set[str]) -> None:
    """Delete the keys of words that stand nowhere any more."""
    for some in _portions(sorted(word for word in had if word[0] != "+")):
        there = SearchPosting.objects.filter(word__in=some).values_list("word", flat=True)
        gone = set(some) - set(there.distinct())
        _emptied(SearchKey.objects.filter(word__in=gone))


def _insert(model: type[models.Model], columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert plain rows; many times as fast as ``bulk_create``, which makes more of them."""
    place = f"({', '.join(['%s'] * len(columns))})"
    # Nothing of the statement comes from outside.
    into = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES "  # noqa: S608
    at_once = _VALUES_AT_ONCE // len(columns)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), at_once):
            some = rows[start : start + at_once]
            cursor.execute(into + ", ".join([place] * len(some)), list(chain(*some)))


def _emptied(rows: models.QuerySet[Any]) -> None:
    """Delete rows that nothing refers to, without fetching them first."""
    rows._raw_delete(rows.db)


def _portions(found: list[str]) -> Iterator[list[str]]:
    every = iter(found)
    while some := list(islice(every, AT_ONCE)):
        yield some
