"""What a value of the API is, in words: from JSON Schema, as OpenAPI 3.1 has it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Schema = Mapping[str, Any]
Schemas = Mapping[str, Schema]


_SLUG = "^[-a-zA-Z0-9_]+$"
# Patterns that say what a word says already, or only that there is something.
_UNTOLD = (_SLUG, r"\S", r"^[^\u0000]*[^\s\u0000][^\u0000]*$")


@dataclass(frozen=True)
class Piece:
    """A part of such words; ``shape`` is the shape they name, if they name one."""

    words: str
    shape: str = ""


@dataclass(frozen=True)
class Kind:
    """What a value is.

    Attributes:
        pieces: in words, with the shapes it may have.
        values: those it is one of, if they are few enough to be told.
        limits: what else holds of it, each in words.
        pattern: the regular expression it matches; may be empty.
    """

    pieces: tuple[Piece, ...]
    values: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    pattern: str = ""

    @property
    def words(self) -> str:
        """The pieces as one text."""
        return "".join(piece.words for piece in self.pieces)


def kind_of(schema: Schema, schemas: Schemas) -> Kind:
    """Return what a value is.

    Args:
        schema: what is said of it.
        schemas: the named ones it may refer to.
    """
    inner = _inner(schema, schemas)
    pattern = str(inner.get("pattern", ""))
    return Kind(
        tuple(_pieces(schema, schemas)),
        tuple(str(value) for value in _values(schema, schemas)),
        tuple(_limits(schema, inner)),
        "" if pattern in _UNTOLD else pattern,
    )


def name_of(schema: Schema) -> str:
    """Return the name of the schema that is referred to; empty if none is."""
    return str(schema.get("$ref", "")).rpartition("/")[2]


def resolved(schema: Schema, schemas: Schemas) -> Schema:
    """Return a schema with what it refers to, and all that has to hold together, as one."""
    if name := name_of(schema):
        return resolved(schemas[name], schemas)
    whole: dict[str, Any] = {}
    for part in schema.get("allOf", ()):
        whole |= resolved(part, schemas)
    return {**whole, **{key: value for key, value in schema.items() if key != "allOf"}}


def alternatives(schema: Schema) -> list[Schema]:
    """Return what a value may be, one or another; of one schema that is itself."""
    found: list[Schema] = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
    if isinstance(schema.get("type"), list):
        found += [{**schema, "type": each} for each in schema["type"]]
    return found or [schema]


def shape_of(schema: Schema, schemas: Schemas) -> str:
    """Return the name of the object a value is; empty if it is none that has a name."""
    name = name_of(schema) or next(filter(None, map(name_of, schema.get("allOf", ()))), "")
    return name if name and schemas[name].get("type") == "object" else ""


def _pieces(schema: Schema, schemas: Schemas, count: int = 1) -> Iterator[Piece]:
    for at, each in enumerate(alternatives(schema)):
        if at:
            yield Piece(_(" or "))
        if name := shape_of(each, schemas):
            yield Piece(name, name)
            continue
        whole = resolved(each, schemas)
        if whole.get("type") == "array":
            yield Piece(ngettext("list of ", "lists of ", count))
            yield from _pieces(whole.get("items", {}), schemas, count=2)
        else:
            yield Piece(_word(whole, count))


def _word(schema: Schema, count: int) -> str:
    """Return what one value is called, or several."""
    kind, form = schema.get("type"), schema.get("format")
    if kind == "string" or "enum" in schema:
        if schema.get("pattern") == _SLUG:
            return ngettext("slug", "slugs", count)
        words = {
            "date": ngettext("day", "days", count),
            "date-time": ngettext("moment", "moments", count),
            "uri": ngettext("address", "addresses", count),
        }
        return words.get(str(form), ngettext("text", "texts", count))
    words = {
        "integer": ngettext("whole number", "whole numbers", count),
        "number": ngettext("number", "numbers", count),
        "boolean": _("true or false"),
        "object": ngettext("object", "objects", count),
        "null": "null",
    }
    return words.get(str(kind), _("anything"))


def _inner(schema: Schema, schemas: Schemas) -> Schema:
    """Return what is said of a value, or of each in a list of them."""
    whole = resolved(schema, schemas)
    if whole.get("type") == "array":
        whole = resolved(whole.get("items", {}), schemas)
    return whole


def _values(schema: Schema, schemas: Schemas) -> list[Any]:
    found = [value for value in _inner(schema, schemas).get("enum", ()) if value is not None]
    for each in (*schema.get("oneOf", ()), *schema.get("anyOf", ())):
        found += _values(each, schemas)
    return [value for value in found if value != ""]


def _limits(schema: Schema, inner: Schema) -> Iterator[str]:
    if "default" in schema:
        yield _("%(value)s by default") % {"value": schema["default"]}
    if "minimum" in inner and "maximum" in inner:
        yield _("from %(least)s to %(most)s") % {
            "least": inner["minimum"],
            "most": inner["maximum"],
        }
    elif "minimum" in inner:
        yield _("at least %(least)s") % {"least": inner["minimum"]}
    if most := inner.get("maxLength"):
        yield ngettext("at most %(count)s character", "at most %(count)s characters", most) % {
            "count": most
        }
    if most := schema.get("maxItems"):
        yield ngettext("at most %(count)s of them", "at most %(count)s of them", most) % {
            "count": most
        }
    if shown := inner.get("examples"):
        yield _("such as %(examples)s") % {"examples": ", ".join(map(str, shown))}
