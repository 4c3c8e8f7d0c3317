"""What many operations of the description say alike is said once, and referred to.

The description is asked for by everybody who makes a client: without this, most of it is the same
few headers, parameters and errors.
"""

import copy
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any

Schema = dict[str, Any]

_FEW = 2  # resources whose names can stand in the name of what they share


@dataclass
class _Place:
    """Where something is said: under a key of a list or an object, within an operation.

    Attributes:
        within: the list or object.
        key: where in it.
        tag: the resource of the operation.
        is_list: whether it lists rows.
    """

    within: Any
    key: Any
    tag: str = ""
    is_list: bool = False


@dataclass
class _Said:
    """Something that is said, and everywhere it is."""

    text: str
    places: list[_Place] = field(default_factory=list)


def share_parts(result: Schema, **_given: Any) -> Schema:
    """Put headers, parameters, errors and redirects that are alike among the components.

    Args:
        result: the description of the API.

    Returns:
        The same, with references.
    """
    result = copy.deepcopy(result)  # parts of it are constants that the next one is made of
    _refer_to_enums(result)
    _share(result, "headers", _headers(result))
    _share(result, "parameters", _parameters(result))
    _share(result, "responses", _responses(result))
    return result


def _operations(result: Schema) -> Iterator[tuple[Schema, dict[str, Any]]]:
    """Yield each operation, and what a place within it says of it."""
    for path in result["paths"].values():
        for operation in path.values():
            is_list = operation.get("operationId", "").endswith("_list")
            yield operation, {"tag": operation.get("tags", [""])[0], "is_list": is_list}


def _parameters(result: Schema) -> Iterator[tuple[str, _Place]]:
    for operation, where in _operations(result):
        parameters = operation.get("parameters", [])
        for place, parameter in enumerate(parameters):
            yield _pascal(parameter["name"]), _Place(parameters, place, **where)


def _headers(result: Schema) -> Iterator[tuple[str, _Place]]:
    for operation, where in _operations(result):
        for response in operation["responses"].values():
            for name in response.get("headers", ()):
                yield _pascal(name), _Place(response["headers"], name, **where)


def _responses(result: Schema) -> Iterator[tuple[str, _Place]]:
    for operation, _where in _operations(result):
        for status in operation["responses"]:
            if not status.startswith("2"):
                kind = "Problem" if status >= "4" else "Answer"
                # By the status alone: these have nothing to do with the resource.
                yield f"{kind}{status}", _Place(operation["responses"], status)


def _refer_to_enums(result: Schema) -> None:
    """Let parameters refer to the lists of words that fields are described with."""
    schemas = result["components"].get("schemas", {})
    known = {tuple(said["enum"]): name for name, said in schemas.items() if "enum" in said}
    for operation, _where in _operations(result):
        for parameter in operation.get("parameters", ()):
            schema = parameter["schema"]
            within = schema.get("items", schema)
            name = known.get(tuple(within.get("enum", ())))
            if name and within.keys() <= {"type", "enum"}:
                within.clear()
                within["$ref"] = f"#/components/schemas/{name}"


def _share(result: Schema, kind: str, found: Iterable[tuple[str, _Place]]) -> None:
    """Put what is said in several places among the components of a kind.

    Args:
        result: the description.
        kind: of components.
        found: what each place says is called, and the place.
    """
    called: dict[str, dict[str, _Said]] = defaultdict(dict)
    for name, place in found:
        text = json.dumps(place.within[place.key])
        called[name].setdefault(text, _Said(text)).places.append(place)
    shared: Schema = result["components"].setdefault(kind, {})
    for name, variants in called.items():
        several = [each for each in variants.values() if len(each.places) > 1]
        for said in sorted(several, key=lambda each: -len(each.places)):
            whole = _free(name if len(several) == 1 else _qualified(name, said.places), shared)
            shared[whole] = json.loads(said.text)
            for place in said.places:
                place.within[place.key] = {"$ref": f"#/components/{kind}/{whole}"}


def _qualified(name: str, places: list[_Place]) -> str:
    """Return the name of one of several that are called alike, such as ``ProjectsFields``."""
    tags = sorted({place.tag for place in places})
    if len(tags) <= _FEW:
        return "".join(map(_pascal, tags)) + name
    return f"List{name}" if all(place.is_list for place in places) else name


def _free(name: str, taken: Schema) -> str:
    """Return a name that is not taken, such as ``Problem400`` or ``Problem400b``."""
    letters = ["", *ascii_lowercase[1:]]
    return next(whole for each in letters if (whole := f"{name}{each}") not in taken)


def _pascal(name: str) -> str:
    words = name.replace("_", "-").split("-")
    return "".join(word[:1].upper() + word[1:] for word in words)
