"""The schema of the API (OpenAPI 3.1) read into what the pages of the manual show."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from catalogue.api.manual.kinds import Kind, Schemas, kind_of, name_of, resolved
from catalogue.api.manual.samples import sample

METHODS = ("get", "post", "put", "patch", "delete")
# The kinds of components that are no schemas.
_SHARED = ("parameters", "headers", "responses")


@dataclass(frozen=True)
class Field:
    """A parameter, or a field of a shape.

    Attributes:
        name: what it is called.
        kind: what its values are.
        description: what it means, in Markdown.
        required: whether it must be there.
        place: of a parameter, where it is sent: ``query``, ``path`` or ``header``.
    """

    name: str
    kind: Kind
    description: str
    required: bool = False
    place: str = ""


@dataclass(frozen=True)
class Shape:
    """An object with a name, and its fields; ``is_sent`` if it is one, or part of one, to send."""

    name: str
    description: str
    fields: tuple[Field, ...]
    is_sent: bool


@dataclass(frozen=True)
class Body:
    """What is sent, or answered: its media types, what it is, and how it looks."""

    types: tuple[str, ...]
    kind: Kind | None
    example: str


@dataclass(frozen=True)
class Answer:
    """How a request may be answered; ``headers`` are names and what they say."""

    status: str
    description: str
    body: Body | None
    headers: tuple[tuple[str, str], ...]

    @property
    def is_good(self) -> bool:
        """Whether it is what was asked for."""
        return self.status.startswith("2")


@dataclass(frozen=True)
class Operation:
    """A method at an address; ``takes`` is ``token`` or ``login`` if it is not for everybody."""

    name: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Field, ...]
    body: Body | None
    answers: tuple[Answer, ...]
    takes: str

    @property
    def anchor(self) -> str:
        """Where on the page of its group it is."""
        return self.name.replace("_", "-")

    @property
    def reads(self) -> bool:
        """Whether it changes nothing."""
        return self.method == "GET"

    @property
    def opens(self) -> bool:
        """Whether its address can be followed as it is, by everybody."""
        required = any(each.required for each in self.parameters)
        return self.reads and not required and not self.takes

    @property
    def address(self) -> str:
        """The path, with the parameters that must be given."""
        required = [each for each in self.parameters if each.required and each.place == "query"]
        asked = "&".join(f"{each.name}=…" for each in required)
        return f"{self.path}?{asked}" if asked else self.path

    @property
    def options(self) -> str:
        """What curl is told besides the address."""
        headers = [each.name for each in self.parameters if each.place == "header"]
        # The first says which version is meant; others do not go with it, and reading takes none.
        headers = [] if self.reads else headers[:1]
        told = [] if self.reads else [f"-X {self.method}"]
        told += ["-H 'Authorization: Bearer oic_…'"] if self.takes == "token" else []
        told += [f"-H '{name}: …'" for name in headers]
        told += [f"-H 'Content-Type: {self.body.types[0]}' -d @body.json"] if self.body else []
        return " ".join(told)


@dataclass(frozen=True)
class Group:
    """The operations of one resource, those that read first, and the shapes they speak of."""

    slug: str
    description: str
    operations: tuple[Operation, ...]
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Manual:
    """Everything the schema says."""

    description: str
    groups: tuple[Group, ...]


def read_manual(document: Mapping[str, Any]) -> Manual:
    """Return what a schema says.

    Args:
        document: the schema, OpenAPI 3.1, whose operations have one tag each.
    """
    components = document["components"]
    schemas: Schemas = components["schemas"]
    tagged: dict[str, list[tuple[str, str, Mapping[str, Any]]]] = {}
    for path, methods in document["paths"].items():
        for method in METHODS:
            if method in methods:
                found = tagged.setdefault(methods[method]["tags"][0], [])
                found.append((path, method, whole(methods[method], components)))
    groups = tuple(_group(tag, rows, schemas) for tag, rows in tagged.items())
    return Manual(document["info"]["description"], groups)


def whole(said: Any, components: Mapping[str, Any]) -> Any:
    """Return an operation with the parameters, headers and answers it has in common with others.

    Args:
        said: the operation, or a part of it.
        components: what the description says once. References to schemas stay.
    """
    if isinstance(said, list):
        return [whole(each, components) for each in said]
    if not isinstance(said, Mapping):
        return said
    *_start, kind, name = ("", "", *str(said.get("$ref", "")).split("/"))
    if kind in _SHARED:
        return whole(components[kind][name], components)
    return {key: whole(each, components) for key, each in said.items()}


def _group(tag: str, rows: list[tuple[str, str, Mapping[str, Any]]], schemas: Schemas) -> Group:
    operations = sorted(
        (_operation(path, method, said, schemas) for path, method, said in rows),
        key=lambda operation: not operation.reads,
    )
    operations_said = [said for _path, _method, said in rows]
    sent = {*_spoken_of([said.get("requestBody") for said in operations_said], schemas)}
    names = dict.fromkeys(_spoken_of(operations_said, schemas))
    shapes = tuple(_shape(name, schemas, is_sent=name in sent) for name in names)
    about = operations[0].description.partition("\n\n")[0]
    return Group(tag, about, tuple(operations), shapes)


def _operation(path: str, method: str, said: Mapping[str, Any], schemas: Schemas) -> Operation:
    return Operation(
        name=said["operationId"],
        method=method.upper(),
        path=path,
        summary=said["summary"],
        description=said.get("description", ""),
        parameters=tuple(_parameter(each, schemas) for each in said.get("parameters", ())),
        body=_body(said["requestBody"]["content"], schemas) if "requestBody" in said else None,
        answers=tuple(_answer(status, each, schemas) for status, each in said["responses"].items()),
        takes=_takes(said.get("security", [{}])),
    )


def _takes(security: list[Mapping[str, Any]]) -> str:
    if {} in security:
        return ""
    return "token" if any("token" in way for way in security) else "login"


def _parameter(said: Mapping[str, Any], schemas: Schemas) -> Field:
    kind = kind_of(said["schema"], schemas)
    if said["in"] == "query" and said["schema"].get("type") == "array":
        several = _("may be repeated") if said.get("explode", True) else _("between commas")
        kind = replace(kind, limits=(several, *kind.limits))
    return Field(
        said["name"],
        kind,
        said.get("description", ""),
        said.get("required", False),
        said["in"],
    )


def _answer(status: str, said: Mapping[str, Any], schemas: Schemas) -> Answer:
    headers = said.get("headers", {})
    return Answer(
        status,
        said.get("description", ""),
        _body(said["content"], schemas) if said.get("content") else None,
        tuple((name, header.get("description", "")) for name, header in headers.items()),
    )


def _body(content: Mapping[str, Any], schemas: Schemas) -> Body:
    [first, *_rest] = content.values()
    schema = first.get("schema")
    return Body(
        tuple(content),
        kind_of(schema, schemas) if schema else None,
        _example(first, schemas),
    )


def _example(media: Mapping[str, Any], schemas: Schemas) -> str:
    if "example" in media:
        value = media["example"]
    elif media.get("examples"):
        value = next(iter(media["examples"].values()))["value"]
    else:
        value = sample(media.get("schema", {}), schemas)
    return json.dumps(value, indent=2, ensure_ascii=False)


def _shape(name: str, schemas: Schemas, *, is_sent: bool) -> Shape:
    said = resolved(schemas[name], schemas)
    required = said.get("required", ())
    fields = tuple(
        Field(field, kind_of(each, schemas), each.get("description", ""), field in required)
        for field, each in said.get("properties", {}).items()
    )
    return Shape(name, said.get("description", ""), fields, is_sent)


def _spoken_of(said: Any, schemas: Schemas, known: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the names of the objects something speaks of, and of those that these speak of."""
    if isinstance(said, Mapping):
        name = name_of(said)
        if name and name not in known:
            if schemas[name].get("type") == "object":
                yield name
            yield from _spoken_of(schemas[name], schemas, known | {name})
        parts: Iterable[Any] = said.values()
    else:
        parts = said if isinstance(said, list) else ()
    for part in parts:
        yield from _spoken_of(part, schemas, known)
