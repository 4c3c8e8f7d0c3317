"""What a body may say of a row, and what it is told where it may not."""

from typing import Any

import pytest

from catalogue.models import MapCategory, Project
from governance.models import Body
from tests import factories
from tests.catalogue.api.conftest import Catalogue
from tests.catalogue.api.writing.conftest import Api, faults

GIVEN = "cannot be written, as it is given or follows from the rest; leave it out"


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ([], {"": "this must be an object, not a list"}),
        ("nova", {"": "this must be an object, not text"}),
        ({"role": 5}, {"/role": "“role” must be text, not 5"}),
        ({"role": None}, {"/role": "“role” must be text, not null"}),
        ({"tags": "a:b"}, {"/tags": "“tags” must be a list of slugs, not text"}),
        ({"tags": [1]}, {"/tags": "“tags” must be a list of slugs, not a list"}),
        ({"links": {}}, {"/links": "this must be a list of objects, not an object"}),
        ({"links": [7]}, {"/links/0": "this must be an object, not a number"}),
        (
            {"links": [{"kind": "homepage", "href": "https://a.example/"}]},
            {
                "/links/0/href": "unknown key “href”; known are kind, url, label",
                "/links/0/url": "“url” is missing",
            },
        ),
        (
            {"links": [{"kind": "wiki", "url": "https://a.example/"}] * 2},
            {"/links/1": "“wiki, https://a.example/” stands here a second time; first at /links/0"},
        ),
        (
            {"parent": "openstak"},
            {"/parent": "no project has the slug “openstak”; did you mean “openstack”?"},
        ),
        (
            {"tags": ["language:pyton"]},
            {"/tags": "no tag has the slug “language:pyton”; did you mean “language:python”?"},
        ),
        ({"name": "\x00"}, {"/name": "“name” holds the character '\\x00'; leave it out"}),
        ({"name": "\ud800"}, {"/name": "“name” holds the character '\\ud800'; leave it out"}),
        ({"name": ""}, {"/name": "“name” is missing"}),
        ({"parent": "nova"}, {"/parent": "“parent” makes a circle: nova → nova"}),
        ({"uid": "other"}, {"/uid": f"“uid” {GIVEN}"}),
        ({"stage": "retired"}, {"/stage": f"“stage” {GIVEN}"}),
        (
            {"slug": "keystone"},
            {"/slug": "another row has keystone (slug) already: in the catalogue"},
        ),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(
    body: Any, wrong: dict[str, str], catalogue: Catalogue, api: Api
) -> None:
    version = api.read("projects/nova/")[1]
    assert faults(api.change("projects/nova/", body, 400)) == wrong
    assert api.read("projects/nova/")[1] == version


def test_rules_of_the_model_are_told_in_the_words_of_the_admin(
    catalogue: Catalogue, api: Api
) -> None:
    said = {
        "kind": "servise",
        "license": "Apache 2",
        "links": [{"kind": "homepage", "url": "nova"}],
        "stage_changes": [{"stage": "active", "changed_on": "2010-13"}],
        "former_names": [{"name": "Nebula", "since": "2010", "until": "2009"}],
    }
    told = faults(api.change("projects/nova/", said, 400))
    assert told["/kind"].startswith("“kind”: Value 'servise' is not a valid choice. It may be")
    assert "“license”" in told["/license"]
    assert told["/links/0/url"] == "“url”: Enter a valid URL."
    assert "2010-13" in told["/stage_changes/0/changed_on"]
    assert told["/former_names/0/until"] == "“until”: 2009 is not later than 2010."
    assert len(told) == 5, "all of it at once"


def test_rules_that_take_other_rows_are_asked_too(whole: Catalogue, api: Api) -> None:
    circle = {"reporting_lines": [{"reports_to": "committee", "since": "2014"}]}
    told = faults(api.change("bodies/board/", circle, 400))
    assert told["/reporting_lines/0/reports_to"].startswith("“reports_to”: This would close a")
    board = {"slug": "other", "name": "Other", "kind": "board"}
    assert list(faults(api.add("bodies", board, 400)).values()) == [
        "There is a board already; dissolve it before establishing another: in the catalogue"
    ]
    assert Body.objects.count() == 2
    twice = {**api.read("terms/1001/")[0], "since": "2019"}
    body = {name: twice[name] for name in ("person", "seat_class", "since", "role")}
    assert "already sits there" in faults(api.add("terms", body, 400))["/person"]


def test_names_of_answers_are_the_names_of_bodies(whole: Catalogue, api: Api) -> None:
    said = {"documentation_url": "https://docs.example.org/k8s/"}
    assert api.change("integrations/1003/", said)["documentation_url"] == said["documentation_url"]
    told = faults(api.change("integrations/1003/", {"documentation_url": "docs"}, 400))
    assert told == {"/documentation_url": "“documentation_url”: Enter a valid URL."}
    assert api.change("reviews/1008/", {"stage": "retired"})["stage"] == "retired"
    assert api.change("elections/1002/", {"details_url": "https://e.example/"})["details_url"]
    assert api.change("resolutions/adopted/", {"text_url": "https://t.example/"})["text_url"]


def test_unknown_days_are_null_and_so_is_what_need_not_be_there(
    catalogue: Catalogue, api: Api
) -> None:
    relation = api.change("relations/1007/", {"since": None})
    assert relation["since"] is None
    nova = api.change("projects/nova/", {"parent": None, "host": None, "first_release": None})
    assert [nova[name] for name in ("parent", "host", "first_release")] == [None] * 3


def test_category_is_found_and_moved_by_map_and_region(whole: Catalogue, api: Api) -> None:
    api.add("maps", {"slug": "edge", "name": "Edge"})
    region = {"slug": "side", "name": "Side", "map": "edge", "placement": "left"}
    assert api.add("regions", region)["slug"] == "edge.side"
    assert faults(api.change("categories/openstack.compute/", {"region": "side"}, 400)) == {
        "/region": "no region has the slug “openstack.side”; did you mean “openstack.centre”?"
    }
    moved = api.change("categories/openstack.compute/", {"map": "edge", "region": "side"})
    assert (moved["slug"], moved["map"], moved["region"]) == ("edge.compute", "edge", "side")
    new = {"slug": "edge.new", "name": "New", "map": "edge", "region": "side", "row": 2}
    assert api.add("categories", new)["slug"] == "edge.new"
    assert "“map” is missing" in faults(api.add("categories", {"region": "side"}, 400))["/map"]
    assert faults(api.add("categories", {**new, "slug": "openstack.x"}, 400)) == {
        "/slug": "“slug” is “openstack.x”, which is elsewhere; write “edge.x”"
    }
    assert "another row has" in faults(api.add("categories", new, 400))["/slug"]
    api.add("regions", {**region, "slug": "other", "name": "Other"})
    beside = {**new, "region": "other"}
    assert "of this map has the slug" in faults(api.add("categories", beside, 400))["/slug"]
    assert MapCategory.objects.count() == 2


def test_slug_within_a_row_may_be_written_with_or_without_it(whole: Catalogue, api: Api) -> None:
    tags = [{"slug": "language:go", "name": "Go"}, {"slug": "rust", "name": "Rust"}]
    python = api.read("facets/language/")[0]["tags"][0]
    facet = api.change("facets/language/", {"slug": "tongue", "tags": [python, *tags]})
    slugs = [tag["slug"] for tag in facet["tags"]]
    assert slugs == ["tongue:python", "tongue:go", "tongue:rust"]


@pytest.mark.parametrize(
    ("sent", "kind", "status", "words"),
    [
        (b'{"slug": "a", "slug": "b"}', "application/json", 400, "“slug” stands twice"),
        (b"{'slug': 'a'}", "application/json", 400, "What was sent is not JSON"),
        (b'{"name": NaN}', "application/json", 400, "NaN is no value of JSON"),
        (b"[" * 100_000, "application/json", 400, "What was sent is not JSON"),
        (b'{"name": "\xff"}', "application/json", 400, "not UTF-8"),
        (b'{"position": ' + b"9" * 5000 + b"}", "application/json", 400, "not JSON"),
        (b'"' + b"x" * 5_000_000 + b'"', "application/json", 413, "5000000 bytes"),
        (b"slug=zuul", "application/x-www-form-urlencoded", 415, "Unsupported media type"),
    ],
    ids=["twice", "quotes", "nan", "deep", "bytes", "number", "long", "form"],
)
def test_what_is_no_json_is_refused(
    sent: bytes, kind: str, status: int, words: str, api: Api, client: Any
) -> None:
    answer = client.post("/api/v1/projects/", sent, content_type=kind, headers=api.headers)
    assert answer.status_code == status
    assert words in answer.json()["detail"]
    assert not Project.objects.exists()


def test_nothing_sent_is_a_row_without_anything(api: Api) -> None:
    assert set(faults(api.add("projects", None, 400))) == {"/slug", "/name", "/kind"}


def test_numbers_and_truths_are_what_they_are_in_json(whole: Catalogue, api: Api) -> None:
    wrong: list[Any] = ["3", 3.5, True, -1, 10**20]
    for value in wrong:
        assert list(faults(api.change("elections/1002/", {"seats": value}, 400))) == ["/seats"]
    assert api.change("elections/1002/", {"seats": 3})["seats"] == 3
    assert api.change("elections/1002/", {"seats": None})["seats"] is None
    assert list(faults(api.change("stages/active/", {"listed": "true"}, 400))) == ["/listed"]
    assert api.change("stages/active/", {"listed": False})["listed"] is False


def test_parameters_are_read_as_strictly_as_for_reading(catalogue: Catalogue, api: Api) -> None:
    for query in ("colour=red", "fields=colour", f"reason={'x' * 501}", "format=csv"):
        answer = api.send("patch", f"projects/nova/?{query}", {}, 400, If_Match="*").json()
        assert [each["parameter"] for each in answer["errors"]] == [query.partition("=")[0]]
    assert api.send("delete", "projects/nova/?fields=slug", None, 400, If_Match="*")


def test_answer_is_cut_down_and_expanded_as_reading_it_is(catalogue: Catalogue, api: Api) -> None:
    answer = api.send(
        "patch",
        "projects/nova/?fields=slug,parent&expand=parent",
        {"role": "Servers"},
        200,
        If_Match="*",
    )
    assert answer.json()["parent"]["name"] == "OpenStack"
    assert list(answer.json()) == ["slug", "parent"]


def test_editions_and_what_is_derived_cannot_be_written(whole: Catalogue, api: Api) -> None:
    factories.edition(map=whole.map)
    for path in ("maps/openstack/editions/", "maps/openstack/editions/20190402/"):
        for method in ("post", "put", "patch", "delete"):
            assert api.send(method, path, {}).status_code in (401, 405), path
    for path in ("changes/", "stats/", "search/?q=nova", "governance/", "stack/?project=nova"):
        assert api.send("post", path, {}, 405)["Allow"].startswith("GET")
