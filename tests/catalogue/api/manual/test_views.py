"""The pages of the manual of the API."""

import re
from functools import cache
from html import unescape
from typing import Any

import pytest
from django.test import Client

from catalogue.api.manual.reading import whole
from tests.catalogue.views.markup import Markup, read
from tests.conftest import AtMost

pytestmark = pytest.mark.django_db

DOCS = "/api/v1/docs/"


@cache
def schema() -> Any:
    """Return the schema, which the pages have to tell whole."""
    return Client().get("/api/v1/schema/", headers={"accept": "application/json"}).json()


@cache
def page(address: str) -> Markup:
    """Return a page of the manual."""
    answer = Client().get(address)
    assert answer.status_code == 200
    return read(answer)


def _source(address: str) -> str:
    return Client().get(address).content.decode()


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    """Return every operation with its path and method."""
    return [
        (path, method, said)
        for path, methods in whole(schema()["paths"], schema()["components"]).items()
        for method, said in methods.items()
    ]


def groups() -> list[str]:
    """Return what has a page of its own."""
    return sorted({said["tags"][0] for _path, _method, said in operations()})


def squeezed(text: str) -> str:
    """Return text without marks of Markdown, and without blanks, which pages break elsewhere."""
    return re.sub(r"[\s`*]", "", unescape(text))


@cache
def told_in(group: str) -> str:
    """Return what the page of a group says, squeezed."""
    return squeezed(page(f"{DOCS}{group}/").one("main").text)


def test_the_first_page_leads_to_every_operation() -> None:
    links = set(page(DOCS).links())
    for _path, _method, said in operations():
        anchor = said["operationId"].replace("_", "-")
        assert f"{DOCS}{said['tags'][0]}/#{anchor}" in links


def test_pages_tell_all_that_the_schema_says_of_operations() -> None:
    for path, method, said in operations():
        text = told_in(said["tags"][0])
        told = [said["summary"], f"{method.upper()} {path}", said["description"]]
        for parameter in said.get("parameters", ()):
            told += [parameter["name"], parameter["description"]]
        for status, answer in said["responses"].items():
            told += [status, answer["description"], *answer.get("headers", ())]
        assert [one for one in told if squeezed(one) not in text] == []


def test_every_field_of_every_shape_is_explained_somewhere() -> None:
    texts = [told_in(group) for group in groups()]
    untold = [
        f"{name}.{field}"
        for name, shape in schema()["components"]["schemas"].items()
        for field, said in shape.get("properties", {}).items()
        if not any(squeezed(said["description"]) in text for text in texts)
    ]
    assert untold == []


def test_links_within_a_page_lead_somewhere() -> None:
    for group in groups():
        found = page(f"{DOCS}{group}/")
        anchors = {tag["id"] for tag in found.tags}
        lost = [link for link in found.links() if link[0] == "#" and link[1:] not in anchors]
        assert lost == [], group


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("since_release", "since_release (List projects)"),
        ("PAGE_URL project.", "Project.page_url"),
        ("/required-by/", "Read what needs a project: GET /api/v1/projects/{slug}/required-by/"),
    ],
)
def test_words_lead_to_their_places_those_named_so_first(words: str, first: str) -> None:
    answer = Client().get(DOCS, {"q": words})
    places = answer.context["places"]
    assert places[0].name == first
    anchor = f"{DOCS}{places[0].group}/#{places[0].anchor}"
    assert anchor in set(read(answer).links())


def test_words_that_are_nowhere_are_answered_with_what_to_do() -> None:
    answer = Client().get(DOCS, {"q": "zzz"})
    assert "Nothing in the manual has “zzz”" in read(answer).one("main").text


def test_what_is_not_in_the_api_is_not_found() -> None:
    answer = Client().get(f"{DOCS}nowhere/")
    assert answer.status_code == 404
    assert "The API has nothing that is called “nowhere”." in answer.content.decode()


def test_it_asks_the_database_for_the_revision_alone_and_runs_no_script_of_its_own(
    at_most_queries: AtMost,
) -> None:
    with at_most_queries(1):
        answer = Client().get(f"{DOCS}projects/")
    markup = answer.content.decode()
    assert markup.count("<script") == 1 + markup.count('type="application/ld+json"')
    assert "<style" not in markup
    assert "style=" not in markup


def test_what_can_be_opened_answers_everybody_and_nothing_else_is_offered() -> None:
    opened = {
        link
        for group in groups()
        for link in page(f"{DOCS}{group}/").links()
        if link.startswith("/api/v1/") and not link.startswith(DOCS)
    }
    assert "/api/v1/projects/" in opened
    assert not {"/api/v1/stack/", "/api/v1/search/", "/api/v1/findings/"} & opened
    for address in opened:
        assert Client().get(address).status_code == 200, address


def test_what_is_not_for_everybody_says_what_it_takes() -> None:
    told = page(f"{DOCS}findings/").one("main").text
    assert "for staff who are logged in" in told
    assert "Bearer" not in told
    assert page(f"{DOCS}suggestions/").one("main").text.count("needs a token") == 0
    assert "needs a token" in page(f"{DOCS}stages/").one("main").text


def test_a_call_is_shown_with_the_parameters_it_must_have() -> None:
    [call] = [tag.text for tag in page(f"{DOCS}stack/").all("pre") if "curl" in tag.text]
    assert call.endswith("/api/v1/stack/?project=…'")


def test_a_call_that_writes_is_shown_with_all_it_takes() -> None:
    calls = [tag.text for tag in page(f"{DOCS}projects/").all("pre")]
    [put] = [call for call in calls if "-X PUT" in call]
    for part in ("Authorization: Bearer", "If-Match", "Content-Type: application/json"):
        assert part in put
    assert "If-None-Match" not in put
    assert not any("If-" in call for call in calls if "-X" not in call)


def test_of_what_is_sent_it_says_which_fields_are_required() -> None:
    sections = re.split(r'<section class="manual-operation"', _source(f"{DOCS}projects/"))
    told = {
        name: re.findall(r"<code>(\w+)</code> <span class=\"manual-place\">required</span>", each)
        for each in sections
        for name in re.findall(r'id="shape-(\w+)"', each)
    }
    assert told["NewProject"] == ["slug", "name", "kind"]
    assert told["ProjectReplacement"] == ["name", "kind"]
    assert told["ProjectUpdate"] == told["Project"] == told["Problem"] == []
