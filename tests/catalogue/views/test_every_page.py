"""What holds on every page."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from catalogue.editions import publish
from catalogue.models import Project
from tests import factories
from tests.catalogue.views.conftest import Landscape, a_landscape
from tests.catalogue.views.markup import Markup, Tag, read

PAGES = (
    "/",
    "/maps/openstack/",
    "/maps/openstack/?density=detailed&include=retired",
    "/maps/openstack/?density=huge&include=everything",
    "/projects/",
    "/projects/?q=nova&kind=tool&kind=service&stage=active&include=retired&page=7&parent=openstack",
    "/projects/?stage=bogus",
    "/projects/?view=table&ordering=-stage&include=retired,external",
    "/projects/?q=zzz&kind=service&view=globe",
    "/projects/nova/",
    "/projects/karbor/",
    "/search/",
    "/search/?q=nva",
    "/search/?q=nva&kind=gadget",
    "/search/?q=karbor+nova+xyzzy",
    "/search/?q=sekre",
    "/stack/",
    "/stack/?project=nova&project=karbor",
    "/stack/?project=nova&project=nowhere&on=soon",
    "/focus-areas/",
    "/focus-areas/datacenter/",
    "/use-cases/",
    "/use-cases/?sector=telecom&focus_area=datacenter&q=zzz&focus_area=bogus",
    "/use-cases/servers/",
    "/maps/openstack/editions/",
    "/maps/openstack/editions/20190402/",
    "/maps/openstack/editions/20190402/?density=detailed",
    "/maps/openstack/editions/20190402/?density=huge",
    "/maps/openstack/diff/20190402..live/",
    "/stats/",
    "/changes/",
    "/changes/?kind=projects&project=nova&page=7",
    "/changes/?kind=bogus&project=bogus",
    "/about/",
    "/legend/",
    "/governance/",
    "/governance/?on=2016-06",
    "/governance/?on=bogus",
    "/governance/bodies/",
    "/governance/bodies/?kind=board&kind=bogus&state=gone&page=9",
    "/governance/bodies/board/",
    "/governance/bodies/board/?on=2010",
    "/governance/bodies/committee/?on=2019-06-01",
    "/governance/people/",
    "/governance/people/?on=2013&page=7",
    "/governance/people/ada/",
    "/governance/resolutions/",
    "/governance/resolutions/?outcome=rejected&on=2010",
    "/governance/admission/",
    "/governance/admission/?on=2019-01-01",
    "/organizations/",
    "/organizations/?sector=telecom&country=XX&tier=gold",
    "/organizations/openinfra/",
    "/compare/",
    "/compare/?project=nova",
    "/compare/?project=nova&project=openstack&project=karbor",
    "/compare/?project=nova&project=karbor&differences=1",
    "/compare/?project=bogus&project=nova&differences=yes&add=zzz",
    "/suggest/",
    "/suggest/?q=nva",
    "/suggest/decided/",
    "/suggest/decided/?page=9",
)
# Where something can be sent.
FORMS = ("/suggest/projects/", "/suggest/projects/nova/")
NOWHERE = (
    "/nowhere/",
    "/projects/nowhere/",
    "/governance/bodies/nobody/",
    "/focus-areas/nowhere/",
    "/use-cases/nowhere/",
)
EVERY_PAGE = (*PAGES, *FORMS, *NOWHERE)
Answers = dict[str, Any]
# What stands in the path of an address is the name of a mailing list.
EMAIL = re.compile(r"(?<![\w.+/-])[\w.+-]+@[\w-]+\.\w+")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def answers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Answers]:
    """Return the answers to requests for every kind of page, of a catalogue all tests share."""
    with django_db_blocker.unblock(), transaction.atomic():
        publish_and_change(a_landscape())
        found: Answers = {address: Client().get(address) for address in EVERY_PAGE}
        for address, answer in found.items():
            assert answer.status_code == (404 if address in NOWHERE else 200), address
        yield found
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def pages(answers: Answers) -> dict[str, Markup]:
    """Return the markup of every kind of page, in which each tag that is opened is closed."""
    return {address: read(answer) for address, answer in answers.items()}


def publish_and_change(landscape: Landscape) -> None:
    """Publish the map, then change it."""
    publish(landscape.map, notes="As it was.", on="2019-04-02")
    category = landscape.map.regions.get(slug="centre").categories.get()
    category.entries.get(project=landscape.nova).delete()
    factories.entry(category=category)


def test_they_say_their_language_title_description_and_one_address(
    pages: dict[str, Markup],
) -> None:
    for address, page in pages.items():
        assert page.one("html")["lang"] == "en-gb", address
        assert page.title.endswith(settings.SITE_NAME), address
        assert page.one("meta", name="description")["content"].strip(), address
        canonical = page.one("link", rel="canonical")["href"]
        assert canonical == settings.SITE_URL + address.partition("?")[0]


def test_they_have_one_heading_and_no_level_is_skipped(pages: dict[str, Markup]) -> None:
    for address, page in pages.items():
        headings = [tag for tag in page.tags if re.fullmatch("h[1-6]", tag.name)]
        levels = [int(tag.name[1]) for tag in headings]
        assert levels.count(1) == 1, address
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), (address, levels)
        assert all(tag.text for tag in headings), address


def test_they_have_landmarks_and_a_way_past_the_first_of_them(pages: dict[str, Markup]) -> None:
    for address, page in pages.items():
        assert page.all("header"), address
        assert page.all("footer"), address
        assert page.all("a")[0]["href"] == "#" + page.one("main")["id"], address


def test_names_in_them_are_given_once_and_references_lead_to_them(
    pages: dict[str, Markup],
) -> None:
    for address, page in pages.items():
        given = [tag["id"] for tag in page.tags if tag["id"]]
        assert len(set(given)) == len(given), address
        assert references(page) <= set(given), address


def references(page: Markup) -> set[str]:
    """Return the ids that a page refers to."""
    # aria-labelledby may name several.
    named = {id_ for tag in page.tags for id_ in f"{tag['for']} {tag['aria-labelledby']}".split()}
    return named | {link[1:] for link in page.links() if link.startswith("#")}


def test_policy_allows_nothing_but_files_of_this_site(answers: Answers) -> None:
    for address, answer in answers.items():
        directives = answer["Content-Security-Policy"].split(";")
        policy = dict(directive.split(maxsplit=1) for directive in directives)
        for name in ("default-src", "frame-ancestors", "base-uri", "object-src"):
            assert policy[name] == "'none'", address
        assert set(policy.values()) == {"'none'", "'self'"}, address


def test_no_style_or_script_is_inside_them(pages: dict[str, Markup]) -> None:
    for address, page in pages.items():
        attributes = {name for tag in page.tags for name in tag.attributes}
        assert not [name for name in attributes if name == "style" or name[:2] == "on"], address
        assert page.all("style") == [], address
        assert all(tag["src"] and not tag.text for tag in scripts(page)), address
        assert not any(link.startswith("javascript:") for link in page.links()), address


def scripts(page: Markup) -> list[Tag]:
    """Return the scripts of a page that a browser runs."""
    return [tag for tag in page.all("script") if tag["type"] != "application/ld+json"]


def test_they_say_what_they_are_to_those_who_are_sent_their_link(pages: dict[str, Markup]) -> None:
    for address in PAGES:
        said = {tag["property"]: tag["content"] for tag in pages[address].all("meta")}
        assert said["og:url"] == pages[address].one("link", rel="canonical")["href"]
        assert said["og:title"] in pages[address].title
        assert said["og:description"] == pages[address].one("meta", name="description")["content"]


def test_what_they_are_about_is_said_in_terms_machines_read(pages: dict[str, Markup]) -> None:
    types = {address: [one["@type"] for one in graph(pages[address])] for address in PAGES}
    assert types["/"] == []
    assert types["/maps/openstack/"] == ["Dataset"]
    assert types["/about/"] == ["Dataset"]
    assert types["/stats/"] == types["/changes/"] == []
    assert types["/projects/nova/"] == ["SoftwareApplication", "BreadcrumbList"]
    assert types["/governance/"] == []
    assert types["/organizations/"] == []
    assert types["/organizations/openinfra/"] == ["Organization", "BreadcrumbList"]
    assert types["/maps/openstack/editions/20190402/"] == ["Dataset", "BreadcrumbList"]


def graph(page: Markup) -> list[dict[str, Any]]:
    """Return the linked data of a page."""
    return [
        one
        for tag in page.all("script")
        if tag["type"] == "application/ld+json"
        for one in json.loads(tag.text)["@graph"]
    ]


def test_all_they_load_comes_from_this_site(pages: dict[str, Markup]) -> None:
    for address, page in pages.items():
        assert set(loaded(page)), address
        assert all(found.startswith("/static/") for found in loaded(page)), address


def loaded(page: Markup) -> Iterable[str]:
    """Yield the addresses of what a browser loads for a page."""
    yield from (tag["src"] for tag in page.tags if "src" in tag.attributes)
    yield from (
        tag["href"]
        for tag in page.all("link")
        if tag["rel"] not in ("canonical", "alternate", "search", "expect")
    )


def test_they_have_no_address_of_a_person(answers: Answers) -> None:
    for address, answer in answers.items():
        assert EMAIL.findall(answer.content.decode()) == [], address


def test_they_do_not_show_drafts(answers: Answers) -> None:
    for address, answer in answers.items():
        assert "sekret" not in answer.content.decode().lower(), address


def test_drafts_would_be_seen_if_they_were_published(client: Client) -> None:
    Project.objects.filter(slug="secret").update(state=Project.State.PUBLISHED)
    for address in (
        "/focus-areas/datacenter/",
        "/use-cases/servers/",
        "/",
        "/maps/openstack/",
        "/projects/",
        "/projects/nova/",
        "/projects/karbor/",
        "/governance/bodies/committee/",
        "/governance/resolutions/",
        "/governance/admission/",
        "/organizations/openinfra/",
    ):
        assert "Sekret" in client.get(address).content.decode(), address


def test_their_links_within_the_site_lead_somewhere(
    pages: dict[str, Markup], client: Client
) -> None:
    links = {
        link if link[0] == "/" else address.partition("?")[0] + link
        for address, page in pages.items()
        for link in page.links()
        if link[0] in "/?"
    }
    # One link of each kind: the same page with the same parameters, whatever they say.
    kinds = {(urlsplit(link).path, *sorted(parse_qs(urlsplit(link).query))): link for link in links}
    for link in kinds.values():
        answer = client.get(link, follow=True)
        assert answer.status_code == 200, link


def test_their_titles_differ(pages: dict[str, Markup]) -> None:
    addresses = ["/", "/maps/openstack/", "/projects/", "/projects/nova/", "/nowhere/"]
    addresses += ["/focus-areas/", "/focus-areas/datacenter/", "/use-cases/", "/use-cases/servers/"]
    titles = {pages[address].title for address in addresses}
    assert len(titles) == len(addresses)


def test_they_are_for_reading_unless_they_are_forms(
    answers: Answers, pages: dict[str, Markup]
) -> None:
    for address, page in pages.items():
        sends = address in FORMS
        assert bool(answers[address].cookies) == sends, address
        methods = [form["method"] for form in page.all("form")]
        assert methods.count("post") == sends, address
        assert set(methods) <= {"get", "post"}, address
