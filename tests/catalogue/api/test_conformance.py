"""The API answers as its description says: schemathesis asks whatever the description allows."""

import copy
from collections.abc import Iterator
from typing import Any, cast

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.core.failures import Failure, FailureGroup

from tests.catalogue.api.test_schema import paths, schema

__all__ = ["schema"]
pytestmark = pytest.mark.slow

# A few each time; over the suite's many runs they add up.
ASKING = settings(
    max_examples=5,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# What there is in the catalogue asked about: a description says how slugs are written, not which
# there are, and others are refused.
KNOWN = {
    **dict.fromkeys(("project", "parent", "requires", "required_by", "steward_of"), "nova"),
    **dict.fromkeys(("technology", "via", "target", "integrates_with"), "kubernetes"),
    **dict.fromkeys(("organization", "host", "overseen_by", "affiliation", "adopter"), "openinfra"),
    **dict.fromkeys(("body", "answers_to", "governed_by"), "board"),
    "works_with": "keystone",
    "map": "openstack",
    "category": "openstack.compute",
    "tag": "language:python",
    "focus_area": "datacenter",
    "steward_of_focus_area": "datacenter",
    "stage": "active",
    "use_case": "web-shop",
    "since_release": "austin",
    "series": "Austin",
    "license": "Apache-2.0",
    "tier": "platinum",
    "person": "ada",
    "seat_class": "committee.elected",
    "since": "2019-04-02",
    "from": "live",
    "to": "live",
}
# What only goes together with some others.
TOGETHER = ("core", "since_revision", "after")


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Keep the connection of the test over all requests, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("whole", "one_connection")
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_operation_answers_as_described(schema: Any, mode: GenerationMode) -> None:
    found = narrowed(schema)
    if mode is GenerationMode.POSITIVE:
        _narrow_suggestion(found["components"]["schemas"]["NewSuggestion"])
    described = schemathesis.openapi.from_dict(found)
    described.app = WSGIHandler()
    failures = []
    for result in described.get_all_operations():
        operation = cast(Any, result).ok()

        @given(case=operation.as_strategy(generation_mode=mode))
        @ASKING
        def ask(case: Any) -> None:
            case.call_and_validate(headers={"Accept-Encoding": "identity"})

        try:
            ask()
        except (Failure, FailureGroup) as found:
            failures.append(f"{operation.label}: {getattr(found, 'exceptions', found)}")
    assert not failures, "\n\n".join(failures)


def narrowed(schema: Any) -> Any:
    """Return the description with parameters that name rows narrowed to rows there are.

    That `core` takes `map` as well, and what does not go with `since_revision`, is said in words;
    OpenAPI has none of its own for it.
    """
    found = copy.deepcopy({**schema, "paths": paths(schema)})
    for path in found["paths"].values():
        asked = path["get"]["parameters"]
        path["get"]["parameters"] = [each for each in asked if each["name"] not in TOGETHER]
        for parameter in path["get"]["parameters"]:
            if parameter["in"] == "query" and parameter["name"] in KNOWN:
                one = parameter["schema"].get("items", parameter["schema"])
                if not {"enum", "$ref"} & one.keys():
                    one["enum"] = [KNOWN[parameter["name"]]]
    return found


def _narrow_suggestion(described: Any) -> None:
    """Leave suggestions for the project there is: what fields there are goes by what it is about.

    Words are narrowed to letters, as some that JSON may hold are none.
    """
    words = {"type": "string", "pattern": "^[a-z]{1,50}$"}
    described["properties"] |= {
        "type": {"enum": ["project"]},
        "slug": {"enum": ["nova"]},
        "changes": {
            "type": "object",
            "properties": {"role": words},
            "required": ["role"],
            "additionalProperties": False,
        },
        **dict.fromkeys(("more", "why", "contact"), words),
        "source_url": {"type": "string", "pattern": "^https://[a-z]{1,20}[.]org/$"},
    }
    described["required"] += ["slug", "changes"]
    described["additionalProperties"] = False
