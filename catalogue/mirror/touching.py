"""Which rows of the API may answer otherwise because of what was recorded."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Model, QuerySet, Value

from catalogue.mirror.records import Record
from catalogue.mirror.shown import SHOWN, Path, Shown, paths
from governance.models import FormerName


class Cause(NamedTuple):
    """The latest of what may have changed an answer: in which revision, and when."""

    revision: int
    at: datetime.datetime


Key = tuple[str, int]
Causes = dict[int, Cause]


def touched(records: Iterable[Record]) -> dict[Key, Cause]:
    """Return the rows of resources that records reach, each with the latest that does.

    A row is reached if it changed itself, if a part of it did or became one of another row, or if
    what it refers to is named otherwise. One query, whatever there is.
    """
    records = [_of_subject(record) for record in records]
    found: dict[Key, Cause] = {}
    asked: list[tuple[Shown, Any, Causes]] = []
    for model, several in _by_model(records).items():
        for shown in SHOWN:
            if shown.model is model:
                _join(found, shown, _latest((each.key, each) for each in several))
        for path in paths().get(model, ()):
            asked.extend(_asked(path, several, found))
    for place, key, target in _pairs(asked):
        shown, _rows, causes = asked[place]
        _join(found, shown, {key: causes[target]})
    return found


def _of_subject(record: Record) -> Record:
    """Return a former name's record as one of the row that had the name."""
    if record.model is not FormerName or not record.said:
        return record
    said = record.said[-1]
    kind = ContentType.objects.get_for_id(said["content_type_id"]).model_class()
    if kind is None:
        return record
    return Record(kind, said["object_id"], record.revision, record.at)


def _by_model(records: Iterable[Record]) -> Mapping[type[Model], list[Record]]:
    found: dict[type[Model], list[Record]] = defaultdict(list)
    for record in records:
        found[record.model].append(record)
    return found


def _asked(
    path: Path, records: list[Record], found: dict[Key, Cause]
) -> Iterable[tuple[Shown, Any, Causes]]:
    """Yield what is to be asked for the rows that a path leads from; note those known already."""
    reaching = [record for record in records if path.whole or record.is_renamed]
    yield from _along(path.shown, path.path, _latest((each.key, each) for each in reaching))
    if path.owner:
        owners = _latest((key, each) for each in reaching for key in each.values(path.owner))
        if path.above:
            yield from _along(path.shown, path.above, owners)
        else:
            _join(found, path.shown, owners)
    gone = _latest((each.key, each) for each in reaching if each.is_gone)
    if path.last and gone:
        yield path.shown, _formerly(path, list(gone)), gone


def _along(shown: Shown, path: str, causes: Causes) -> Iterable[tuple[Shown, Any, Causes]]:
    if causes:
        rows = shown.model._base_manager.order_by().annotate(told_to=F(path))
        yield shown, rows.filter(told_to__in=list(causes)), causes


def _formerly(path: Path, keys: list[int]) -> QuerySet[Any]:
    """Return the rows whose history ever referred to rows that are no more."""
    past: Any = path.shown.model.history.model  # type: ignore[attr-defined]
    of, to = "id", path.last.name
    if path.last.many_to_many:
        through = f"Historical{path.last.remote_field.through.__name__}"
        related = {each.related_model.__name__: each for each in past._meta.related_objects}
        past = related[through].related_model
        of, to = path.last.m2m_field_name(), path.last.m2m_reverse_field_name()
    rows = past.objects.order_by().filter(**{f"{to}__in": keys})
    found: QuerySet[Any] = rows.annotate(told_of=F(of), told_to=F(to))
    return found


def _pairs(asked: list[tuple[Shown, Any, Causes]]) -> Iterable[tuple[int, int, int]]:
    found = [
        rows.annotate(told_as=Value(place)).values_list(
            "told_as", "told_of" if "told_of" in rows.query.annotations else "pk", "told_to"
        )
        for place, (_shown, rows, _causes) in enumerate(asked)
    ]
    return found[0].union(*found[1:]) if found else ()


def _latest(causes: Iterable[tuple[int, Record]]) -> Causes:
    found: Causes = {}
    for key, record in causes:
        cause = Cause(record.revision, record.at)
        found[key] = max(found.get(key, cause), cause)
    return found


def _join(found: dict[Key, Cause], shown: Shown, causes: Causes) -> None:
    for key, cause in causes.items():
        name = (shown.resource, key)
        found[name] = max(found.get(name, cause), cause)
