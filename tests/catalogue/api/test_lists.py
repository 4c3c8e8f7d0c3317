"""Pages, order, and answers with fewer or fuller fields."""

import pytest
from django.test import Client

from tests import factories
from tests.catalogue.api.conftest import Catalogue, Get

pytestmark = pytest.mark.usefixtures("searchable")


def test_pages_link_to_their_neighbours(get: Get) -> None:
    for number in range(5):
        factories.stage(slug=f"s{number}", position=number)
    page = get("stages/?limit=2&offset=2&fields=slug")
    assert list(page) == ["count", "next", "previous", "results"]
    assert page["count"] == 5
    assert page["results"] == [{"slug": "s2"}, {"slug": "s3"}]
    assert page["next"] == "http://testserver/api/v1/stages/?fields=slug&limit=2&offset=4"
    assert page["previous"] == "http://testserver/api/v1/stages/?fields=slug&limit=2"
    assert get("stages/?limit=2&offset=4")["next"] is None
    assert get("stages/?offset=400")["results"] == []


def test_fifty_rows_are_answered_unless_asked_otherwise(get: Get) -> None:
    for _number in range(51):
        factories.focus_area()
    assert len(get("focus-areas/")["results"]) == 50
    assert len(get("focus-areas/?limit=500")["results"]) == 51


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("name", ["alpha", "beta", "gamma", "delta"]),
        ("-name", ["delta", "gamma", "beta", "alpha"]),
        ("-slug", ["gamma", "delta", "beta", "alpha"]),
        ("kind,-name", ["delta", "alpha", "gamma", "beta"]),
        ("first_release", ["delta", "alpha", "beta", "gamma"]),
        ("-first_release", ["alpha", "delta", "beta", "gamma"]),
    ],
)
def test_rows_come_in_the_order_asked_for(ordering: str, expected: list[str], get: Get) -> None:
    late = factories.release(released_on="2022-10")
    early = factories.release(released_on="2019")
    unknown = factories.release()
    factories.project(slug="alpha", name="Alpha", kind="sdk", first_release=late)
    factories.project(slug="beta", name="beta", kind="tool", first_release=unknown)
    factories.project(slug="gamma", name="Gamma", kind="tool")
    factories.project(slug="delta", name="Zeta", kind="project", first_release=early)
    found = get(f"projects/?ordering={ordering}")["results"]
    assert [row["slug"] for row in found] == expected


def test_order_asked_for_counts_for_more_than_the_best_match(get: Get) -> None:
    factories.project(slug="zulip", name="Zulip", summary="Not Zuul")
    factories.project(slug="zuul", name="Zuul")
    assert [row["slug"] for row in get("projects/?q=zuul")["results"]] == ["zuul", "zulip"]
    ordered = get("projects/?q=zuul&ordering=slug")["results"]
    assert [row["slug"] for row in ordered] == ["zulip", "zuul"]


def test_fields_are_those_asked_for_in_their_own_order(catalogue: Catalogue, get: Get) -> None:
    assert list(get("projects/nova/?fields=stage,slug,kind")) == ["slug", "kind", "stage"]
    assert list(get("projects/nova/?fields=stage&fields=slug")) == ["slug", "stage"]
    [row, *_rest] = get("categories/?fields=slug,entries")["results"]
    assert list(row) == ["slug", "entries"]
    assert list(row["entries"][0]) == ["project", "label", "core"]


def test_only_what_is_asked_for_is_fetched(
    catalogue: Catalogue, get: Get, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]  # the revision and the rows
        get("projects/?fields=slug,name,stage")


def test_expanding_names_what_has_no_address_here(catalogue: Catalogue, get: Get) -> None:
    row = get("projects/nova/?expand=tags,host,stage&fields=tags,host,stage")
    assert row["tags"] == [{"slug": "language:python", "name": "Python", "url": None}]
    assert row["host"]["url"] == "http://testserver/api/v1/organizations/openinfra/"
    assert row["stage"]["url"] == "http://testserver/api/v1/stages/active/"


def test_expanding_nothing_leaves_null(catalogue: Catalogue, get: Get) -> None:
    row = get("projects/keystone/?expand=parent,stage,host,first_release")
    assert [row[name] for name in ("parent", "stage", "host", "first_release")] == [None] * 4


@pytest.mark.parametrize("method", ["head", "options"])
def test_lists_can_be_asked_about(method: str, client: Client, catalogue: Catalogue) -> None:
    response = getattr(client, method)("/api/v1/projects/?limit=1")
    assert response.status_code == 200
    assert response["Allow"] == "GET, POST, PATCH, HEAD, OPTIONS"
    assert bool(response.content) == (method == "options")


def test_reading_sets_and_reads_no_cookie(client: Client, catalogue: Catalogue) -> None:
    response = client.get("/api/v1/projects/")
    assert not response.cookies
    assert "Cookie" not in response["Vary"]
