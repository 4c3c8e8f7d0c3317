"""What rows of histories say and said before, as the database has it, in few queries."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Case, CharField, F, JSONField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.db.models.lookups import Exact

from catalogue.histories import HISTORIES, PUBLISHED, History
from catalogue.models import Recorded
from catalogue.revising import kind_of

Row = dict[str, Any]

_COLUMNS = (
    *("told_as", "told", "told_at", "told_type", "told_about", "told_scope", "told_now"),
    *("told_before", "told_revision", "told_public"),
)
# A form is stored within so many seconds: what it published was no public knowledge before.
_AT_ONCE = datetime.timedelta(seconds=5)


def rows_of(by_kind: Mapping[int, list[int]]) -> list[Row]:
    """Return what rows of histories say and what the same rows said before, in one query.

    Args:
        by_kind: the keys of the rows, by the place of their kind among all.
    """
    found = []
    for kind, keys in by_kind.items():
        history = HISTORIES[kind]
        said = JSONObject(history_id="history_id", **{name: name for name in history.columns})
        earlier = history.before(OuterRef("history_date"), OuterRef("history_id"), OuterRef("id"))
        about = F(history.projects[0]) if history.projects else Value(0)
        scope = F(history.scope[0]) if history.scope[0] else Value("")
        noted = Recorded.objects.filter(kind=kind_of(history.model), record=OuterRef("history_id"))
        rows = history.past.objects.filter(history_id__in=keys).order_by()
        found.append(
            rows.annotate(
                told_as=Value(kind),
                told=F("history_id"),
                told_at=F("history_date"),
                told_type=F("history_type"),
                told_about=about,
                told_scope=Cast(scope, CharField()),
                told_now=said,
                told_before=Subquery(earlier.values(said=said)[:1], output_field=JSONField()),
                told_revision=Subquery(noted.values("revision")),
                told_public=_was_public(history),
            ).values_list(*_COLUMNS)
        )
    if not found:
        return []
    union = found[0].union(*found[1:], all=True) if len(found) > 1 else found[0]
    names = (
        *("kind", "key", "at", "happened", "about", "scope", "now", "before", "revision"),
        "was_public",
    )
    return [dict(zip(names, row, strict=True)) for row in union]


def _was_public(history: History) -> Any:
    """Return whether everything a row is about was public already when the row changed."""
    condition = Q()
    for path, model in history.drafts:
        past: Any = model.history.model
        every = past.objects.filter(id=OuterRef(path)).order_by("history_date", "history_id")
        earlier = every.filter(history_date__lt=OuterRef("history_date") - _AT_ONCE).reverse()
        first, last = (Subquery(rows.values("state")[:1]) for rows in (every, earlier))
        state = Coalesce(last, first, Value(PUBLISHED))
        condition &= Q(Exact(state, Value(PUBLISHED)))
    return Case(When(condition, then=Value(1)), default=Value(0)) if condition else Value(1)


# Kind, row of its history, field → targets.
Pairs = dict[tuple[int, int, str], set[int]]


def pairs_of(rows: Iterable[Row]) -> Pairs:
    """Return the many-to-many fields of rows of histories, in one query."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        said = [part["history_id"] for part in (row["now"], row["before"]) if part]
        wanted[row["kind"]].update(said)
    found = [
        past.objects.filter(history__in=keys)
        .annotate(
            told_as=Value(kind), told_of=Value(many.name), to=F(many.m2m_reverse_field_name())
        )
        .values_list("told_as", "history_id", "told_of", "to")
        for kind, keys in wanted.items()
        for many, past in _many_to_many(HISTORIES[kind])
    ]
    pairs: Pairs = defaultdict(set)
    for kind, key, name, target in found[0].union(*found[1:], all=True) if found else ():
        pairs[kind, key, name].add(target)
    return pairs


def _many_to_many(history: History) -> Iterator[tuple[Any, Any]]:
    """Yield the many-to-many fields of a model and the tables of their histories."""
    past = {each.related_model.__name__: each for each in history.past._meta.related_objects}
    for many in history.model._meta.many_to_many:
        through: Any = many.remote_field.through
        found = past.get(f"Historical{through.__name__}")
        if found:
            yield many, found.related_model


def tied(pairs: Pairs, kind: int, said: Mapping[str, Any], name: str) -> set[int]:
    """Return the targets that a many-to-many field had in a row of a history."""
    return pairs.get((kind, said["history_id"], name), set())
