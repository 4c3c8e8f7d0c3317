"""What operations have in common is described once."""

import copy
from typing import Any

from catalogue.api.shared_parts import share_parts

MISSING = {"description": "There is nothing.", "content": {}}
DONE = {"description": "The row."}


def described(**operations: Any) -> Any:
    """Return a description: by name, what is said of an operation."""
    paths = {}
    for name, said in operations.items():
        whole = {"operationId": name, "tags": ["x"], "responses": {}, **copy.deepcopy(said)}
        paths[f"/{name}/"] = {"get": whole}
    return {"paths": paths, "components": {}}


def parameter(name: str, **schema: Any) -> Any:
    return {"name": name, "in": "query", "schema": {"type": "string", **schema}}


def reference(kind: str, name: str) -> Any:
    return {"$ref": f"#/components/{kind}/{name}"}


def of(result: Any, part: str) -> list[Any]:
    """Return what each operation says now."""
    return [path["get"].get(part) for path in result["paths"].values()]


def test_errors_that_are_alike_are_said_once_and_others_stay() -> None:
    other = {**MISSING, "description": "Something else."}
    third = {**MISSING, "description": "Once."}
    result = share_parts(
        described(
            a={"responses": {"200": DONE, "304": DONE, "404": MISSING}},
            b={"responses": {"200": DONE, "304": DONE, "404": MISSING, "400": third}},
            c={"responses": {"404": MISSING}},
            d={"responses": {"404": other}},
            e={"responses": {"404": other}},
        )
    )
    assert result["components"]["responses"] == {
        "Answer304": DONE,
        "Problem404": MISSING,
        "Problem404b": other,
    }
    first, second = (reference("responses", f"Problem404{letter}") for letter in ("", "b"))
    unchanged = reference("responses", "Answer304")
    assert of(result, "responses") == [
        {"200": DONE, "304": unchanged, "404": first},
        {"200": DONE, "304": unchanged, "404": first, "400": third},
        {"404": first},
        {"404": second},
        {"404": second},
    ]


def test_parameters_that_are_alike_are_said_once_and_named_by_what_they_are_of() -> None:
    lean = parameter("fields", enum=["a"])
    result = share_parts(
        described(
            one_list={"parameters": [parameter("limit"), lean], "tags": ["use-cases"]},
            one={"parameters": [lean, parameter("on")], "tags": ["use-cases"]},
            two_list={"parameters": [parameter("limit"), parameter("fields")], "tags": ["two"]},
            three_list={"parameters": [parameter("fields")], "tags": ["three"]},
            four_list={"parameters": [parameter("fields")], "tags": ["four"]},
        )
    )
    assert result["components"]["parameters"] == {
        "Limit": parameter("limit"),
        "UseCasesFields": lean,
        "ListFields": parameter("fields"),
    }
    limit, own, any_list = (
        reference("parameters", name) for name in ("Limit", "UseCasesFields", "ListFields")
    )
    assert of(result, "parameters") == [
        [limit, own],
        [own, parameter("on")],
        [limit, any_list],
        [any_list],
        [any_list],
    ]


def test_headers_of_answers_are_said_once() -> None:
    mark = {"description": "The mark."}
    answer = {"200": {"description": "It.", "headers": {"ETag": mark, "Link": {}}}}
    result = share_parts(described(a={"responses": answer}, b={"responses": answer}))
    assert result["components"]["headers"] == {"ETag": mark, "Link": {}}
    headers = {name: reference("headers", name) for name in ("ETag", "Link")}
    told = [each["200"]["headers"] for each in of(result, "responses")]
    assert told == [headers, headers]


def test_parameters_refer_to_words_that_fields_are_described_with() -> None:
    words = {"type": "string", "enum": ["a", "b"]}
    several = {"name": "kind", "schema": {"type": "array", "items": dict(words)}}
    with_default = parameter("format", enum=["a", "b"], default="a")
    description = described(one={"parameters": [several, with_default]})
    description["components"]["schemas"] = {"Kind": {**words, "description": "* `a`"}}
    [[kind, form]] = of(share_parts(description), "parameters")
    assert kind["schema"] == {"type": "array", "items": reference("schemas", "Kind")}
    assert form == with_default


def test_what_was_given_stays_as_it_was() -> None:
    given = described(one={"parameters": [parameter("on")]}, two={"parameters": [parameter("on")]})
    before = copy.deepcopy(given)
    assert share_parts(given) != before
    assert given == before
