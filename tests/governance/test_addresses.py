"""Addresses that were ever public keep working; others are answered with a useful page."""

import pytest
from django.http import Http404, HttpResponsePermanentRedirect
from django.test import Client, RequestFactory

from catalogue.models import Map, Project
from governance.addresses import found_or_moved
from tests import factories
from tests.catalogue.views.markup import read

pytestmark = pytest.mark.django_db


def renamed(row: Map | Project, slug: str) -> None:
    """Give a row another slug."""
    row.slug = slug
    row.save()


def test_slug_leads_to_its_row(rf: RequestFactory) -> None:
    nova = factories.project(slug="nova")
    assert found_or_moved(rf.get("/"), Project.objects.all(), "nova") == nova


def test_unknown_slug_is_not_found(rf: RequestFactory) -> None:
    with pytest.raises(Http404, match="nova"):
        found_or_moved(rf.get("/"), Project.objects.all(), "nova")


def test_previous_slug_moves_for_good_and_keeps_the_parameters(rf: RequestFactory) -> None:
    renamed(factories.project(slug="quantum"), "neutron")
    moved = found_or_moved(rf.get("/x/?a=1&b=%20"), Project.objects.all(), "quantum")
    assert isinstance(moved, HttpResponsePermanentRedirect)
    assert moved.url == "/projects/neutron/?a=1&b=%20"


@pytest.mark.parametrize(
    ("row", "old", "new"),
    [
        (factories.project, "/projects/first/", "/projects/last/"),
        (factories.map_, "/maps/first/", "/maps/last/"),
    ],
)
def test_every_previous_slug_of_a_page_leads_to_it_at_once(
    row: object, old: str, new: str, client: Client
) -> None:
    assert callable(row)
    found = row(slug="first")
    renamed(found, "second")
    renamed(found, "last")
    for address in (old, old.replace("first", "second")):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (301, new)
    assert client.get(f"{old}?density=detailed")["Location"] == f"{new}?density=detailed"


def test_previous_slug_of_a_draft_is_not_found(client: Client) -> None:
    renamed(factories.project(slug="first", state=Project.State.DRAFT), "last")
    assert client.get("/projects/first/").status_code == 404


def test_draft_is_not_found(client: Client) -> None:
    factories.project(slug="nova", state=Project.State.DRAFT)
    assert client.get("/projects/nova/").status_code == 404


@pytest.mark.parametrize("address", ["/projects/nowhere/", "/maps/nowhere/"])
def test_page_that_is_not_there_names_what_was_looked_for(address: str, client: Client) -> None:
    page = read(client.get(address))
    assert "There is nothing called “nowhere” here." in page.one("main").text


@pytest.mark.parametrize("address", ["/nowhere/", "/nowhere.php", "/projects/No%20where/"])
def test_page_that_is_not_there_leads_on(address: str, client: Client) -> None:
    answer = client.get(address)
    page = read(answer)
    assert answer.status_code == 404
    assert page.one("h1").text == "There is nothing at this address"
    inside = {tag["href"] for tag in page.all("a") if "main" in [t.name for t in tag.around]}
    assert inside == {"/", "/projects/", "/use-cases/", "/governance/"}
    assert "404" not in page.one("main").text


def test_page_that_is_not_there_shows_no_name_of_an_exception(client: Client) -> None:
    assert "Resolver" not in client.get("/nowhere/").content.decode()


def test_slash_at_the_end_is_added(client: Client) -> None:
    answer = client.get("/projects?kind=tool")
    assert (answer.status_code, answer["Location"]) == (301, "/projects/?kind=tool")
