"""What many operations of the description say alike is said once, and referred to."""

import json
from collections import defaultdict
from typing import Any

Schema = dict[str, Any]


def share_responses(result: Schema, **_given: Any) -> Schema:
    """Put answers that several operations give alike among the components.

    The description is asked for by everybody who makes a client: without this, nearly half of it
    is the same few errors.

    Args:
        result: the description of the API.

    Returns:
        The same, with references.
    """
    found: dict[str, list[tuple[Schema, str]]] = defaultdict(list)
    for path in result["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                if not status.startswith("2"):
                    found[json.dumps(response, sort_keys=True)].append((operation, status))
    shared: Schema = result["components"].setdefault("responses", {})
    for said, places in found.items():
        if len(places) > 1:
            name = _name(places[0][1], shared)
            shared[name] = json.loads(said)
            for operation, status in places:
                operation["responses"][status] = {"$ref": f"#/components/responses/{name}"}
    return result


def _name(status: str, taken: Schema) -> str:
    """Return a name for an answer, such as ``Problem400`` or ``Problem400b``."""
    letters = ["", *"bcdefghijklmnopqrstuvwxyz"]
    return next(name for each in letters if (name := f"Problem{status}{each}") not in taken)
