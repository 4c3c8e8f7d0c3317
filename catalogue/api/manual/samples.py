"""What a body of a request or an answer looks like, made from its schema."""

from typing import Any

from catalogue.api.manual.kinds import Schema, Schemas, alternatives, name_of, resolved

_DEEPEST = 5
_FORMATS = {
    "date": "2019-04-08",
    "date-time": "2019-04-08T12:00:00Z",
    "uri": "https://example.org/",
}


def sample(schema: Schema, schemas: Schemas, within: tuple[str, ...] = ()) -> Any:
    """Return a value that a schema describes: its own example, or one put together.

    Args:
        schema: what is said of the value.
        schemas: the named ones it may refer to.
        within: the names of those it is within; one that is within itself is not told again.
    """
    chosen = alternatives(schema)[0]
    name = name_of(chosen)
    if name in within or len(within) > _DEEPEST:
        return {}
    inner = (*within, name) if name else within
    whole = resolved(chosen, schemas)
    if "example" in whole:
        return whole["example"]
    if whole.get("examples"):
        return whole["examples"][-1]
    if whole.get("type") == "array":
        return [sample(whole.get("items", {}), schemas, inner)]
    if whole.get("type") == "object":
        fields = whole.get("properties", {})
        return {field: sample(each, schemas, inner) for field, each in fields.items()}
    return _plain(whole)


def _plain(schema: Schema) -> Any:
    kind = schema.get("type")
    if "default" in schema:
        return schema["default"]
    if schema.get("enum"):
        return schema["enum"][0]
    plain = {"integer": schema.get("minimum", 1), "number": 1.0, "boolean": True, "null": None}
    return plain.get(str(kind), _FORMATS.get(str(schema.get("format")), "…"))
