"""Which addresses the catalogue names, and which rows name them."""

from collections.abc import Collection, Iterator
from typing import Any

from django.apps import apps
from django.db.models import CharField, Model, QuerySet, URLField, Value

from catalogue.models import ProjectLink


def urls() -> set[str]:
    """Return every address that a curated row names, in one query."""
    return {url for _model, _pk, url in _named()}


def rows_naming(found: Collection[str]) -> Iterator[tuple[Model, str]]:
    """Yield the rows that name one of some addresses, each with the address.

    A link of a project counts as the project. One query, and one for each kind of row met.

    Args:
        found: the addresses.
    """
    by_model: dict[str, list[tuple[int, str]]] = {}
    for label, pk, url in _named(found) if found else ():
        by_model.setdefault(label, []).append((pk, url))
    for label, named in by_model.items():
        model = apps.get_model(label)
        rows = _whole(model).in_bulk({pk for pk, _url in named})
        for pk, url in named:
            yield _owner(rows[pk]), url


def labels() -> tuple[str, ...]:
    """Return the labels of the models whose rows `rows_naming` may yield."""
    return tuple(dict.fromkeys(model._meta.label_lower for model, _field in _fields()))


def _named(found: Collection[str] | None = None) -> QuerySet[Any, Any]:
    """Return label, key and address of every row that names one, or one of those given."""
    first, *others = [_rows(model, field, found) for model, field in _fields()]
    return first.union(*others, all=True)


def _rows(model: type[Model], field: str, found: Collection[str] | None) -> QuerySet[Any, Any]:
    wanted = {f"{field}__gt": ""} if found is None else {f"{field}__in": found}
    label = Value(model._meta.label_lower, CharField())
    rows = model._default_manager.order_by().filter(**wanted)
    found_rows: QuerySet[Any, Any] = rows.annotate(of=label).values_list("of", "pk", field)
    return found_rows


def _fields() -> list[tuple[type[Model], str]]:
    """Return every field of a curated model that holds an address."""
    return [
        (model, field.name)
        for model in apps.get_models()
        if hasattr(model, "history")
        for field in model._meta.fields
        if isinstance(field, URLField)
    ]


def _whole(model: type[Model]) -> QuerySet[Any]:
    """Return rows with all that takes to say what they are."""
    references = [field.name for field in model._meta.fields if field.many_to_one]
    return model._default_manager.select_related(*references)


def _owner(row: Any) -> Model:
    return row.project if isinstance(row, ProjectLink) else row
