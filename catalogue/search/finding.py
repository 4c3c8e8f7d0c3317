"""What is found, weighed, grouped, and why."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q

from catalogue.models.search import (
    KIND_NUMBERS,
    KINDS,
    SearchEntry,
    SearchField,
    SearchKind,
    SearchPosting,
    digest,
)
from catalogue.search.results import Found, Group, Results
from catalogue.search.vocabulary import Query, Term, understand
from catalogue.search.weights import OF_KIND, OF_WHOLE_NAME
from catalogue.search.words import joined, neighbours, words
from governance.ordering import sort_key

MOST_EACH = 60  # of a word and a kind, the heaviest, are looked at
_TABLE = SearchPosting._meta.db_table
_WRITTEN = re.compile(r"[^\W_]+")

Key = tuple[SearchKind, int]
Posting = tuple[int, int, int, int, int, bool]  # kind, entry, word, field, lightness, whole


class Hit(NamedTuple):
    """A word of an entry that answers a term of the query."""

    term: Term
    word: str
    field: int
    whole: bool
    points: int


def search(text: str, *, kinds: Collection[SearchKind] = (), limit: int = 8) -> Results:
    """Find projects, use cases, organizations … by words.

    Misspelt words, beginnings, other endings, abbreviations and former names are understood. At
    most four queries, whose rows are bounded however much there is.

    Args:
        text: what somebody typed.
        kinds: what to look for; everything if empty.
        limit: how many of each kind to return, at most `MOST_EACH`.
    """
    query = understand(text)
    if not query.terms:
        return Results()
    candidates, cut = _candidates(query, list(kinds) or list(SearchKind))
    if not candidates:
        return Results()
    hits = _hits(query, candidates)
    hits, missing = _with_all_words(query, hits)
    scores = {key: _score(key, found) for key, found in hits.items()}
    groups = _groups(hits, scores, limit, cut)
    return Results(groups, _corrected(query, hits), missing)


def _candidates(query: Query, kinds: Sequence[SearchKind]) -> tuple[set[Key], set[SearchKind]]:
    """Return the keys of the heaviest entries of each word and kind; one query.

    Returns:
        The keys, and the kinds of which there may be more.
    """
    numbers = {KIND_NUMBERS[kind]: kind for kind in kinds}
    with connection.cursor() as cursor:
        cursor.execute(*_heaviest([digest(word) for word in query.words], list(numbers)))
        rows = cursor.fetchall()
    counts = Counter((word, number) for word, number, _object_id in rows)
    cut = {numbers[number] for (_word, number), count in counts.items() if count == MOST_EACH}
    return {(numbers[number], object_id) for _word, number, object_id in rows}, cut


def _heaviest(found: list[int], kinds: list[int]) -> tuple[str, list[Any]]:
    """Return the statement for the heaviest postings of each word and kind, with its values."""
    one = (
        f"SELECT word, kind, object_id FROM {_TABLE} WHERE word = {{}} AND kind = {{}} "  # noqa: S608
        f"ORDER BY lightness, object_id LIMIT {MOST_EACH}"
    )
    if connection.vendor == "postgresql":  # which plans each part of a union, and takes its time
        pairs = "unnest(%s::bigint[]) AS w(word), unnest(%s::smallint[]) AS k(kind)"
        each = one.format("w.word", "k.kind")
        return f"SELECT p.* FROM {pairs}, LATERAL ({each}) AS p", [found, kinds]  # noqa: S608
    each = f"SELECT * FROM ({one.format('%s', '%s')})"  # noqa: S608
    values = [value for word in found for kind in kinds for value in (word, kind)]
    return " UNION ALL ".join([each] * (len(values) // 2)), values


def _hits(query: Query, candidates: Iterable[Key]) -> dict[Key, dict[str, Hit]]:
    """Return for each entry the best hit of each term; one query."""
    answers: dict[int, list[tuple[Term, str, int]]] = defaultdict(list)
    for term in query.terms:
        for word, like in term.likenesses.items():
            answers[digest(word)].append((term, word, term.factor * like))
    found: dict[Key, dict[str, Hit]] = defaultdict(dict)
    for number, object_id, word_id, place, lightness, whole in _postings(candidates, list(answers)):
        hits = found[KINDS[number], object_id]
        for term, word, share in answers[word_id]:
            best, points = hits.get(term.typed), -lightness * share
            if best is None or (points, word) > (best.points, best.word):
                hits[term.typed] = Hit(term, word, place, bool(whole), points)
    return found


def _postings(candidates: Iterable[Key], found: list[int]) -> list[Posting]:
    """Return the postings of some words in some entries."""
    by_kind: dict[SearchKind, list[int]] = defaultdict(list)
    for kind, object_id in candidates:
        by_kind[kind].append(object_id)
    parts, values = [], list[int]()
    for kind, object_ids in by_kind.items():
        # By the entries: the plus keeps the database from reading all there is of a frequent word.
        parts.append(
            f"SELECT kind, object_id, word, field, lightness, whole FROM {_TABLE} WHERE kind = %s "  # noqa: S608
            f"AND object_id IN ({_places(object_ids)}) AND +word IN ({_places(found)})"
        )
        values += (KIND_NUMBERS[kind], *object_ids, *found)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        rows: list[Posting] = cursor.fetchall()
    return rows


def _places(values: Sequence[int]) -> str:
    return ", ".join(["%s"] * len(values))


def _with_all_words(
    query: Query, hits: dict[Key, dict[str, Hit]]
) -> tuple[dict[Key, dict[str, Hit]], tuple[str, ...]]:
    """Keep the entries that have the most words of the query, all if there are such.

    Returns:
        The entries, and the words that the best of them does without.
    """
    places = {
        key: {at for hit in found.values() for at in hit.term.places} for key, found in hits.items()
    }
    most = max((len(there) for there in places.values()), default=0)
    kept = {key: found for key, found in hits.items() if len(places[key]) == most}
    common = set.union(*(places[key] for key in kept)) if kept else set()
    return kept, tuple(word for at, word in enumerate(query.typed) if kept and at not in common)


def _score(key: Key, found: dict[str, Hit]) -> int:
    names = (SearchField.NAME, SearchField.FORMER, SearchField.ABBREVIATION)
    every = {at for hit in found.values() for at in hit.term.places}
    is_name = any(
        hit.whole and hit.field in names and len(hit.term.places) == len(every)
        for hit in found.values()
    )
    share = (OF_WHOLE_NAME if is_name else OF_KIND)[key[0]]
    return sum(hit.points for hit in found.values()) * share


def _groups(
    hits: dict[Key, dict[str, Hit]], scores: dict[Key, int], limit: int, cut: set[SearchKind]
) -> tuple[Group, ...]:
    """Return the best entries of each kind; one query."""
    by_kind: dict[SearchKind, list[Key]] = defaultdict(list)
    for key in sorted(hits, key=lambda key: (-scores[key], key)):
        by_kind[key[0]].append(key)
    # Some more than are shown, for names decide between those that score the same.
    entries = _entries(key for keys in by_kind.values() for key in keys[: 2 * limit])
    groups = []
    for kind, keys in by_kind.items():
        there = sorted(
            (key for key in keys if key in entries),
            key=lambda key: (-scores[key], sort_key(entries[key].name), entries[key].slug, key),
        )
        found = tuple(_found(entries[key], hits[key], scores[key]) for key in there[:limit])
        if found:
            groups.append(Group(kind, found, len(keys), kind not in cut))
    order = list(SearchKind)
    return tuple(sorted(groups, key=lambda group: (-group.found[0].score, order.index(group.kind))))


def _entries(keys: Iterable[Key]) -> dict[Key, SearchEntry]:
    by_kind: dict[SearchKind, list[int]] = defaultdict(list)
    for kind, object_id in keys:
        by_kind[kind].append(object_id)
    wanted = [Q(kind=kind, object_id__in=object_ids) for kind, object_ids in by_kind.items()]
    rows = SearchEntry.objects.filter(reduce(or_, wanted, Q(object_id__in=[])))
    return {(entry.kind, entry.object_id): entry for entry in rows}


def _found(entry: SearchEntry, hits: dict[str, Hit], score: int) -> Found:
    # Words side by side say more of why than the heaviest of them alone.
    best = max(hits.values(), key=lambda hit: (len(hit.term.places), _worth(hit)))
    close = max(filter(_is_other_word, hits.values()), key=_worth, default=None)
    return Found(
        kind=entry.kind,
        object_id=entry.object_id,
        slug=entry.slug,
        scope=entry.scope,
        name=entry.name,
        detail=entry.detail,
        note=entry.note,
        score=score,
        field=SearchField(best.field),
        text=next((text for text in _texts(entry, best.field) if _has(text, best.word)), ""),
        close_to=_as_written(close, entry) if close else "",
        matched=frozenset(hit.word for hit in hits.values()),
    )


def _texts(entry: SearchEntry, field: int) -> list[str]:
    """Return what is written in a field of an entry, unless it is the name, or too long."""
    if field in (SearchField.NAME, SearchField.DESCRIPTION):
        return []
    return [*entry.texts.get(str(field), ()), entry.slug, entry.detail]


def _worth(hit: Hit) -> tuple[int, str]:
    return hit.points, hit.word


def _is_other_word(hit: Hit) -> bool:
    """Tell whether a word was taken for one that was typed otherwise, and not to its end."""
    alone = hit.term.typed[0] != "+"
    return (
        alone and not hit.term.known and not hit.word.removeprefix("+").startswith(hit.term.typed)
    )


def _has(text: str, word: str) -> bool:
    parts = words(text)
    if not word.startswith("+"):
        return word in parts
    # An abbreviation is a single word of its own; others are parts written as one.
    return word == joined(parts) or (len(parts) > 1 and word in neighbours(parts))


def _as_written(hit: Hit, entry: SearchEntry) -> str:
    """Return the word of a hit as the entry writes it, capitals and accents included."""
    word = hit.word.removeprefix("+")
    for text in (entry.name, *_texts(entry, hit.field)):
        for part in _WRITTEN.findall(text):
            if words(part) == [word]:
                return str(part)
    return word


def _corrected(query: Query, hits: dict[Key, dict[str, Hit]]) -> str:
    """Return the query with misspelt words as they were understood; empty if none was."""
    meant = []
    for term in query.singles:
        here = [found[term.typed] for found in hits.values() if term.typed in found]
        others = [hit.word for hit in here if _is_other_word(hit)]
        if len(others) < len(here) or not here:
            meant.append(term.typed)
        else:
            best = max(others, key=lambda word: (term.likenesses[word], word))
            meant.append(best.removeprefix("+"))
    return " ".join(meant) if meant != list(query.typed) else ""
