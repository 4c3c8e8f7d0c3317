"""Within version 1 of the API only additions are made."""

import copy
from typing import Any

import pytest

from tests.catalogue.api.contract import breaks, promised, record_additions, recorded
from tests.catalogue.api.test_schema import schema

__all__ = ["schema"]

RECORD = (
    "The description says more, or says it otherwise, than was recorded. If no promise is broken, "
    "record it: UPDATE_GOLDEN=1 pytest tests/catalogue/api/test_contract.py"
)


@pytest.mark.slow
def test_nothing_that_was_promised_is_broken(schema: Any) -> None:
    broken = breaks(recorded(), schema)
    assert not broken, "\n".join(["Within version 1 only additions are made.", *broken])


@pytest.mark.slow
def test_all_that_is_promised_now_is_recorded(schema: Any) -> None:
    record_additions(schema)
    is_recorded = recorded() == promised(schema)
    assert is_recorded, RECORD


GONE = object()
ROW, NEW = ("components", "schemas", "Row"), ("components", "schemas", "New")
FIELDS, SENT = (*ROW, "properties"), (*NEW, "properties")
GET, POST = ("paths", "/rows/", "get"), ("paths", "/rows/", "post")
QUERY = ("components", "parameters", "Kind")
JSON = ("content", "application/json")

KIND = {"type": "string", "enum": ["a", "b"]}
BEFORE: dict[str, Any] = {
    "paths": {
        "/rows/": {
            "get": {
                "operationId": "rows_list",
                "parameters": [
                    {"$ref": "#/components/parameters/Kind"},
                    {"name": "on", "in": "query", "schema": {"type": "string", "format": "date"}},
                ],
                "responses": {
                    "200": {
                        "headers": {"ETag": {"schema": {"type": "string"}}},
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "array",
                                    "items": {"$ref": "#/components/schemas/Row"},
                                }
                            },
                            "text/csv": {"schema": {"type": "string"}},
                        },
                    },
                    "404": {"description": "Nothing."},
                },
            },
            "post": {
                "operationId": "rows_create",
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/New"}}
                    }
                },
                "responses": {"201": {"description": "Done."}},
            },
        }
    },
    "components": {
        "parameters": {
            "Kind": {
                "name": "kind",
                "in": "query",
                "schema": {"type": "array", "items": {**KIND}, "minItems": 1, "default": ["a"]},
            }
        },
        "schemas": {
            "Row": {
                "type": "object",
                "description": "A row.",
                "properties": {
                    "slug": {"type": "string", "description": "How it is named."},
                    "kind": {"oneOf": [{"$ref": "#/components/schemas/Kind"}, {"enum": [""]}]},
                    "count": {"type": "integer", "minimum": 0},
                    "until": {"type": ["string", "null"], "format": "date"},
                    "parent": {"$ref": "#/components/schemas/Row"},
                },
                "required": ["slug"],
            },
            "Kind": KIND,
            "Name": {"type": "object", "properties": {"name": {"type": "string", "maxLength": 9}}},
            "New": {
                "allOf": [{"$ref": "#/components/schemas/Name"}],
                "properties": {"size": {"type": ["integer", "null"], "maximum": 5}, "any": {}},
                "required": ["name"],
            },
        },
    },
}


def changed(*changes: tuple[tuple[Any, ...], Any]) -> Any:
    """Return the description with something else, or nothing, at some places."""
    after = copy.deepcopy(BEFORE)
    for (*path, last), value in changes:
        place: Any = after
        for key in path:
            place = place.setdefault(key, {}) if isinstance(place, dict) else place[key]
        if value is GONE:
            del place[last]
        elif isinstance(place, list) and last == len(place):
            place.append(value)
        else:
            place[last] = value
    return after


BROKEN = [
    (GET, GONE, "GET /rows/ is gone"),
    (POST, GONE, "POST /rows/ is gone"),
    ((*GET, "operationId"), "rows", "GET /rows/ is called rows, not rows_list"),
    ((*GET, "security"), [{"token": []}], "GET /rows/ is not for everybody any more"),
    # Parameters.
    ((*GET, "parameters", 1), GONE, "GET /rows/: on is gone"),
    ((*QUERY, "name"), "sort", "GET /rows/: kind is gone"),
    ((*QUERY, "required"), True, "GET /rows/: kind must be given now"),
    (
        (*GET, "parameters", 2),
        {"name": "x", "in": "query", "required": True, "schema": {}},
        "GET /rows/: x must be given now",
    ),
    ((*QUERY, "explode"), False, "GET /rows/: kind is written another way (explode)"),
    ((*QUERY, "schema", "minItems"), 2, "GET /rows/: kind: minItems was 1 and is 2"),
    ((*QUERY, "schema", "default"), ["b"], "GET /rows/: kind: by default it was ['a'] and is"),
    ((*QUERY, "schema"), KIND, "GET /rows/: kind is not taken any more as array"),
    ((*QUERY, "schema", "items", "enum"), ["a", "c"], "kind[] is never “b” any more"),
    (
        (*GET, "parameters", 1, "schema", "enum"),
        ["2019-04-08"],
        "GET /rows/: on takes only some words now: 2019-04-08",
    ),
    (
        (*GET, "parameters", 1, "schema", "pattern"),
        "^2",
        "GET /rows/: on: pattern was None and is ^2",
    ),
    # Bodies.
    ((*POST, "requestBody", "required"), True, "POST /rows/: a body must be sent now"),
    ((*POST, "requestBody"), GONE, "POST /rows/, body: there is no application/json any more"),
    ((*NEW, "required"), ["name", "size"], "POST /rows/, body.size must be sent now"),
    ((*SENT, "size"), GONE, "POST /rows/, body.size is gone"),
    ((*SENT, "size", "type"), "integer", "POST /rows/, body.size is not taken any more as null"),
    ((*SENT, "size", "maximum"), 4, "POST /rows/, body.size: maximum was 5 and is 4"),
    ((*SENT, "size", "minimum"), 1, "POST /rows/, body.size: minimum was None and is 1"),
    ((*SENT, "any"), {"type": "string"}, "POST /rows/, body.any is not taken any more as anything"),
    ((*NEW, "additionalProperties"), False, "POST /rows/, body takes no other fields any more"),
    (
        (*NEW, "additionalProperties"),
        {"type": "string"},
        "POST /rows/, body.* is not taken any more as anything",
    ),
    ((*SENT, "size", "multipleOf"), 2, "POST /rows/, body.size: multipleOf was None and is 2"),
    (
        (*SENT, "size", "exclusiveMinimum"),
        0,
        "POST /rows/, body.size: exclusiveMinimum was None and is 0",
    ),
    (
        ("components", "schemas", "Name", "properties", "name", "maxLength"),
        8,
        "POST /rows/, body.name: maxLength was 9 and is 8",
    ),
    # Answers.
    ((*GET, "responses", "200"), GONE, "GET /rows/ does not answer 200 any more"),
    (
        (*GET, "responses", "200", *JSON, "schema", "items"),
        GONE,
        "GET /rows/, 200[] may now be anything",
    ),
    ((*GET, "responses", "200", "headers"), GONE, "GET /rows/, 200: the header ETag is gone"),
    (
        (*GET, "responses", "200", "content", "text/csv"),
        GONE,
        "GET /rows/, 200: there is no text/csv any more",
    ),
    ((*FIELDS, "slug"), GONE, "GET /rows/, 200[].slug is gone"),
    ((*ROW, "required"), [], "GET /rows/, 200[].slug may be missing now"),
    ((*FIELDS, "slug", "type"), ["string", "null"], "GET /rows/, 200[].slug may now be null"),
    ((*FIELDS, "count", "type"), "number", "GET /rows/, 200[].count may now be number"),
    ((*FIELDS, "count", "minimum"), GONE, "GET /rows/, 200[].count: minimum was 0 and is None"),
    ((*FIELDS, "until", "format"), "uri", "200[].until: format was date and is uri"),
    ((*FIELDS, "until", "format"), GONE, "200[].until: format was date and is None"),
    ((*FIELDS, "kind", "oneOf"), [KIND], "GET /rows/, 200[].kind is never “” any more"),
    ((*FIELDS, "kind"), {"type": "string"}, "GET /rows/, 200[].kind may now be any word"),
    (("components", "schemas", "Kind", "enum"), ["a"], "200[].kind is never “b” any more"),
    ((*FIELDS, "parent"), {"type": "string"}, "GET /rows/, 200[].parent may now be string"),
]


@pytest.mark.parametrize(("path", "value", "told"), BROKEN)
def test_what_breaks_a_promise_is_told(path: Any, value: Any, told: str) -> None:
    [broken] = breaks(promised(BEFORE), changed((path, value)))
    assert told in broken


ADDITIONS: list[tuple[tuple[Any, ...], Any]] = [
    (("paths", "/others/"), {"get": {"operationId": "others_list", "responses": {}}}),
    ((*POST, "parameters"), [{"name": "reason", "in": "query", "schema": {"type": "string"}}]),
    ((*QUERY, "description"), "In other words."),
    ((*QUERY, "schema", "items", "enum"), ["a", "b", "c"]),
    ((*QUERY, "schema", "minItems"), GONE),
    ((*GET, "parameters", 1, "schema", "format"), GONE),
    ((*SENT, "note"), {"type": "string"}),
    ((*SENT, "size", "maximum"), 6),
    ((*SENT, "size", "type"), ["integer", "null", "string"]),
    ((*SENT, "size", "type"), ["number", "null"]),
    ((*NEW, "required"), []),
    ((*GET, "responses", "404"), GONE),
    ((*GET, "responses", "304"), {"description": "Nothing new."}),
    ((*GET, "responses", "200", "headers", "Link"), {"schema": {"type": "string"}}),
    ((*FIELDS, "note"), {"type": "string"}),
    ((*FIELDS, "until", "type"), "string"),
    ((*FIELDS, "count", "maximum"), 100),
    ((*ROW, "required"), ["slug", "kind"]),
    (("components", "schemas", "Kind", "enum"), ["a", "b", "c"]),
]


@pytest.mark.parametrize(("path", "value"), ADDITIONS)
def test_additions_break_nothing(path: Any, value: Any) -> None:
    assert breaks(promised(BEFORE), changed((path, value))) == []


def test_how_shared_parts_are_called_is_no_promise() -> None:
    after = changed(
        (("components", "schemas", "Thing"), BEFORE["components"]["schemas"]["Row"]),
        (
            (*GET, "responses", "200", *JSON, "schema", "items", "$ref"),
            "#/components/schemas/Thing",
        ),
        ((*GET, "parameters", 0), BEFORE["components"]["parameters"]["Kind"]),
    )
    assert breaks(BEFORE, after) == []


def test_promises_are_no_prose_but_fields_may_be_called_like_it() -> None:
    after = changed(((*FIELDS, "description"), {"type": "string", "description": "Of what it is."}))
    said = promised(after)["components"]["schemas"]["Row"]
    assert "description" not in said
    assert said["properties"]["description"] == {"type": "string"}


def test_objects_that_cannot_be_told_apart_are_no_promise_that_can_be_checked() -> None:
    several = {"oneOf": [{"type": "object"}, {"type": "object", "required": ["x"]}]}
    with pytest.raises(ValueError, match="Several alternatives"):
        breaks(BEFORE, changed(((*FIELDS, "parent"), several)))
