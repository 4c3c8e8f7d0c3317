"""The format leaves nothing of the catalogue out."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings

from catalogue.exchange.native.shapes import COLLECTIONS, FOLDERS, Nested, Shape
from tests.rows import curated

GUIDE = (settings.BASE_DIR / "docs" / "native-format.md").read_text()
# Editions are no part of a catalogue's sources: they are what was made of them.
LEFT_OUT = {"Edition"}
# Worked out, or said by where the row stands in the file.
UNSAID = {"id", "sort_key", "content_type", "object_id", "scope"}


def walk(shape: Shape, nested: Nested | None = None) -> Iterator[tuple[Shape, Nested | None]]:
    """Yield a shape and all that are nested in it, each with the way it is nested."""
    yield shape, nested
    for child in shape.children:
        yield from walk(child.shape, child)


EVERY = [pair for shape in COLLECTIONS.values() for pair in walk(shape)]
SHAPES = {shape.model: shape for shape, _ in EVERY}


def test_every_model_is_in_the_format() -> None:
    models_there = [model for app in ("governance", "catalogue") for model in curated(app)]
    assert {model.__name__ for model in models_there} - LEFT_OUT == {
        model.__name__ for model in SHAPES
    }


@pytest.mark.parametrize("shape", SHAPES.values(), ids=lambda shape: shape.model.__name__)
def test_every_field_is_in_the_format(shape: Shape) -> None:
    parents = {nested.parent for other, nested in EVERY if nested and other.model is shape.model}
    ordered = {"position"} if shape.ordered else set()
    fields = {field.name for field in [*shape.model._meta.fields, *shape.model._meta.many_to_many]}
    assert fields - UNSAID - parents - ordered == set(shape.keys) - parents
    assert {*shape.identity, *filter(None, [shape.period])} <= set(shape.keys)


@pytest.mark.parametrize(
    ("outer", "nested"),
    [(shape, child) for shape in SHAPES.values() for child in shape.children],
    ids=lambda part: part.key if isinstance(part, Nested) else part.model.__name__,
)
def test_nested_rows_stand_under_their_related_name(outer: Shape, nested: Nested) -> None:
    field = outer.model._meta.get_field(nested.key)
    assert field.related_model is nested.shape.model


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_collection_and_its_keys_are_described(name: str) -> None:
    headings = re.findall(r"^### (.+)$", GUIDE, re.MULTILINE)
    assert name in [word for heading in headings for word in heading.split(", ")]
    section = next(part for part in GUIDE.split("\n### ") if name in part.split("\n")[0])
    common = "`previous_slugs` `former_names` `kept` `source_url` `note`"
    for shape, _ in walk(COLLECTIONS[name]):
        if shape.model.__name__ not in ("FormerName", "PreviousSlug", "KeptData"):
            for key in [*shape.keys, *(child.key for child in shape.children)]:
                assert f"`{key}`" in section + common, key


def test_choices_are_described_in_full() -> None:
    for shape in SHAPES.values():
        for field in shape.model._meta.fields:
            for value, _ in getattr(field, "choices", None) or ():
                assert re.search(rf"\b{value}\b", GUIDE), (shape.model, field.name, value)


def test_folders_are_collections_of_rows_with_slugs() -> None:
    assert set(COLLECTIONS) >= FOLDERS
    assert all("slug" in COLLECTIONS[name].keys for name in FOLDERS)
