"""Saved and deleted rows leave their marks. Connected by the application's ``ready``.

Signals, because rows are written in many places (admin, inlines, history, API, commands) and none
of them may forget the index. What bypasses ``save`` bypasses them too: see `keeping.mark_new`.
"""

from typing import Any

from django.db import models
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save

from catalogue.models import FocusArea, MapCategory, MapEntry, MapRegion, Project, Tag, UseCase
from catalogue.models.maps import Map
from catalogue.search.keeping import mark
from governance.models import Body, FormerName, Organization, Person, PreviousSlug

INDEXED = (
    *(Project, UseCase, FocusArea, MapCategory, Organization, Body, Person),
    *(FormerName, PreviousSlug, MapEntry, Tag, MapRegion, Map),
)
# Rows that are part of one entry and may become part of another.
MOVING = (FormerName, PreviousSlug, MapEntry)


def connect() -> None:
    """Listen to every model of which something is in the index."""
    for model in INDEXED:
        post_save.connect(_on_save, sender=model, dispatch_uid="search index")
        pre_delete.connect(_on_delete, sender=model, dispatch_uid="search index")
    for model in MOVING:
        pre_save.connect(_before_move, sender=model, dispatch_uid="search index")
    through = Project.tags.through
    m2m_changed.connect(_on_tagging, sender=through, dispatch_uid="search index")


def _on_save(instance: models.Model, **_: Any) -> None:
    mark(instance)


def _on_delete(instance: models.Model, **_: Any) -> None:
    mark(instance)


def _before_move(sender: type[models.Model], instance: models.Model, **_: Any) -> None:
    before = sender._base_manager.filter(pk=instance.pk).first() if instance.pk else None
    if before is not None:
        mark(before)


def _on_tagging(
    instance: models.Model, action: str, reverse: bool, pk_set: set[int] | None, **_: Any
) -> None:
    """Mark the project, or, from the side of a tag, all its projects, before it loses them too."""
    if action in ("post_add", "post_remove", "pre_clear", "post_clear"):
        mark(instance)
        if reverse and pk_set:
            for project in Project.objects.filter(pk__in=pk_set):
                mark(project)


connect()
