"""Whether data that comes from outside is a map document."""

from collections.abc import Iterator
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

from catalogue.map.document import EntryProject, MapDocument
from catalogue.models import MapCategory, MapRegion, Project

# Texts that are one of a few words.
_WORDS: dict[str, list[str]] = {
    "placement": list(MapRegion.Placement.values),
    "tone": list(MapCategory.Tone.values),
    "kind": list(Project.Kind.values),
}
_FILLED = ("uid", "slug", "name")


def wrong_in(data: Any) -> list[str]:
    """Return what keeps data from being a map document as it is stored: ``edition`` is null.

    Args:
        data: what was read from JSON.

    Returns:
        A sentence for each fault, saying where it is; none if there is none.
    """
    faults = list(_wrong(MapDocument, data, "document"))
    if not faults and data["edition"] is not None:
        faults.append("“document.edition” must be null: the digest is that of such a document")
    if not faults and data["schema"] != 1:
        faults.append("“document.schema” must be 1")
    return faults


def _wrong(expected: Any, data: Any, path: str) -> Iterator[str]:
    if is_typeddict(expected):
        yield from _wrong_mapping(expected, data, path)
    elif get_origin(expected) is list:
        if isinstance(data, list):
            (inner,) = get_args(expected)
            for number, item in enumerate(data):
                yield from _wrong(inner, item, f"{path}[{number}]")
        else:
            yield f"“{path}” must be a list"
    elif type(None) in get_args(expected):
        if data is not None:
            yield from _wrong(get_args(expected)[0], data, path)
    elif type(data) is not expected:  # a bool is no number here
        names = {str: "a text", int: "a whole number", bool: "true or false"}
        yield f"“{path}” must be {names[expected]}"
    else:
        yield from _wrong_value(data, path)


def _wrong_mapping(expected: Any, data: Any, path: str) -> Iterator[str]:
    hints = get_type_hints(expected)
    if not isinstance(data, dict) or list(data) != list(hints):
        yield f"“{path}” must be a mapping of {', '.join(hints)}, in this order"
        return
    for key, inner in hints.items():
        yield from _wrong(inner, data[key], f"{path}.{key}")
    # It becomes a link.
    if expected is EntryProject and not str(data["url"]).startswith("/projects/"):
        yield f"“{path}.url” must be the path of a project's page, such as /projects/nova/"


def _wrong_value(data: Any, path: str) -> Iterator[str]:
    key = path.rpartition(".")[2]
    if key in _WORDS and data not in _WORDS[key]:
        yield f"“{path}” must be one of {', '.join(_WORDS[key])}"
    if key in _FILLED and not data:
        yield f"“{path}” must not be empty"
