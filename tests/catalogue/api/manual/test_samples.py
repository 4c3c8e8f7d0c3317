"""What bodies look like."""

from typing import Any

from catalogue.api.manual.samples import sample

SCHEMAS: dict[str, Any] = {
    "Row": {
        "type": "object",
        "properties": {
            "slug": {"type": "string"},
            "count": {"type": "integer", "minimum": 3},
            "kind": {"allOf": [{"$ref": "#/components/schemas/Kind"}], "description": "Its kind."},
            "since": {"type": "string", "examples": ["2017", "2017-11"]},
            "seen_on": {"type": ["string", "null"], "format": "date"},
            "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Row"}},
        },
    },
    "Kind": {"type": "string", "enum": ["tool", "service"]},
}


def test_a_sample_has_every_field_and_does_not_tell_a_row_within_itself_again() -> None:
    assert sample({"$ref": "#/components/schemas/Row"}, SCHEMAS) == {
        "slug": "…",
        "count": 3,
        "kind": "tool",
        "since": "2017-11",
        "seen_on": "2019-04-08",
        "parts": [{}],
    }


def test_its_own_example_counts_more() -> None:
    assert sample({"type": "string", "example": "nova", "default": "swift"}, {}) == "nova"
    assert sample({"type": "string", "default": "swift"}, {}) == "swift"
