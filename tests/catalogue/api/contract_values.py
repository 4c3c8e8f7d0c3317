"""What has become of a value that the API promised: narrower where it is sent, wider in answers.

Whoever wrote a program goes by what was described. What they send must go on being taken, and what
they are answered must go on being something they know. Words that an answer may be (`enum`) are the
exception: new ones are additions, which programs have to expect.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

Schema = Mapping[str, Any]
Schemas = Mapping[str, Schema]

_LEAST = ("minimum", "exclusiveMinimum", "minLength", "minItems")
_MOST = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")
_FORMS = ("format", "pattern", "multipleOf", "const")
_ANYTHING = ""  # the type of what has none


class Side(Enum):
    """Who says the value."""

    SENT = "sent"
    ANSWERED = "answered"


class Values:
    """Compares values of two descriptions.

    Args:
        before: the named schemas that were promised.
        after: those there are now.
    """

    def __init__(self, before: Schemas, after: Schemas) -> None:
        self._before, self._after = before, after
        self._seen: set[tuple[str, str, Side]] = set()

    def breaks(self, at: str, before: Schema, after: Schema, side: Side) -> Iterator[str]:
        """Yield what was promised of a value and does not hold any more.

        Args:
            at: where the value is, for people.
            before: what was said of it.
            after: what is said of it now.
            side: who says it.
        """
        names = str(before.get("$ref")), str(after.get("$ref")), side
        if "$ref" in before and "$ref" in after:
            if names in self._seen:
                return
            self._seen.add(names)
        old, new = _by_type(before, self._before), _by_type(after, self._after)
        yield from _types(at, old, new, side)
        for kind in old.keys() & new.keys():
            yield from _limits(at, old[kind], new[kind], side)
            yield from self._parts(at, old[kind], new[kind], side)

    def _parts(self, at: str, before: Schema, after: Schema, side: Side) -> Iterator[str]:
        """Yield what became of the parts of a list or an object."""
        for key, place in (("items", "[]"), ("additionalProperties", ".*")):
            if key in before or key in after:  # what is not described may be anything
                old, new = (one.get(key, {}) for one in (before, after))
                old, new = ({} if one is True else one for one in (old, new))
                if isinstance(old, Mapping) and isinstance(new, Mapping):
                    yield from self.breaks(f"{at}{place}", old, new, side)
        fields, now = before.get("properties", {}), after.get("properties", {})
        yield from (f"{at}.{name} is gone" for name in fields if name not in now)
        must, must_now = set(before.get("required", ())), set(after.get("required", ()))
        if side is Side.SENT:
            yield from (f"{at}.{name} must be sent now" for name in sorted(must_now - must))
        else:
            yield from (f"{at}.{name} may be missing now" for name in sorted(must - must_now))
        for name in fields.keys() & now.keys():
            yield from self.breaks(f"{at}.{name}", fields[name], now[name], side)


def _types(at: str, old: Schemas, new: Schemas, side: Side) -> Iterator[str]:
    wanted, there = (old, new) if side is Side.SENT else (new, old)
    if _ANYTHING in there:
        return
    said = "is not taken any more as" if side is Side.SENT else "may now be"
    for kind in wanted:
        if kind not in there and not (kind == "integer" and "number" in there):
            yield f"{at} {said} {kind or 'anything'}"


def _limits(at: str, before: Schema, after: Schema, side: Side) -> Iterator[str]:
    """Yield what became of the limits of a value of a type."""
    yield from _words(at, before.get("enum"), after.get("enum"), side)
    yield from _numbers(at, before, after, side)
    if side is Side.ANSWERED:
        return
    if "default" in before and before["default"] != after.get("default"):
        yield f"{at}: by default it was {before['default']} and is {after.get('default')}"
    closed, was_closed = (one.get("additionalProperties") is False for one in (after, before))
    if closed and not was_closed:
        yield f"{at} takes no other fields any more"


def _numbers(at: str, before: Schema, after: Schema, side: Side) -> Iterator[str]:
    """Yield what became of numbers that limit a value, and of how it is written."""
    fits, into = (before, after) if side is Side.SENT else (after, before)
    for keys, sign in ((_LEAST, 1), (_MOST, -1)):
        for key in keys:
            need, room = (sign * one.get(key, -sign * float("inf")) for one in (fits, into))
            if room > need:
                yield f"{at}: {key} was {before.get(key)} and is {after.get(key)}"
    for key in _FORMS:
        if into.get(key) not in (None, fits.get(key)):
            yield f"{at}: {key} was {before.get(key)} and is {after.get(key)}"


def _words(at: str, old: Any, new: Any, side: Side) -> Iterator[str]:
    if old is not None and new is not None:
        yield from (f"{at} is never “{word}” any more" for word in old if word not in new)
    elif new is not None and side is Side.SENT:
        yield f"{at} takes only some words now: {', '.join(map(str, new))}"
    elif old is not None and new is None and side is Side.ANSWERED:
        yield f"{at} may now be any word"


def _by_type(schema: Schema, schemas: Schemas) -> dict[str, dict[str, Any]]:
    """Return what a value may be, by type; words that it may be are put together.

    Raises:
        ValueError: it may be one of several objects or lists, which cannot be told apart here.
    """
    found: dict[str, dict[str, Any]] = {}
    for one in _alternatives(schema, schemas):
        kind = one.get("type") or ("string" if "enum" in one else _ANYTHING)
        if kind not in found:
            found[kind] = one
        elif kind in ("object", "array") and found[kind] != one:
            raise ValueError(f"Several alternatives are of the type {kind}: {schema}")
        elif "enum" in one and "enum" in found[kind]:
            found[kind] = {**one, "enum": [*found[kind]["enum"], *one["enum"]]}
        else:
            found[kind] = {"type": kind}
    return found


def _alternatives(schema: Schema, schemas: Schemas) -> Iterator[dict[str, Any]]:
    whole = _flat(schema, schemas)
    several = [*whole.pop("oneOf", ()), *whole.pop("anyOf", ())]
    for each in several:
        yield from _alternatives(each, schemas)
    kinds = whole.get("type")
    if isinstance(kinds, list):
        words = whole.pop("enum", None)
        for kind in kinds:
            rest = whole if kind != "null" else {}
            yield {**rest, "type": kind, **_of_kind(kind, words)}
    elif not several:
        yield whole


def _of_kind(kind: str, words: list[Any] | None) -> dict[str, Any]:
    kept = [word for word in words or () if (word is None) == (kind == "null")]
    return {"enum": kept} if kept and kind != "null" else {}


def _flat(schema: Schema, schemas: Schemas) -> dict[str, Any]:
    """Return a schema with what it refers to and what it is made of."""
    whole: dict[str, Any] = {}
    parts = [*schema.get("allOf", ())]
    if "$ref" in schema:
        parts.append(schemas[str(schema["$ref"]).rpartition("/")[2]])
    own = {key: value for key, value in schema.items() if key not in ("$ref", "allOf")}
    for part in [*(_flat(part, schemas) for part in parts), own]:
        properties = {**whole.get("properties", {}), **part.get("properties", {})}
        required = [*whole.get("required", ()), *part.get("required", ())]
        whole |= part
        whole |= {"properties": properties} if properties else {}
        whole |= {"required": required} if required else {}
    return whole
