"""Where the facts of the catalogue are from: the sites its rows name as their sources."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.db.models import CharField, Count, Q, QuerySet, Value

from catalogue.models import Project, UseCase
from governance.models import FormerName
from governance.models.rows import Sourced

_HIDEABLE = (Project, UseCase)  # what can be a draft


@dataclass(frozen=True)
class Site:
    """A site that facts are from: its host, and how many facts name it."""

    host: str
    facts: int


@dataclass(frozen=True)
class Sources:
    """Where the facts are from.

    Attributes:
        sites: the sites, those of most facts first.
        facts: how many rows of the catalogue can name a source.
        sourced: how many of them do.
    """

    sites: tuple[Site, ...]
    facts: int
    sourced: int


def sources() -> Sources:
    """Return where the public facts are from, in one query."""
    first, *others = [_told(model) for model in _models()]
    hosts: Counter[str] = Counter()
    for _model, url, number in first.union(*others, all=True):
        hosts[urlsplit(url).hostname or ""] += number
    unsourced = hosts.pop("", 0)
    ranked = sorted(hosts.items(), key=lambda item: (-item[1], item[0]))
    sourced = sum(hosts.values())
    return Sources(tuple(Site(*item) for item in ranked), sourced + unsourced, sourced)


def _models() -> list[type[Sourced]]:
    """Return every model whose rows can name a source."""
    return [model for model in apps.get_models() if issubclass(model, Sourced)]


def _told(model: type[Sourced]) -> QuerySet[Any, Any]:
    """Return the sources the public rows of a model name, each with the number of rows."""
    rows = _public(model).order_by().annotate(of=Value(model._meta.label, CharField()))
    found: QuerySet[Any, Any] = rows.values_list("of", "source_url").annotate(number=Count("pk"))
    return found


def _public(model: type[Sourced]) -> QuerySet[Any]:
    """Leave out drafts and what is about one."""
    rows: QuerySet[Any] = model._default_manager.all()
    if model in _HIDEABLE:
        return rows.filter(state=Project.State.PUBLISHED)
    if model is FormerName:
        for hideable in _HIDEABLE:
            drafts = hideable._default_manager.filter(state=Project.State.DRAFT)
            rows = rows.exclude(
                content_type__app_label=hideable._meta.app_label,
                content_type__model=hideable._meta.model_name,
                object_id__in=drafts.values("pk"),
            )
        return rows
    for field in model._meta.fields:
        if field.related_model in _HIDEABLE:
            published = Q(**{f"{field.name}__state": Project.State.PUBLISHED})
            rows = rows.filter(published | Q(**{field.name: None}))
    return rows
