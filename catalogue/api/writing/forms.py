"""What may be said of a row, derived: what its answer shows and the native format can write."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from django.db import models
from rest_framework import serializers

from catalogue.exchange.native.shapes import COLLECTIONS, Nested, Shape
from catalogue.models import Tag
from catalogue.writing.forms import Form

Model = type[models.Model]

# Given once by the catalogue.
_GIVEN = frozenset({"uid"})


@cache
def form_of(serializer_class: type[Any]) -> Form:
    """Return what may be said of the rows that a serializer describes.

    Args:
        serializer_class: describes the rows as they are answered.
    """
    return _form(serializer_class(), _native()[serializer_class.Meta.model])


def _form(serializer: Any, native: Shape, nested: bool = False) -> Form:
    native_lists = {each.key: each for each in native.children}
    names: dict[str, str] = {}
    lists: dict[str, Form] = {}
    read_only, parts = [], []
    for name, field in serializer.fields.items():
        source = "slug" if field.source == "address" else str(field.source)
        if isinstance(field, serializers.ListSerializer) and source in native_lists:
            lists[source] = _form(field.child, native_lists[source].shape, nested=True)
        elif source in _writable(native):
            names[source] = name
        else:
            read_only.append(name)
            parts.append((source.partition("."), name))
    joined = _joined(native, names, parts)
    children = tuple(replace(native_lists[key], shape=form.shape) for key, form in lists.items())
    shape = replace(native, keys=tuple(names), children=children, ordered=nested and native.ordered)
    return Form(
        shape,
        names,
        lists,
        tuple(name for name in read_only if not any(name in each for each in joined.values())),
        joined,
        _mark(serializer, native.model),
    )


def _writable(native: Shape) -> set[str]:
    """Return the fields that may be written; the place among others is one of them."""
    fields = {field.name for field in native.model._meta.fields}
    return {*native.keys, *({"position"} & fields)} - _GIVEN


def _joined(
    native: Shape, names: dict[str, str], parts: list[tuple[tuple[str, str, str], str]]
) -> dict[str, tuple[str, ...]]:
    """Return the keys that an answer shows in parts only, as map and region of a category."""
    joined: dict[str, tuple[str, ...]] = {}
    for (key, dot, _part), name in parts:
        if dot and key in _writable(native) and key not in names:
            joined[key] = (*joined.get(key, ()), name)
    names.update({key: each[-1] for key, each in joined.items()})
    return joined


def _mark(serializer: Any, model: Model) -> str:
    slug = serializer.fields.get("slug")
    if slug is None or slug.source != "address":
        return ""
    return ":" if model is Tag else "."


@cache
def _native() -> dict[Model, Shape]:
    """Return the shape of each model, with what it is nested in among its keys."""
    found: dict[Model, Shape] = {}
    for nested, shape in _walk():
        known = found.get(shape.model, shape)
        above = [nested.parent] if nested and nested.parent != "subject" else []
        found[shape.model] = replace(known, keys=tuple(dict.fromkeys([*above, *known.keys])))
    return found


def _walk() -> Iterator[tuple[Nested | None, Shape]]:
    waiting: list[tuple[Nested | None, Shape]] = [(None, each) for each in COLLECTIONS.values()]
    while waiting:
        nested, shape = waiting.pop(0)
        yield nested, shape
        waiting += [(each, each.shape) for each in shape.children]
