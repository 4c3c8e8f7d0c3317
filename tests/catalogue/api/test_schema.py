"""The description of the API is complete and true."""

import io
import json
from dataclasses import fields
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client

from catalogue.api.manual.reading import whole as resolved
from catalogue.api.serializers import documents
from catalogue.api.serializers.stats import CountSerializer, StatsSerializer
from catalogue.filters import ProjectFilter
from catalogue.map import document
from catalogue.statistics import Count, Statistics
from tests.catalogue.api.conftest import Catalogue, Get

pytestmark = pytest.mark.slow


FILTERS = [
    *("q", "focus_area", "map", "category", "kind", "stage", "host", "license", "tag", "parent"),
    *("requires", "required_by", "works_with", "integrates_with", "use_case", "adopter"),
    *("governed_by", "core", "since_release", "changed_since", "on", "include"),
]


# One object, not a list.
OBJECTS = {"stats/", "search/", "stack/", "governance/", "findings/"}


@pytest.fixture(scope="module")
def schema() -> Any:
    """Return the schema; a warning is an error, and it is checked against OpenAPI's own."""
    written = io.StringIO()
    arguments = {"validate": True, "fail_on_warn": True, "format": "openapi-json"}
    call_command("spectacular", stdout=written, **arguments)
    return json.loads(written.getvalue())


def paths(schema: Any) -> Any:
    """Return what is described of each path, with what several of them have in common."""
    return resolved(schema["paths"], schema["components"])


def operations(schema: Any) -> list[Any]:
    return [each for path in paths(schema).values() for each in path.values()]


def declared(schema: Any, path: str) -> dict[str, Any]:
    """Return the parameters of reading what is at a path, by name."""
    found = paths(schema)[f"/api/v1/{path}"]["get"]["parameters"]
    return {each["name"]: each for each in found}


def test_conditions_and_what_follows_from_them_are_described(schema: Any) -> None:
    for path, found in paths(schema).items():
        for method, operation in found.items():
            answers = operation["responses"]
            headers = {each: set(answer.get("headers", ())) for each, answer in answers.items()}
            assert "Retry-After" in headers["429"], path
            if path == "/api/v1/findings/":  # for staff alone, and kept by nobody
                assert "304" not in headers
                assert "headers" not in answers["200"]
                continue
            if method == "get":
                assert {"ETag", "Cache-Control", "Vary"} <= headers["200"], path
                assert headers["304"] == {"ETag", "Cache-Control", "Vary"}, path
                [condition] = [
                    each for each in operation["parameters"] if each["name"] == "If-None-Match"
                ]
                assert (condition["in"], condition.get("required", False)) == ("header", False)
                continue
            if path == "/api/v1/suggestions/":
                continue
            assert "Retry-After" in headers["503"], path
            assert "WWW-Authenticate" in headers["401"], path
            assert all("example" in str(answers[each]) for each in ("400", "401", "403", "503"))
            if "{" in path:
                assert "ETag" in headers["412"], path
                assert "Location" in headers["308"], path
                assert "If-Match" in {each["name"] for each in operation["parameters"]}, path
            if "201" in headers:
                assert headers["201"] == {"ETag", "Location"}, path


def test_description_is_light_enough_to_be_fetched(client: Client, db: None) -> None:
    answer = client.get("/api/v1/schema/")
    assert len(answer.content) < 415_000
    assert answer.json()["openapi"].startswith("3.1")


def test_nothing_that_operations_have_in_common_is_said_twice(schema: Any) -> None:
    said = [
        json.dumps(parameter)
        for path in schema["paths"].values()
        for operation in path.values()
        for parameter in operation.get("parameters", ())
        if "$ref" not in parameter
    ]
    assert len(said) == len(set(said))
    assert not any("If-None-Match" in each for each in said)


def test_schema_is_openapi_3_1_without_warnings(schema: Any) -> None:
    assert schema["openapi"].startswith("3.1")
    assert len(operations(schema)) == 148


def test_every_parameter_and_field_is_described(schema: Any) -> None:
    for operation in operations(schema):
        assert operation["summary"]
        assert operation["description"]
        assert [
            each for each in operation.get("parameters", ()) if not each.get("description")
        ] == []
        answers = operation["responses"].values()
        assert [each for each in answers if not each["description"]] == []
    for name, component in schema["components"]["schemas"].items():
        for field, described in component.get("properties", {}).items():
            assert described.get("description"), f"{name}.{field}"


def test_every_filter_of_the_contract_is_there(schema: Any) -> None:
    paging = ["ordering", "limit", "offset", "fields", "expand", "format"]
    assert sorted(declared(schema, "projects/")) == sorted([*FILTERS, *paging, "If-None-Match"])
    assert set(ProjectFilter.base_filters) == set(FILTERS)


def test_parameters_with_a_list_of_values_give_it(schema: Any) -> None:
    listed = {name: each["schema"] for name, each in declared(schema, "projects/").items()}
    kinds = listed["kind"]["items"]["$ref"].rpartition("/")[2]
    assert schema["components"]["schemas"][kinds]["enum"][0] == "project"
    assert listed["include"]["items"]["enum"] == ["retired", "external"]
    assert listed["ordering"]["items"]["enum"][:2] == ["name", "-name"]
    assert listed["fields"]["items"]["enum"][:2] == ["slug", "uid"]
    assert listed["expand"]["items"]["enum"][0] == "stage"
    assert listed["format"]["enum"] == ["json", "csv"]
    assert (listed["limit"]["minimum"], listed["limit"]["maximum"]) == (1, 500)


def test_answers_have_the_fields_described(
    schema: Any, whole: Catalogue, get: Get, client: Client
) -> None:
    for path, operation in schema["paths"].items():
        if "{" in path or path.removeprefix("/api/v1/") in OBJECTS:
            continue
        content = operation["get"]["responses"]["200"]["content"]
        page = content["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
        row = schema["components"]["schemas"][page]["properties"]["results"]["items"]
        described = schema["components"]["schemas"][row["$ref"].rsplit("/", 1)[1]]
        answered = get(path.removeprefix("/api/v1/"))["results"][0]
        assert list(answered) == list(described["properties"])
        assert content["text/csv"]["schema"]["type"] == "string"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("governance/", "governance/?on=2019-04-02"),
        ("projects/{slug}/governance/", "projects/nova/governance/?on=2019-04-02"),
        ("findings/", "findings/?on=2019-04-02"),
    ],
)
def test_objects_have_the_fields_described(
    path: str, address: str, schema: Any, whole: Catalogue, get: Get, admin_client: Client
) -> None:
    content = schema["paths"][f"/api/v1/{path}"]["get"]["responses"]["200"]["content"]
    answer = admin_client.get(f"/api/v1/{address}").json()
    assert_described(schema, content["application/json"]["schema"], answer)


def assert_described(schema: Any, described: Any, answer: Any) -> None:
    """Fail if an object somewhere in the answer has other keys than are described."""
    if isinstance(answer, list):
        assert answer, "nothing to compare"
        for each in answer:
            assert_described(schema, described["items"], each)
    elif isinstance(answer, dict):
        whole = next(
            each
            for each in (described, *described.get("allOf", ()), *described.get("oneOf", ()))
            if "$ref" in each
        )
        found = schema["components"]["schemas"][whole["$ref"].rsplit("/", 1)[1]]
        assert list(answer) == list(found["properties"])
        for name, value in answer.items():
            if value not in ([], None):
                assert_described(schema, found["properties"][name], value)


def test_who_is_not_answered_is_described_where_somebody_is_not(schema: Any) -> None:
    refusing = [
        path for path, found in schema["paths"].items() if "403" in found["get"]["responses"]
    ]
    assert refusing == ["/api/v1/findings/"]


def test_numbers_are_described_as_they_are_made() -> None:
    made = {*(each.name for each in fields(Statistics)), *vars(Statistics)}
    described = [str(field.source).partition(".")[0] for field in StatsSerializer().fields.values()]
    assert set(described) <= made
    assert list(CountSerializer().fields) == [each.name for each in fields(Count)]


@pytest.mark.parametrize(
    ("described", "made"),
    [
        (documents.MapDocument, document.MapDocument),
        (documents.DocumentHead, document.MapHead),
        (documents.DocumentEdition, document.EditionHead),
        (documents.DocumentRegion, document.Region),
        (documents.DocumentCategory, document.Category),
        (documents.DocumentEntry, document.Entry),
        (documents.DocumentProject, document.EntryProject),
    ],
)
def test_map_document_is_described_as_it_is_made(described: Any, made: Any) -> None:
    assert list(described().fields) == list(made.__annotations__)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        ("", "*/*", "application/json"),
        ("?format=yaml", "*/*", "application/yaml; charset=utf-8"),
        ("", "application/vnd.oai.openapi", "application/vnd.oai.openapi; charset=utf-8"),
    ],
)
def test_schema_is_served_as_json_and_yaml(
    query: str, accept: str, kind: str, client: Client
) -> None:
    response = client.get(f"/api/v1/schema/{query}", headers={"accept": accept})
    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert yaml.safe_load(response.content)["openapi"].startswith("3.1")
