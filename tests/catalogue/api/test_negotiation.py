"""In which format an answer is sent."""

import csv
import io

import pytest
from django.test import Client

from tests.catalogue.api.conftest import Catalogue

JSON, CSV = "application/json", "text/csv; charset=utf-8"


@pytest.mark.parametrize(
    ("accept", "query", "kind"),
    [
        (None, "", JSON),
        ("", "", JSON),
        ("*/*", "", JSON),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "", JSON),
        ("text/csv", "", CSV),
        ("text/csv;q=0.5, application/json", "", JSON),
        ("application/json;q=0.5, text/csv", "", CSV),
        ("application/json", "?format=csv", CSV),
        ("text/csv", "?format=json", JSON),
        ("application/xml", "?format=json", JSON),
    ],
)
@pytest.mark.django_db
def test_format_counts_for_more_than_accept(
    accept: str | None, query: str, kind: str, client: Client
) -> None:
    headers = {} if accept is None else {"accept": accept}
    response = client.get(f"/api/v1/stages/{query}", headers=headers)
    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert "Accept" in response["Vary"].split(", ")


@pytest.mark.parametrize("accept", ["application/xml", "image/*", "application/json;q=0"])
def test_type_there_is_not_is_not_acceptable(accept: str, client: Client) -> None:
    response = client.get("/api/v1/stages/", headers={"accept": accept})
    assert response.status_code == 406
    assert response["Content-Type"] == "application/problem+json"
    assert "application/json, text/csv" in response.json()["detail"]


def test_one_row_is_json_only(client: Client, catalogue: Catalogue) -> None:
    response = client.get("/api/v1/stages/active/?format=csv")
    assert response.json()["errors"] == [
        {"parameter": "format", "message": "“csv” is not a format here; use json."}
    ]
    assert client.get("/api/v1/stages/active/", headers={"accept": "text/csv"}).status_code == 406


@pytest.mark.usefixtures("searchable")
def test_csv_has_a_column_for_each_field(client: Client, catalogue: Catalogue) -> None:
    fields = "slug,stage,parent,focus_areas,host,links,former_names"
    response = client.get(f"/api/v1/projects/?format=csv&q=nova&fields={fields}")
    [row] = csv.DictReader(io.StringIO(response.content.decode()))
    assert row == {
        "slug": "nova",
        "stage": "active",
        "parent": "openstack",
        "focus_areas": "datacenter",
        "host": "openinfra",
        "former_names": '[{"name":"Nebula","since":"2009","until":"2010-07",'
        '"source_url":"","note":""}]',
        "links": '[{"kind":"documentation","url":"https://docs.example.org/","label":"Docs"}]',
    }
    assert response["Content-Disposition"] == 'attachment; filename="projects.csv"'


@pytest.mark.django_db
def test_csv_without_rows_still_names_its_columns(client: Client) -> None:
    response = client.get("/api/v1/stages/?format=csv&fields=slug,mark")
    assert response.content == b"slug,mark\r\n"


def test_csv_says_where_the_next_page_is(client: Client, catalogue: Catalogue) -> None:
    response = client.get("/api/v1/stages/?format=csv&limit=1")
    following = "http://testserver/api/v1/stages/?format=csv&limit=1&offset=1"
    assert response["Link"] == f'<{following}>; rel="next"'
    assert client.get(following).content.count(b"retired") == 2
