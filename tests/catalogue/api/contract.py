"""What version 1 of the API promised, kept in a file: within it only additions are made.

No kept library says of two descriptions in OpenAPI 3.1 what one breaks that the other promised, so
it is said here and in `contract_values`. What of a description is a promise is what programs go by:
addresses, methods, names of operations, parameters, bodies, answers, their fields, types, words and
limits. Descriptions and examples are not, nor how shared parts are called.

What was added is recorded with `UPDATE_GOLDEN=1 pytest tests/catalogue/api/test_contract.py`. It
records nothing as long as a promise is broken. To take one back is to begin version 2.
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from catalogue.api.manual.reading import METHODS, whole
from tests.catalogue.api.contract_values import Side, Values

Description = Mapping[str, Any]

FILE = Path(__file__).parent / "golden" / "contract.yaml"

_WORDS = frozenset(("description", "summary", "title", "tags", "readOnly"))
_EXAMPLES = frozenset(("example", "examples"))


def recorded() -> Any:
    """Return what was promised."""
    return yaml.load(FILE.read_text(), Loader=yaml.CSafeLoader)


def record_additions(description: Description) -> None:
    """Record what is promised from now on, if that is asked for and breaks nothing.

    Args:
        description: the one there is now.
    """
    if os.environ.get("UPDATE_GOLDEN") and not (FILE.exists() and breaks(recorded(), description)):
        plain = json.loads(json.dumps(promised(description)))
        written = yaml.dump(plain, Dumper=yaml.CSafeDumper, default_flow_style=None, width=100)
        FILE.write_text(written)


def promised(description: Description) -> Any:
    """Return what of a description is a promise, in an order that does not depend on the code."""
    components = {
        kind: described
        for kind, described in description["components"].items()
        if kind != "securitySchemes"
    }
    return _promised({"components": components, "paths": description["paths"]})


def _promised(said: Any, *, names: bool = True) -> Any:
    """Return a part without its prose; where keys are names, all of them stay."""
    if isinstance(said, list):
        return [_promised(each, names=False) for each in said]
    if not isinstance(said, Mapping):
        return said
    left_out = frozenset() if names else _WORDS | _EXAMPLES
    return {
        key: _promised(said[key], names=key in ("properties", "schemas", "headers", "paths"))
        for key in sorted(said)
        if key not in left_out
    }


def breaks(before: Description, after: Description) -> list[str]:
    """Return which promises are broken, each in a sentence for people.

    Args:
        before: what was promised: a description, or what `promised` left of it.
        after: the description there is now.
    """
    values = Values(before["components"]["schemas"], after["components"]["schemas"])
    now = dict(_operations(after))
    found: list[str] = []
    for name, operation in _operations(before):
        if name not in now:
            found.append(f"{name} is gone")
        else:
            found += _operation(name, operation, now[name], values)
    return found


def _operations(description: Description) -> Iterator[tuple[str, Any]]:
    for path, methods in description["paths"].items():
        for method in METHODS:
            if method in methods:
                told = whole(methods[method], description["components"])
                yield f"{method.upper()} {path}", told


def _operation(name: str, before: Any, after: Any, values: Values) -> Iterator[str]:
    if before.get("operationId") != after.get("operationId"):
        yield f"{name} is called {after.get('operationId')}, not {before.get('operationId')}"
    if {} in before.get("security", [{}]) and {} not in after.get("security", [{}]):
        yield f"{name} is not for everybody any more"
    yield from _parameters(name, before, after, values)
    yield from _body(name, before.get("requestBody"), after.get("requestBody"), values)
    for status, answer in before["responses"].items():
        now = after["responses"].get(status)
        if now is not None:
            yield from _answer(f"{name}, {status}", answer, now, values)
        elif status.startswith("2"):
            yield f"{name} does not answer {status} any more"


def _parameters(name: str, before: Any, after: Any, values: Values) -> Iterator[str]:
    old, new = (
        {(each["in"], each["name"]): each for each in one.get("parameters", ())}
        for one in (before, after)
    )
    for key, parameter in new.items():
        if parameter.get("required") and not old.get(key, {}).get("required"):
            yield f"{name}: {key[1]} must be given now"
    for key, parameter in old.items():
        at = f"{name}: {key[1]}"
        if key not in new:
            yield f"{at} is gone"
            continue
        for how, usual in (("style", None), ("explode", True)):
            if parameter.get(how, usual) != new[key].get(how, usual):
                yield f"{at} is written another way ({how})"
        yield from values.breaks(at, parameter["schema"], new[key]["schema"], Side.SENT)


def _body(name: str, before: Any, after: Any, values: Values) -> Iterator[str]:
    if after and after.get("required") and not (before and before.get("required")):
        yield f"{name}: a body must be sent now"
    if before:
        content = (after or {}).get("content", {})
        yield from _content(f"{name}, body", before["content"], content, Side.SENT, values)


def _answer(at: str, before: Any, after: Any, values: Values) -> Iterator[str]:
    headers = after.get("headers", {})
    yield from (
        f"{at}: the header {name} is gone"
        for name in before.get("headers", {})
        if name not in headers
    )
    old, new = before.get("content", {}), after.get("content", {})
    yield from _content(at, old, new, Side.ANSWERED, values)


def _content(
    at: str, before: Description, after: Description, side: Side, values: Values
) -> Iterator[str]:
    for media, said in before.items():
        if media not in after:
            yield f"{at}: there is no {media} any more"
        elif "schema" in said:
            yield from values.breaks(at, said["schema"], after[media].get("schema", {}), side)
