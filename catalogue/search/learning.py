"""Which words there are, and the keys that lead to them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Exists, OuterRef

from catalogue.models.search import SearchKey, SearchPosting, SearchWord, digest
from catalogue.search.rows import emptied, insert, portions
from catalogue.search.words import keys


def learn(there: Mapping[int, str], before: Collection[int] = ()) -> None:
    """Take in the words of entries that were just written.

    Args:
        there: their words, by their digests.
        before: the digests of those they had before; words that now stand nowhere are forgotten.
    """
    new, gone = _unknown(there), _forsaken(set(before) - there.keys())
    insert(SearchWord, ("id", "word"), sorted(new.items()))
    for some in portions(gone):
        emptied(SearchWord.objects.filter(pk__in=some))
    _lead(new.values(), gone.values())


def _unknown(there: Mapping[int, str]) -> dict[int, str]:
    """Return the words that are new to the index."""
    known: set[int] = set()
    for some in portions(there):
        known.update(SearchWord.objects.filter(pk__in=some).values_list("pk", flat=True))
    return {key: word for key, word in there.items() if key not in known}


def _forsaken(before: Collection[int]) -> dict[int, str]:
    """Return the words that stand nowhere any more."""
    elsewhere = Exists(SearchPosting.objects.filter(word=OuterRef("pk")))
    gone: dict[int, str] = {}
    for some in portions(before):
        rows = SearchWord.objects.filter(~elsewhere, pk__in=some)
        gone.update(rows.values_list("pk", "word"))
    return gone


def _lead(new: Iterable[str], gone: Iterable[str]) -> None:
    """Have keys lead to new words, and not to those that are gone."""
    more, less = _by_key(new), _by_key(gone)
    for some in portions(sorted(more.keys() | less.keys())):
        led = dict(SearchKey.objects.filter(pk__in=some).values_list("pk", "words"))
        now = {key: {*led.get(key, "").split(), *more.get(key, ())} for key in some}
        rows = [(key, " ".join(sorted(now[key].difference(less.get(key, ()))))) for key in some]
        if led:
            emptied(SearchKey.objects.filter(pk__in=led))
        insert(SearchKey, ("id", "words"), [row for row in rows if row[1]])


def _by_key(found: Iterable[str]) -> dict[int, list[str]]:
    led: dict[str, list[str]] = defaultdict(list)
    for word in found:
        for key in keys(word):
            led[key].append(word)
    return {digest(key): words for key, words in led.items()}
