"""The search page, suggestions, and the description for browsers."""

from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from catalogue.models.search import MOST_LETTERS
from catalogue.views.search_lines import marked
from tests import factories
from tests.catalogue.views.markup import read

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
NAME = '<span class="gazetteer-name">'

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("searchable")]


def text_of(client: Client, address: str) -> str:
    """Return what a page says, its markup included."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_page_says_what_was_found_why_and_what_it_is_not(client: Client) -> None:
    zuul = factories.project(
        name="Zuul", role="Gates changes", disambiguation="The gate, not the gateway."
    )
    stage = factories.stage(name="Confirmed")
    factories.stage_change(project=zuul, stage=stage)
    factories.former_name(subject=factories.organization(name="OpenInfra"), name="Zuul Society")
    page = text_of(client, "/search/?q=zul")
    assert "Showing results for <b>zuul</b>" in page
    assert "<mark>Zuul</mark>" in page
    assert "close to “Zuul”" in page
    assert "The gate, not the gateway." in page
    assert "Confirmed" in page
    assert "former name: Zuul Society" in page
    assert page.index("found-project") < page.index("found-organization")


def test_page_leads_to_all_projects_with_the_words_as_understood(client: Client) -> None:
    for number in range(9):
        factories.project(name=f"Nova {number}", role="Load balancer")
    found = read(client.get("/search/?q=load+balencer+xylophone"))
    assert "/projects/?q=load%20balancer" in found.links()
    listed = client.get("/projects/?q=load%20balancer").content.decode()
    assert "9 projects" in listed
    assert "All 9 projects" in text_of(client, "/search/?q=load+balencer+xylophone")
    assert "without <b>xylophone</b>" in text_of(client, "/search/?q=load+balencer+xylophone")


def test_page_shows_more_of_one_kind(client: Client) -> None:
    for number in range(9):
        factories.body(name=f"Group {number}")
    assert "?q=group&kind=body" in read(client.get("/search/?q=group")).links()
    assert text_of(client, "/search/?q=group").count(NAME) == 8
    assert text_of(client, "/search/?q=group&kind=body").count(NAME) == 9


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20", "?utm_source=mail"])
def test_page_without_words_says_what_to_do(query: str, client: Client) -> None:
    assert "Type what you look for" in text_of(client, f"/search/{query}")


def test_page_says_what_it_cannot_use(client: Client) -> None:
    assert "There is no kind “gadget”; there are: project" in text_of(
        client, "/search/?q=a&kind=gadget"
    )
    assert "That is 300 letters" in text_of(client, f"/search/?q={'a' * 300}")
    assert "Try fewer words" in text_of(client, "/search/?q=%00%25_%27%22%F0%9F%8E%89")


@pytest.mark.parametrize("count", [3, 30])
def test_page_takes_six_queries(count: int, client: Client) -> None:
    for _number in range(count):
        factories.stage_change(project=factories.project(name="Nova"))
        factories.body(name="Nova team")
    client.get("/search/?q=nova")
    with CaptureQueriesContext(connection) as captured:
        client.get("/search/?q=nova")
    assert len(captured) == 6
    with CaptureQueriesContext(connection) as captured:
        client.get("/search/suggest/?q=nova")
    assert len(captured) == 5


def test_suggestions_are_as_opensearch_has_them(client: Client) -> None:
    nova = factories.project(name="Nova", role="Virtual machines")
    answer = client.get("/search/suggest/?q=nov")
    assert answer["Content-Type"] == "application/x-suggestions+json"
    address = f"http://testserver{nova.get_absolute_url()}"
    assert answer.json() == ["nov", ["Nova"], ["Project: Virtual machines"], [address]]
    assert client.get("/search/suggest/").json() == ["", [], [], []]
    assert client.get("/search/suggest/?q=%00").json() == ["", [], [], []]


def test_browsers_are_told_how_to_search_here(client: Client) -> None:
    [link] = [tag for tag in read(client.get("/search/")).all("link") if tag["rel"] == "search"]
    answer = client.get(link["href"])
    assert answer["Content-Type"].startswith("application/opensearchdescription+xml")
    tree = ElementTree.fromstring(answer.content)
    assert tree.tag == f"{OPENSEARCH}OpenSearchDescription"
    templates = {url.get("type"): url.get("template") for url in tree.iter(f"{OPENSEARCH}Url")}
    assert templates == {
        "text/html": f"{settings.SITE_URL}/search/?q={{searchTerms}}",
        "application/x-suggestions+json": f"{settings.SITE_URL}/search/suggest/?q={{searchTerms}}",
        "application/opensearchdescription+xml": f"{settings.SITE_URL}/opensearch.xml",
    }
    assert (tree.findtext(f"{OPENSEARCH}Image") or "").startswith(settings.SITE_URL)


@pytest.mark.parametrize(
    "name", ["Zuul", "A & B <catalogue> of everything" * 9, "Open Infrastru cture"]
)
def test_names_for_browsers_are_no_longer_than_allowed(name: str, client: Client) -> None:
    with override_settings(SITE_NAME=name):
        tree = ElementTree.fromstring(client.get("/opensearch.xml").content)
    for element, most in (("ShortName", 16), ("LongName", 48), ("Description", 1024)):
        text = tree.findtext(f"{OPENSEARCH}{element}") or ""
        assert 0 < len(text) <= most
        assert text == text.strip()
    assert name.startswith(tree.findtext(f"{OPENSEARCH}LongName") or "-")


def test_words_are_marked_as_they_are_written() -> None:
    assert marked("Kuryr-Kubernetes", {"kubernetes"}) == [("Kuryr-", False), ("Kubernetes", True)]
    assert marked("Fidêncio", {"fidencio"}) == [("Fidêncio", True)]
    assert [part for part, is_match in marked("Bare metal", {"+baremetal"}) if is_match] == [
        "Bare",
        "metal",
    ]
    assert marked("x" * (MOST_LETTERS + 5), {"nova"}) == [("x" * (MOST_LETTERS + 5), False)]
