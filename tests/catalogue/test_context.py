"""What every page knows about the site."""

import pytest
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse
from pytest_django import Settings

from catalogue.context import site
from catalogue.navigation import FURTHER, MAIN, section_of
from tests.catalogue.views.markup import read


@pytest.mark.parametrize("host", ["testserver", "mirror.example.org"])
def test_page_has_one_address_wherever_and_however_it_is_asked_for(
    host: str, settings: Settings
) -> None:
    settings.SITE_URL, settings.SITE_NAME = "https://map.example.org", "Atlas"
    request = RequestFactory().get("/projects/?kind=tool&page=2", headers={"host": host})
    told = site(request)
    assert told["site_name"] == "Atlas"
    assert told["site_url"] == "https://map.example.org"
    assert told["canonical_url"] == "https://map.example.org/projects/"


def test_every_page_is_in_a_section_that_is_there() -> None:
    for section in (*MAIN, *FURTHER):
        reverse(section.url)
    parts = [part for section in MAIN for part in section.within or (section,)]
    pages = [page for part in parts for page in part.every_page]
    assert len(set(pages)) == len(pages)
    named = {pattern.name for pattern in get_resolver().url_patterns if hasattr(pattern, "name")}
    assert {page for page in pages if page in named} >= {"home", "project", "use-case", "stack"}


def test_a_page_is_found_in_its_section_and_in_the_part_of_it() -> None:
    section = section_of("person")
    assert section
    assert section.url == "governance"
    assert [part.url for part in section.within if "person" in part.every_page] == ["person-list"]
    assert section_of("") is None


@pytest.mark.django_db
def test_parts_of_a_section_are_on_its_pages_and_keep_the_day(client: Client) -> None:
    links = read(client.get("/governance/people/?on=2019")).all("a")
    within = {tag.text: tag for tag in links if tag.is_in("within")}
    assert within["Bodies"]["href"] == "/governance/bodies/?on=2019"
    assert [text for text, tag in within.items() if tag["aria-current"]] == ["People"]
    assert not [tag for tag in read(client.get("/about/")).tags if tag.is_in("within")]
