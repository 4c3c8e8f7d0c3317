"""What every page knows about the site."""

import pytest
from django.test import RequestFactory
from django.urls import get_resolver, reverse
from pytest_django import Settings

from catalogue.context import site
from catalogue.navigation import FURTHER, MAIN


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
    pages = [page for section in MAIN for page in (section.url, *section.pages)]
    assert len(set(pages)) == len(pages)
    named = {pattern.name for pattern in get_resolver().url_patterns if hasattr(pattern, "name")}
    assert {page for page in pages if page in named} >= {"home", "project", "use-case", "stack"}
