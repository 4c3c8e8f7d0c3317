"""What is found, weighed, grouped, and why."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q

from catalogue.models.search import SearchEntry, SearchField, SearchKind, SearchPosting
from catalogue.search.addresses import path_of
from catalogue.search.vocabulary import Query, Term, understand
from catalogue.search.weights import OF_KIND, OF_WHOLE_NAME
from catalogue.search.words import words

MOST_EACH = 60  # of a word and a kind, the heaviest, are looked at
_SHOWN_FIELDS = {SearchField.NAME, SearchField.SLUG}
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


@dataclass(frozen=True)
class Found:
    """Something that was found.

    Attributes:
        kind: what sort of thing.
        object_id: its key.
        slug: how it is named in its address; of a category, within its map.
        scope: the slug of the map, of a category.
        name: what people call it.
        detail: what it is.
        note: what it must not be confused with.
        score: how well it matches; only for comparing.
        field: where it matches best.
        text: what is written there; empty if it is the name or too long.
        close_to: the word that was taken for one typed; empty if it was typed so.
        matched: the words of the entry that match, normalised.
    """

    kind: SearchKind
    object_id: int
    slug: str
    scope: str
    name: str
    detail: str
    note: str
    score: int
    field: SearchField
    text: str = ""
    close_to: str = ""
    matched: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        """The path of the page about it."""
        return path_of(self.kind, self.slug, self.scope)

    @property
    def address(self) -> str:
        """How it is named in the API: the slug, and of a category ``<map>.<slug>``."""
        return f"{self.scope}.{self.slug}" if self.scope else self.slug


@dataclass(frozen=True)
class Group:
    """What was found of a kind.

    Attributes:
        kind: the kind.
        found: the best of it.
        count: how many were looked at; there may be more once it is `MOST_EACH`.
    """

    kind: SearchKind
    found: tuple[Found, ...]
    count: int


@dataclass(frozen=True)
class Results:
    """What a search found.

    Attributes:
        groups: by kind, the group with the best entry first.
        corrected: the query as it was understood; empty if it was understood as typed.
        missing: words that were left out, as nothing has all of them.
    """

    groups: tuple[Group, ...] = ()
    corrected: str = ""
    missing: tuple[str, ...] = field(default=())

    def ranked(self) -> list[Found]:
        """Return everything in one line, the best first."""
        every = [found for group in self.groups for found in group.found]
        return sorted(every, key=lambda found: -found.score)


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
    candidates = _candidates(query, list(kinds) or list(SearchKind))
    hits = _hits(query, candidates)
    hits, missing = _with_all_words(query, hits)
    scores = {key: _score(key, found) for key, found in hits.items()}
    groups = _groups(hits, scores, limit)
    return Results(groups, _corrected(query, groups, hits), missing)


def _candidates(query: Query, kinds: Sequence[SearchKind]) -> list[Key]:
    """Return the keys of the heaviest entries of each word and kind; one query."""
    one = (
        f"SELECT kind, object_id FROM {_TABLE} WHERE word = %s AND kind = %s "  # noqa: S608
        f"ORDER BY weight DESC, object_id LIMIT {MOST_EACH}"
    )
    pairs = [(word, kind) for word in query.words for kind in kinds]
    parts = [f"SELECT * FROM ({one}) AS part{at}" for at in range(len(pairs))]
    values = [str(value) for pair in pairs for value in pair]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ".join(parts), values)
        return [(str(kind), int(object_id)) for kind, object_id in cursor.fetchall()]


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
    places = {key: {at for hit in found.values() for at in hit.term.places}
              for key, found in hits.items()}
    most = max((len(there) for there in places.values()), default=0)
    kept = {key: found for key, found in hits.items() if len(places[key]) == most}
    common = set.union(*(places[key] for key in kept)) if kept else set()
    return kept, tuple(word for at, word in enumerate(query.typed) if kept and at not in common)


def _score(key: Key, found: dict[str, Hit]) -> int:
    kind = SearchKind(key[0])
    names = (SearchField.NAME, SearchField.FORMER)
    every = {at for hit in found.values() for at in hit.term.places}
    is_name = any(
        hit.whole and hit.field in names and len(hit.term.places) == len(every)
        for hit in found.values()
    )
    share = (OF_WHOLE_NAME if is_name else OF_KIND)[kind]
    return sum(hit.points for hit in found.values()) * share


def _groups(
    hits: dict[Key, dict[str, Hit]], scores: dict[Key, int], limit: int
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
            groups.append(Group(SearchKind(kind), found, len(keys)))
    order = list(SearchKind)
    return tuple(
        sorted(groups, key=lambda group: (-group.found[0].score, order.index(group.kind)))
    )


def _found(entry: SearchEntry, hits: dict[str, Hit], score: int) -> Found:
    best = max(hits.values(), key=lambda hit: (hit.points, len(hit.term.places), hit.word))
    texts = [] if best.field in _SHOWN_FIELDS else entry.texts.get(str(best.field.value), [])
    close = [hit.word.lstrip("+") for hit in hits.values() if _is_other_word(hit)]
    matched = frozenset(part for hit in hits.values() for part in [hit.word.lstrip("+"), *_parts(hit)])
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
    return alone and not hit.term.known and not hit.word.lstrip("+").startswith(hit.term.typed)


def _parts(hit: Hit) -> list[str]:
    return [hit.term.typed] if hit.term.typed[0] != "+" else []


def _has(text: str, word: str) -> bool:
    parts = words(text)
    return word in parts or word[:1] == "+" and word[1:] in "".join(parts)


def _as_written(word: str, entry: SearchEntry) -> str:
    """Return a word as the entry writes it, capitals and accents included."""
    for texts in ([entry.name], *entry.texts.values()):
        for part in " ".join(texts).split():
            if words(part) == [word]:
                return part.strip(".,;:()“”")
    return word


def _corrected(
    query: Query, groups: Sequence[Group], hits: dict[Key, dict[str, Hit]]
) -> str:
    """Return the query with misspelt words as the best entry has them; empty if none is."""
    if not groups:
        return ""
    best = max((group.found[0] for group in groups), key=lambda found: found.score)
    mine = hits[best.kind.value, best.object_id]
    meant = [
        mine[word].word.lstrip("+") if word in mine and _is_other_word(mine[word]) else word
        for word in query.typed
    ]
    return " ".join(meant) if meant != list(query.typed) else ""


