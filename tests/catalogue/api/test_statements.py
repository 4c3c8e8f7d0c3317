"""Lists that nobody narrowed are read by statements made once, and say what there is now."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client

from catalogue.models import Project
from governance.api import light
from governance.api.statements import Listing
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/projects/"


@pytest.fixture(autouse=True)
def none_made(monkeypatch: pytest.MonkeyPatch) -> dict[Any, Any]:
    """Begin without a statement; return where they are put."""
    made: dict[Any, Any] = {}
    monkeypatch.setattr(light, "_listings", made)
    return made


def slugs(client: Client, query: str = "") -> list[str]:
    return [row["slug"] for row in client.get(f"{ADDRESS}{query}").json()["results"]]


def test_a_statement_that_was_made_before_finds_what_was_added_since(
    client: Client, none_made: dict[Any, Any]
) -> None:
    factories.project(slug="nova", name="Nova")
    assert slugs(client) == ["nova"]
    factories.project(slug="cinder", name="Cinder")
    assert slugs(client) == ["cinder", "nova"]
    assert len(none_made) == 1


def test_every_part_of_a_list_is_read_by_one_statement(
    client: Client, none_made: dict[Any, Any]
) -> None:
    for number in range(5):
        factories.project(slug=f"p{number}", name=f"P{number}")
    found = [slugs(client, f"?limit=2&offset={offset}") for offset in (0, 2, 4)]
    assert found == [["p0", "p1"], ["p2", "p3"], ["p4"]]
    assert client.get(f"{ADDRESS}?limit=2").json()["count"] == 5
    assert len(none_made) == 1


def test_other_orders_and_fields_are_read_by_statements_of_their_own(
    client: Client, none_made: dict[Any, Any]
) -> None:
    for name in ("Nova", "Cinder"):
        factories.project(slug=name.lower(), name=name, role=f"{name}’s role")
    assert slugs(client) == ["cinder", "nova"]
    assert slugs(client, "?ordering=-name") == ["nova", "cinder"]
    row = client.get(f"{ADDRESS}?fields=role").json()["results"][0]
    assert row == {"role": "Cinder’s role"}
    assert len(none_made) == 3


def test_what_filters_make_of_what_they_are_given_is_made_each_time(
    client: Client, none_made: dict[Any, Any]
) -> None:
    factories.project(slug="tool", kind=Project.Kind.TOOL)
    factories.project(slug="outside", kind=Project.Kind.EXTERNAL)
    assert slugs(client) == ["tool"]
    assert slugs(client, "?kind=external") == ["outside"]
    assert slugs(client, "?kind=tool") == ["tool"]
    assert len(none_made) == 1


def test_the_next_day_has_a_statement_of_its_own(
    client: Client, monkeypatch: pytest.MonkeyPatch, none_made: dict[Any, Any]
) -> None:
    retired = factories.stage(listed=False)
    project = factories.project(slug="nova")
    factories.stage_change(project=project, stage=retired, changed_on="2031-01-01")
    assert slugs(client) == ["nova"]
    for module in ("governance.api.resource", "governance.filters.filtersets"):
        monkeypatch.setattr(f"{module}.today", lambda: "2031-01-02")
    assert slugs(client) == []
    assert len(none_made) == 2


def test_statements_do_not_become_ever_more(
    client: Client, monkeypatch: pytest.MonkeyPatch, none_made: dict[Any, Any]
) -> None:
    monkeypatch.setattr(light, "_MOST_LISTINGS", 2)
    for field in ("slug", "name", "role", "kind"):
        assert client.get(f"{ADDRESS}?fields={field}").status_code == 200
    assert len(none_made) <= 2


def test_rows_that_many_refer_to_are_read_once_and_told_by_each(client: Client) -> None:
    area = factories.focus_area(slug="edge", name="Edge")
    for slug in ("a", "b"):
        factories.project(slug=slug).focus_areas.add(area)
    answer = client.get(f"{ADDRESS}?expand=focus_areas").json()["results"]
    assert [row["focus_areas"] for row in answer] == [
        [{"slug": "edge", "name": "Edge", "url": "http://testserver/api/v1/focus-areas/edge/"}]
    ] * 2


def test_a_list_is_counted_as_it_is_read_by_a_statement_made_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    retired, active = factories.stage(listed=False), factories.stage()
    for number in range(3):
        project = factories.project(slug=f"p{number}")
        factories.stage_change(project=project, stage=active, changed_on="2017")
    factories.stage_change(project=project, stage=retired, changed_on="2018")
    factories.project(kind=Project.Kind.EXTERNAL)
    factories.project(state=Project.State.DRAFT)
    assert client.get(f"{ADDRESS}?limit=1").json()["count"] == 2
    monkeypatch.setattr(QuerySet, "count", None)
    Project.objects.get(slug="p0").delete()
    assert client.get(f"{ADDRESS}?limit=1&offset=0").json()["count"] == 1
    assert client.get(f"{ADDRESS}?limit=2&offset=1").json()["count"] == 1


def test_values_that_rows_have_alike_are_converted_once_and_stand_in_each() -> None:
    stages = {name: factories.stage(slug=name) for name in ("active", "retired")}
    for number, name in enumerate(["active", "retired", "active", ""]):
        project = factories.project(slug=f"p{number}")
        if name:
            factories.stage_change(project=project, stage=stages[name])
    rows: QuerySet[Any] = Project.objects.with_stage().order_by("slug")
    found = Listing(rows.values_list("slug", "stage", "pk")).run(slice(0, 10))
    named = {slug: stage and stage["slug"] for slug, stage, _key in found}
    assert named == {"p0": "active", "p1": "retired", "p2": "active", "p3": None}
    assert found[0][1] is found[2][1]
    assert [key for _slug, _stage, key in found] == list(rows.values_list("pk", flat=True))
