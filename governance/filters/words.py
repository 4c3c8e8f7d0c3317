"""Named rows by words: plain containment."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When

from governance.ordering import sort_key


def containing(rows: QuerySet[Any], text: str, prose: Sequence[str]) -> QuerySet[Any]:
    """Keep the rows in which every word is found; those found by name come first.

    Args:
        rows: rows with a name, a slug and former names.
        text: words, each looked for in names, slug and prose.
        prose: the fields with further text.
    """
    words = text.split()
    for word in words:
        rows = rows.filter(_in_name(word) | _in_prose(rows, word, prose))
    found: QuerySet[Any] = rows.annotate(far=_distance(text, words))
    return found.order_by("far", "sort_key", "slug")


def _distance(text: str, words: list[str]) -> Case:
    """Return how far a name is from the text: the same, with it in front, with its words in it."""
    key = sort_key(text)
    in_name = Q()
    for word in words:
        in_name &= _in_name(word)
    return Case(
        When(sort_key=key, then=Value(0)),
        When(sort_key__startswith=key, then=Value(1)),
        When(in_name, then=Value(2)),
        default=Value(3),
    )


def _in_name(word: str) -> Q:
    key = sort_key(word)
    in_slug = Q(slug__contains=word.lower())
    return in_slug | Q(sort_key__contains=key) if key else in_slug


def _in_prose(rows: QuerySet[Any], word: str, prose: Sequence[str]) -> Q:
    # A subquery: a join would give a row once for each of its names.
    every = rows.model._default_manager
    found = Q(pk__in=every.filter(former_names__name__icontains=word).values("pk"))
    for field in prose:
        found |= Q(**{f"{field}__icontains": word})
    return found
