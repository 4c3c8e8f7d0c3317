"""Documents → the rows of the index."""

from collections.abc import Collection, Iterable, Iterator

from django.db import connection, transaction

from catalogue.models.search import (
    KIND_NUMBERS,
    SearchChange,
    SearchEntry,
    SearchField,
    SearchKey,
    SearchKind,
    SearchPosting,
    SearchWord,
    digest,
)
from catalogue.search.documents import AT_ONCE, Document, documents
from catalogue.search.learning import learn
from catalogue.search.postings import postings_of
from catalogue.search.rows import Row, emptied, insert, portions

_LOCK = 0x5EA4C4  # any number, the same for everybody who writes the index
_TABLES = (SearchPosting, SearchKey, SearchWord, SearchEntry)
_COLUMNS = ("word", "object_id", "kind", "lightness", "field", "whole")


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
        for model in (*_TABLES, SearchChange):
            emptied(model._default_manager.all())
        there: dict[int, str] = {}
        counts = {kind: _write(documents(kind), there) for kind in SearchKind}
        learn(there)
    _tidy()
    return counts


def index(kind: SearchKind, object_ids: Collection[int]) -> None:
    """Bring some entries up to date; those of what is gone or is a draft go.

    To be called in a transaction, after `lock`.
    """
    there: dict[int, str] = {}
    before: set[int] = set()
    for some in portions(sorted(object_ids), AT_ONCE):
        postings = SearchPosting.objects.filter(kind=kind, object_id__in=some)
        before.update(postings.values_list("word", flat=True))
        emptied(postings)
        emptied(SearchEntry.objects.filter(kind=kind, object_id__in=some))
        _write(documents(kind, some), there)
    learn(there, before)


def lock() -> None:
    """Wait until nobody else writes the index, and keep others waiting until the transaction ends.

    So that nobody forgets a word that somebody else just uses.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    else:  # the first write takes the one lock there is; a read before it could not be followed up
        emptied(SearchChange.objects.filter(pk=0))


def _write(found: Iterable[Document], there: dict[int, str]) -> int:
    """Write the entries and postings of documents; return how many documents there were.

    Args:
        found: the documents, not in the index yet.
        there: takes their words, by their digests.
    """
    count = 0
    for some in portions(found, AT_ONCE):
        count += len(some)
        SearchEntry.objects.bulk_create([_entry(document) for document in some])
        insert(SearchPosting, _COLUMNS, (row for each in some for row in _rows(each, there)))
    return count


def _rows(document: Document, there: dict[int, str]) -> Iterator[Row]:
    """Yield the rows of a document's words, which `there` takes."""
    kind, object_id = KIND_NUMBERS[document.kind], document.object_id
    for word, heavy, place, whole in postings_of(document):
        number = digest(word)
        if word[0] != "+":
            there[number] = word
        yield (number, object_id, kind, -heavy, place, whole)


def _entry(document: Document) -> SearchEntry:
    """Return a document's entry: what a line about it shows, each text once."""
    shown = {document.name, document.slug, document.detail}
    texts = {
        str(field.value): rest
        for field, found in document.texts.items()
        if field != SearchField.DESCRIPTION  # too long to be shown
        and (rest := [text for text in found if text not in shown])
    }
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


def _tidy() -> None:
    """Let PostgreSQL reuse the room of what was deleted, and know how much there is."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            names = ", ".join(model._meta.db_table for model in _TABLES)
            cursor.execute(f"VACUUM (ANALYZE) {names}")
