"""Maps in frames: who may frame them, and what they show."""

import pytest
from django.test import Client

from catalogue.models import Map
from tests.catalogue.views.conftest import Landscape
from tests.catalogue.views.markup import Markup, read

pytestmark = pytest.mark.usefixtures("searchable")

EMBED = "/maps/openstack/embed/"


def page(query: str = "") -> Markup:
    answer = Client().get(f"{EMBED}?{query}")
    assert answer.status_code == 200
    return read(answer)


def policy(address: str) -> dict[str, str]:
    directives = Client().get(address)["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


def test_only_the_embed_may_be_framed(landscape: Landscape) -> None:
    assert policy(EMBED)["frame-ancestors"] == "*"
    assert "X-Frame-Options" not in Client().get(EMBED).headers
    others = ("/", "/maps/openstack/", "/projects/", "/projects/nova/", "/projects/nova/panel/")
    for address in (*others, "/maps/openstack/relations.json", "/maps/nowhere/embed/", "/embed.js"):
        answer = Client().get(address)
        assert answer["X-Frame-Options"] == "DENY", address
        assert policy(address)["frame-ancestors"] == "'none'", address


def test_nothing_else_of_the_policy_is_opened(landscape: Landscape) -> None:
    embed, other = policy(EMBED), policy("/")
    assert {name for name in other if embed[name] != other[name]} == {"frame-ancestors"}


def test_its_links_leave_the_frame_and_one_leads_to_the_map(landscape: Landscape) -> None:
    found = page("kind=service")
    assert found.one("base")["target"] == "_blank"
    assert "/maps/openstack/?kind=service" in set(found.links())
    assert not [link for link in found.links() if link.startswith("#")]


def test_what_does_not_match_is_left_out(landscape: Landscape) -> None:
    assert len(page().all("li", class_="entry")) == 2
    assert [tag["id"] for tag in page("q=Nova").all("li", class_="entry")] == ["centre.nova"]
    assert "Nothing" in page("kind=tool").one("p", class_="notice").text


def test_regions_density_theme_and_title_are_parameters(landscape: Landscape) -> None:
    found = page("region=centre&density=detailed&theme=dark&title=0")
    assert found.one("html")["data-theme"] == "dark"
    assert "atlas-detailed" in found.one("div", class_="atlas")["class"]
    assert [tag.text for tag in found.all("h2")] == ["Centre"]
    assert found.one("h1")["class"] == "sr-only"
    plain = page("theme=auto")
    assert plain.one("html")["data-theme"] == ""
    assert plain.one("h1")["class"] == "embed-name"


@pytest.mark.parametrize("query", ["theme=pink", "title=yes", "region=x", "density=huge"])
def test_values_it_cannot_use_are_said(landscape: Landscape, query: str) -> None:
    assert query.partition("=")[2] in page(query).one("div", class_="notice").text


def test_a_renamed_map_moves_its_embed(landscape: Landscape) -> None:
    found = Map.objects.get(slug="openstack")
    found.slug = "stack"
    found.save()
    answer = Client().get(f"{EMBED}?theme=dark")
    assert (answer.status_code, answer["Location"]) == (301, "/maps/stack/embed/?theme=dark")


def test_the_script_has_an_address_that_stays(landscape: Landscape) -> None:
    assert Client().get("/embed.js")["Location"].startswith("/static/js/embed")


def test_it_takes_seven_queries(landscape: Landscape, django_assert_num_queries: object) -> None:
    page()
    with django_assert_num_queries(7):  # type: ignore[operator]
        page("stage=active&theme=dark")
