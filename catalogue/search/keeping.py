"""Keeping the index true.

Whatever changes what can be found leaves a mark, in its own transaction: rows that are saved or
deleted by signals (`catalogue.search.signals`), rows written in bulk by whoever writes them. Once
the transaction is committed, marked entries are brought up to date in one of its own. If that is
cut off or fails, the marks stay, and the next change takes them along.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction

from catalogue.models import MapCategory, MapEntry, MapRegion, Project, Tag
from catalogue.models.maps import Map
from catalogue.models.search import SearchChange, SearchKind
from catalogue.search.documents import kind_of
from catalogue.search.indexing import index, lock
from governance.models import FormerName, PreviousSlug

Subject = tuple[SearchKind, int]

_AT_ONCE = 5_000


def mark(row: models.Model) -> None:
    """Note that the entries a row is part of have to be brought up to date.

    Args:
        row: as it is now, or as it was.
    """
    _note([*_own(row), *_around(row)])


def mark_new(rows: Iterable[models.Model]) -> None:
    """Note rows that were just written in bulk; nothing can refer to them but other new rows."""
    _note(dict.fromkeys(subject for row in rows for subject in _own(row)))


def mark_all(rows: Iterable[models.Model]) -> None:
    """Note rows that were just changed in bulk, as `mark` does with each."""
    _note(dict.fromkeys(subject for row in rows for subject in (*_own(row), *_around(row))))


def drain() -> None:
    """Bring every marked entry up to date."""
    if not SearchChange.objects.exists():
        return
    with transaction.atomic():
        lock()
        marks = list(SearchChange.objects.values_list("pk", "kind", "object_id"))
        found: dict[SearchKind, set[int]] = defaultdict(set)
        for _key, kind, object_id in marks:
            found[SearchKind(kind)].add(object_id)
        for kind, object_ids in found.items():
            index(kind, object_ids)
        every = iter([key for key, *_rest in marks])
        while some := list(islice(every, _AT_ONCE)):
            SearchChange.objects.filter(pk__in=some).delete()


def soon() -> None:
    """Bring marked entries up to date once the transaction is committed, if it is.

    That fails for itself: it is logged, and what was to be written is written.
    """
    if not any(waiting[1] is drain for waiting in connection.run_on_commit):
        transaction.on_commit(drain, robust=True)


def _note(subjects: Iterable[Subject]) -> None:
    marks = [SearchChange(kind=kind, object_id=object_id) for kind, object_id in subjects]
    if marks:
        SearchChange.objects.bulk_create(marks, batch_size=_AT_ONCE)
        soon()


def _own(row: models.Model) -> list[Subject]:
    """Return the entry a row is, or is part of."""
    if isinstance(row, FormerName | PreviousSlug):
        model = ContentType.objects.get_for_id(row.content_type_id).model_class()
        kind = kind_of(model) if model else None
        return [(kind, row.object_id)] if kind else []
    if isinstance(row, MapEntry):
        return [(SearchKind.PROJECT, row.project_id)]
    kind = kind_of(type(row))
    return [(kind, row.pk)] if kind else []


def _around(row: models.Model) -> list[Subject]:
    """Return the entries in which a row's name stands."""
    if isinstance(row, Tag):
        tagged = Project.tags.through.objects.filter(tag=row.pk)
        return [(SearchKind.PROJECT, key) for key in tagged.values_list("project", flat=True)]
    if isinstance(row, MapCategory):
        entries = MapEntry.objects.filter(category=row.pk).values_list("project", flat=True)
        return [(SearchKind.PROJECT, key) for key in entries]
    if isinstance(row, MapRegion | Map):
        path = "region" if isinstance(row, MapRegion) else "region__map"
        categories = MapCategory.objects.filter(**{path: row.pk}).values_list("pk", flat=True)
        return [(SearchKind.CATEGORY, key) for key in categories]
    return []
