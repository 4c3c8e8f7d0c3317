"""What every page knows about the site."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from catalogue.context import site


@pytest.mark.parametrize("host", ["testserver", "mirror.example.org"])
def test_page_has_one_address_wherever_and_however_it_is_asked_for(
    host: str, settings: Settings
) -> None:
    settings.SITE_URL, settings.SITE_NAME = "https://map.example.org", "Atlas"
    request = RequestFactory().get("/projects/?kind=tool&page=2", headers={"host": host})
    assert site(request) == {
        "site_name": "Atlas",
        "site_url": "https://map.example.org",
        "canonical_url": "https://map.example.org/projects/",
    }
