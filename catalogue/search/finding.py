"""What is found, weighed, grouped, and why."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from catalogue.models.search import SearchEntry, SearchField, SearchKind, SearchPosting
from catalogue.search.results import Found, Group, Results
from catalogue.search.vocabulary import Query, Term, understand
from catalogue.search.weights import OF_KIND, OF_WHOLE_NAME
from catalogue.search.words import joined, neighbours, words

MOST_EACH = 60  # of a word and a kind, the heaviest, are looked at
_TABLE = SearchPosting._meta.db_table

Key = tuple[str, int]


@dataclass(frozen=True)
class Hit:
    """A word of an entry that answers a term of the query."""

    term: Term
    word: str
    field: SearchField
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


def _candidates(query: Query, kinds: Sequence[SearchKind]) -> tuple[set[Key], set[str]]:
    """Return the keys of the heaviest entries of each word and kind; one query.

    Returns:
        The keys, and the kinds of which there may be more.
    """
    pairs = [(word, kind) for word in query.words for kind in kinds]
    one = (
        f"SELECT kind, object_id FROM {_TABLE} WHERE word = %s AND kind = %s "  # noqa: S608
        f"ORDER BY weight DESC, object_id LIMIT {MOST_EACH}"
    )
    parts = [f"SELECT {at} AS part, p{at}.* FROM ({one}) AS p{at}" for at in range(len(pairs))]  # noqa: S608
    values = [str(value) for pair in pairs for value in pair]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        rows = [(part, str(kind), int(object_id)) for part, kind, object_id in cursor.fetchall()]
    full = {
        part for part, count in Counter(part for part, *_key in rows).items() if count == MOST_EACH
    }
    return {(kind, key) for _part, kind, key in rows}, {pairs[part][1].value for part in full}


def _hits(query: Query, candidates: Iterable[Key]) -> dict[Key, dict[str, Hit]]:
    """Return for each entry the best hit of each term; one query."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, object_id in candidates:
        by_kind[kind].append(object_id)
    wanted = Q(pk=None)
    for kind, object_ids in by_kind.items():
        wanted |= Q(kind=kind, object_id__in=object_ids)
    rows = SearchPosting.objects.filter(wanted, word__in=list(query.words))
    found: dict[Key, dict[str, Hit]] = defaultdict(dict)
    for kind, object_id, word, place, weight, whole in rows.values_list(
        "kind", "object_id", "word", "field", "weight", "whole"
    ):
        for term in query.terms:
            points = term.factor * weight * term.likenesses.get(word, 0)
            best = found[kind, object_id].get(term.typed)
            if points and (best is None or (points, word) > (best.points, best.word)):
                hit = Hit(term, word, SearchField(place), whole, points)
                found[kind, object_id][term.typed] = hit
    return found


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
    kind = SearchKind(key[0])
    names = (SearchField.NAME, SearchField.FORMER, SearchField.ABBREVIATION)
    every = {at for hit in found.values() for at in hit.term.places}
    is_name = any(
        hit.whole and hit.field in names and len(hit.term.places) == len(every)
        for hit in found.values()
    )
    share = (OF_WHOLE_NAME if is_name else OF_KIND)[kind]
    return sum(hit.points for hit in found.values()) * share


def _groups(
    hits: dict[Key, dict[str, Hit]], scores: dict[Key, int], limit: int, cut: set[str]
) -> tuple[Group, ...]:
    """Return the best entries of each kind; one query."""
    by_kind: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(hits, key=lambda key: (-scores[key], key)):
        by_kind[key[0]].append(key)
    # Some more than are shown, for names decide between those that score the same.
    wanted = Q(pk=None)
    for kind, keys in by_kind.items():
        wanted |= Q(kind=kind, object_id__in=[key for _kind, key in keys[: 2 * limit]])
    entries = {(entry.kind, entry.object_id): entry for entry in SearchEntry.objects.filter(wanted)}
    groups = []
    for kind, keys in by_kind.items():
        there = sorted(
            (key for key in keys if key in entries),
            key=lambda key: (-scores[key], entries[key].sort_key, entries[key].slug, key),
        )
        found = tuple(_found(entries[key], hits[key], scores[key]) for key in there[:limit])
        if found:
            groups.append(Group(SearchKind(kind), found, len(keys), kind not in cut))
    order = list(SearchKind)
    return tuple(sorted(groups, key=lambda group: (-group.found[0].score, order.index(group.kind))))


def _found(entry: SearchEntry, hits: dict[str, Hit], score: int) -> Found:
    # Words side by side say more of why than the heaviest of them alone.
    best = max(hits.values(), key=lambda hit: (len(hit.term.places), hit.points, hit.word))
    texts = [] if best.field == SearchField.NAME else entry.texts.get(str(best.field.value), [])
    close = [hit.word.removeprefix("+") for hit in hits.values() if _is_other_word(hit)]
    matched = frozenset(hit.word for hit in hits.values())
    return Found(
        kind=SearchKind(entry.kind),
        object_id=entry.object_id,
        slug=entry.slug,
        scope=entry.scope,
        name=entry.name,
        detail=entry.detail,
        note=entry.note,
        score=score,
        field=best.field,
        text=next((text for text in texts if _has(text, best.word)), ""),
        close_to=_as_written(close[0], entry) if close else "",
        matched=matched,
    )


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


def _as_written(word: str, entry: SearchEntry) -> str:
    """Return a word as the entry writes it, capitals and accents included."""
    for texts in ([entry.name], *entry.texts.values()):
        for part in " ".join(texts).split():
            if words(part) == [word]:
                return part.strip(".,;:()“”").removesuffix("'s").removesuffix("’s")
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
