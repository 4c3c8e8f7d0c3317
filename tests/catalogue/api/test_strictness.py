"""What cannot be used is refused, with what is wrong and what would be right."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from catalogue.api.urls import RESOURCES
from catalogue.filters.changes import ChangeFilter
from governance.filters.fields import WordsField
from tests import factories
from tests.catalogue.api.conftest import Catalogue, Get

Refused = Callable[[str], dict[str, str]]
LISTS = (*RESOURCES, "changes")
FILTERS = [
    (resource, name, filter_.field)
    for resource, filterset in {
        **{each: RESOURCES[each].filterset_class for each in RESOURCES},
        "changes": ChangeFilter,
    }.items()
    if filterset is not None
    for name, filter_ in filterset.base_filters.items()
]


@pytest.mark.parametrize(
    "address", ["", *(f"{each}/" for each in LISTS), "stats/", "governance/", "schema/"]
)
def test_unknown_parameter_is_refused(address: str, db: None, refused: Refused) -> None:
    assert list(refused(f"{address}?utm_source=mail")) == ["utm_source"]


@pytest.mark.parametrize("resource", RESOURCES)
def test_unknown_parameter_of_one_row_is_refused(
    resource: str, whole: Catalogue, get: Get, refused: Refused
) -> None:
    [row, *_rest] = get(f"{resource}/")["results"]
    address = row["url"].split("/api/v1/")[1]
    assert list(refused(f"{address}?utm_source=mail&format=json")) == ["utm_source"]


@pytest.mark.parametrize(("resource", "name", "field"), FILTERS, ids=lambda each: str(each)[:20])
def test_every_filter_refuses_what_it_cannot_use(
    resource: str, name: str, field: object, whole: Catalogue, get: Get, refused: Refused
) -> None:
    if isinstance(field, WordsField):
        assert get(f"{resource}/?{name}=nothing-of-the-kind")["count"] == 0
    else:
        assert list(refused(f"{resource}/?{name}=no%20such%00thing")) == [name]


@pytest.mark.parametrize(
    ("since", "is_known"),
    [
        ("2019-04-02", True),
        ("2019-04-02T12:00:00Z", True),
        ("2019-04-02T12:00:00.25%2B02:00", True),
        ("2019-04-02T12:00:00+02:00", True),
        ("2019-04", False),
        ("2019-04-02T12:00:00", False),
        ("2019-02-30", False),
        ("2019-04-02T25:00:00Z", False),
        ("20190402T120000Z", False),
    ],
)
def test_changes_are_asked_for_from_a_day_or_a_moment(
    since: str, is_known: bool, client: Client, db: None
) -> None:
    response = client.get(f"/api/v1/changes/?since={since}")
    assert response.status_code == (200 if is_known else 400)


@pytest.mark.parametrize("on", ["2019", "yesterday", ""])
def test_day_of_the_numbers_is_a_day(on: str, refused: Refused) -> None:
    assert list(refused(f"stats/?on={on}")) == ["on"]


def test_unknown_parameter_is_told_what_there_is(refused: Refused) -> None:
    assert refused("stages/?page=2") == {
        "page": "Unknown parameter; there are: expand, fields, format, limit, offset, ordering."
    }


@pytest.mark.parametrize("resource", LISTS)
@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("limit=-1", "limit"),
        ("limit=ten", "limit"),
        ("limit=%D9%A1", "limit"),
        ("limit=10&limit=20", "limit"),
        ("offset=-1", "offset"),
        ("offset=99999999999999999999", "offset"),
        ("ordering=colour", "ordering"),
        ("ordering=--slug", "ordering"),
        ("ordering=slug,", "ordering"),
        ("fields=slug,colour", "fields"),
        ("fields=", "fields"),
        ("format=xml", "format"),
        ("format=api", "format"),
    ],
)
def test_value_out_of_range_is_refused(
    resource: str, query: str, parameter: str, refused: Refused
) -> None:
    assert list(refused(f"{resource}/?{query}")) == [parameter]


@pytest.mark.parametrize("name", ["name", "url", "colour"])
def test_only_references_can_be_expanded(name: str, refused: Refused) -> None:
    known = "stage, parent, focus_areas, host, first_release, tags"
    assert refused(f"projects/?expand={name}") == {
        "expand": f"There is no “{name}” here; use {known}."
    }


@pytest.mark.parametrize(
    "parameter",
    [
        "focus_area",
        "map",
        "category",
        "stage",
        "host",
        "tag",
        "parent",
        "requires",
        "required_by",
        "works_with",
        "integrates_with",
        "use_case",
        "adopter",
        "governed_by",
        "since_release",
    ],
)
def test_unknown_slug_is_refused(parameter: str, catalogue: Catalogue, refused: Refused) -> None:
    for slug in ("nope", "no.pe", "no:pe", "%00", "a%20b"):
        assert list(refused(f"projects/?{parameter}={slug}")) == [parameter]


def test_unknown_slug_is_told_which_there_are(catalogue: Catalogue, refused: Refused) -> None:
    assert refused("projects/?stage=activ") == {
        "stage": "There is no stage “activ”; there are: active, retired."
    }
    assert "openstack.compute" in refused("projects/?category=compute")["category"]
    assert "language:python" in refused("projects/?tag=python")["tag"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("kind=gadget", "“gadget” is not known here; use project, service, tool, sdk"),
        ("core=yes", "“yes” is neither true nor false."),
        ("core=true", "Core pieces are those of a map: give “map” as well."),
        ("on=2019", "“2019” is not a day of the calendar; write it as 2019-04-02."),
        ("on=20190402", "“20190402” is not a day of the calendar"),
        ("on=2019-02-30", "“2019-02-30” is not a day of the calendar"),
        ("on=2019-04-02&on=2019-04-03", "Given more than once; give it once."),
        ("changed_since=yesterday", "“yesterday” is not a day of the calendar"),
        ("include=drafts", "“drafts” is not known here; use retired, external."),
        ("license=Apache", "Apache"),
        ("q=", "There is no value; give one or leave the parameter out."),
        ("q=%20", "There is no value; give one or leave the parameter out."),
        (f"q={'a' * 201}", "200"),
        ("&".join(f"parent=p{number}" for number in range(51)), "give at most 50"),
    ],
)
def test_unusable_filter_says_what_would_be_right(
    query: str, message: str, refused: Refused
) -> None:
    found = refused(f"projects/?{query}")
    assert list(found) == [query.split("=")[0]]
    assert message in found[query.split("=")[0]]


def test_every_fault_is_named_at_once(refused: Refused) -> None:
    query = "colour=red&limit=0&ordering=size&fields=x&expand=y&kind=z&on=1&format=json"
    wrong = {"colour", "limit", "ordering", "fields", "expand", "kind", "on"}
    assert set(refused(f"projects/?{query}")) == wrong


def test_drafts_do_not_exist(catalogue: Catalogue, get: Get, refused: Refused) -> None:
    draft = factories.project(slug="secret", state="draft", parent=catalogue.nova)
    factories.relation(project=catalogue.nova, target=draft)
    factories.relation(project=draft, target=catalogue.nova)
    factories.entry(project=draft, category=catalogue.map.regions.get().categories.get())
    catalogue.nova.parent = draft
    catalogue.nova.save()
    get("projects/secret/", status=404)
    assert list(refused("projects/?parent=secret")) == ["parent"]
    assert get("projects/?q=secret")["count"] == 0
    assert get("projects/nova/?expand=parent")["parent"] is None
    for address in (
        "projects/?include=retired,external",
        "maps/openstack/",
        "categories/",
        "relations/?include=past,future",
    ):
        assert "secret" not in str(get(address))


@pytest.mark.parametrize("resource", LISTS)
def test_no_list_tells_of_drafts(resource: str, whole: Catalogue, get: Get) -> None:
    draft = factories.project(slug="secret", state="draft", first_release=whole.nova.first_release)
    use_case = factories.use_case(slug="secret-use", state="draft")
    for made, names in (
        (factories.relation, ("project", "target")),
        (factories.integration, ("project", "technology", "via")),
        (factories.adoption, ("project",)),
        (factories.stewardship, ("project",)),
        (factories.review, ("project",)),
        (factories.stage_change, ("project",)),
        (factories.link, ("project",)),
        (factories.entry, ("project",)),
        (factories.need, ("project",)),
    ):
        for name in names:
            made(**{name: draft, "note": "secret"} if made not in NOTELESS else {name: draft})
    factories.need(use_case=use_case, project=whole.nova, role="secret")
    factories.former_name(subject=draft, name="Secret before")
    fields = RESOURCES[resource].filterset_class if resource in RESOURCES else None
    every = getattr(fields, "base_filters", {}).get("include")
    choices = [value for value, _label in every.extra["choices"]] if every else []
    include = f"&include={','.join(choices)}" if choices else ""
    answer = get(f"{resource}/?limit=500{include}")
    assert answer["count"] > 0
    told = json.dumps([{**row, "note": ""} for row in answer["results"] if not row.get("via")])
    assert "ecret" not in told


NOTELESS = (factories.link, factories.entry, factories.need)


def test_integration_through_a_draft_is_left_out(whole: Catalogue, get: Get) -> None:
    draft = factories.project(slug="secret", state="draft")
    made = factories.integration(via=draft)
    get(f"integrations/{made.pk}/?expand=via", 404)


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "/api/v1/projects/nope/", 404),
        ("get", "/api/v1/nope/", 404),
        ("get", "/api/v1/nope", 404),
        ("post", "/api/v1/nope/", 404),
        ("get", "/api/v1/relations/999/", 404),
        ("get", "/api/v1/categories/openstack/", 404),
        ("post", "/api/v1/projects/", 401),
        ("delete", "/api/v1/maps/openstack/", 401),
        ("post", "/api/v1/changes/", 405),
        ("delete", "/api/v1/stats/", 405),
        ("put", "/api/v1/", 405),
        ("get", "/api/v1/projects/?limit=0", 400),
    ],
)
def test_errors_are_problem_details(
    method: str, address: str, status: int, client: Client, catalogue: Catalogue
) -> None:
    response = getattr(client, method)(address)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert list(response.json()) == ["type", "title", "status", "detail", "errors"]
    assert response.json()["status"] == status
    assert response.json()["detail"]


@pytest.mark.django_db
def test_errors_are_problem_details_whatever_format_is_asked_for(client: Client) -> None:
    for query in ("format=csv&limit=0", "format=xml"):
        response = client.get(f"/api/v1/projects/?{query}")
        assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.django_db
def test_what_cannot_be_done_says_what_can(client: Client) -> None:
    response = client.post("/api/v1/changes/?colour=red")
    assert response.json()["detail"] == "POST is not possible here; use GET, HEAD, OPTIONS."
    assert response["Allow"] == "GET, HEAD, OPTIONS"
