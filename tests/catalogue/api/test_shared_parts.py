"""What operations answer alike is described once."""

import copy
from typing import Any

from catalogue.api.shared_parts import share_responses

MISSING = {"description": "There is nothing.", "content": {}}
DONE = {"description": "The row."}


def test_errors_that_are_alike_are_said_once_and_others_stay() -> None:
    other = {**MISSING, "description": "Something else."}
    third = {**MISSING, "description": "Once."}
    paths: Any = {
        "/a/": {"get": {"responses": {"200": DONE, "404": MISSING}}},
        "/b/": {"get": {"responses": {"200": DONE, "404": copy.deepcopy(MISSING), "400": third}}},
        "/c/": {"get": {"responses": {"404": other}}, "put": {"responses": {"404": other}}},
    }
    result = share_responses({"paths": paths, "components": {}})
    assert result["components"]["responses"] == {"Problem404": MISSING, "Problem404b": other}
    first = {"$ref": "#/components/responses/Problem404"}
    second = {"$ref": "#/components/responses/Problem404b"}
    assert paths["/a/"]["get"]["responses"] == {"200": DONE, "404": first}
    assert paths["/b/"]["get"]["responses"] == {"200": DONE, "404": first, "400": third}
    assert [each["responses"]["404"] for each in paths["/c/"].values()] == [second, second]
