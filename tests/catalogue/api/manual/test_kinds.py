"""What values of the API are, in words."""

from typing import Any

import pytest

from catalogue.api.manual.kinds import kind_of
from governance.filters.fields import SOMETHING

SCHEMAS: dict[str, Any] = {
    "Reference": {"type": "object", "properties": {"slug": {"type": "string"}}},
    "Mark": {"type": "string", "enum": ["solid", "ring"]},
}
REFERENCE = {"$ref": "#/components/schemas/Reference"}
MARK = {"$ref": "#/components/schemas/Mark"}
SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string"}, "text"),
        ({"type": "string", "format": "date"}, "day"),
        ({"type": ["string", "null"], "format": "date"}, "day or null"),
        ({"type": "array", "items": {"type": "integer"}}, "list of whole numbers"),
        ({"type": "array", "items": SLUG}, "list of slugs"),
        ({"type": "array", "items": {"type": "array", "items": SLUG}}, "list of lists of slugs"),
        (REFERENCE, "Reference"),
        ({"allOf": [REFERENCE], "description": "Where it is."}, "Reference"),
        ({"oneOf": [{"type": "string"}, REFERENCE, {"type": "null"}]}, "text or Reference or null"),
        ({"type": "array", "items": {"oneOf": [SLUG, REFERENCE]}}, "list of slugs or Reference"),
        (MARK, "text"),
        ({}, "anything"),
    ],
)
def test_a_kind_is_told_in_words(schema: dict[str, Any], words: str) -> None:
    assert kind_of(schema, SCHEMAS).words == words


def test_names_of_objects_lead_to_their_shapes_and_other_names_are_told_by_their_values() -> None:
    one = kind_of({"oneOf": [MARK, REFERENCE]}, SCHEMAS)
    assert [piece.shape for piece in one.pieces] == ["", "", "Reference"]
    assert one.values == ("solid", "ring")
    assert kind_of({"type": "array", "items": MARK}, SCHEMAS).values == ("solid", "ring")


def test_limits_are_told() -> None:
    limit = {"type": "integer", "minimum": 1, "maximum": 500, "default": 50}
    assert kind_of(limit, {}).limits == ("50 by default", "from 1 to 500")
    words = {"type": "array", "maxItems": 500, "items": {"type": "string", "maxLength": 80}}
    assert kind_of(words, {}).limits == ("at most 80 characters", "at most 500 of them")
    day = {"type": "string", "examples": ["2017", "2017-11"]}
    assert kind_of(day, {}).limits == ("such as 2017, 2017-11",)


def test_patterns_are_told_but_for_those_that_say_no_more_than_words() -> None:
    assert kind_of({"type": "string", "pattern": "^x$"}, {}).pattern == "^x$"
    for pattern in (SLUG["pattern"], SOMETHING, r"\S"):
        assert kind_of({"type": "string", "pattern": pattern}, {}).pattern == ""
