"""How long others may keep answers."""

import pytest
from pytest_django import Settings

from catalogue.answers.lifetimes import is_shared, lifetime


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/maps/openstack/", "public, max-age=0, s-maxage=60, stale-while-revalidate=600"),
        ("/maps/openstack/map.svg", "public, max-age=0, s-maxage=60"),
        ("/maps/openstack/editions/20190402/", "public, max-age=0, s-maxage=60"),
        ("/maps/openstack/editions/20190402/map.json", "public, max-age=86400, s-maxage=86400"),
        ("/maps/openstack/editions/20190402.2/map.pdf", "public, max-age=86400, s-maxage=86400"),
        ("/api/v1/maps/openstack/editions/20190402/", "public, max-age=86400, s-maxage=86400"),
        ("/api/v1/maps/openstack/editions/", "public, max-age=0, s-maxage=60"),
        ("/projects/nova/card.png", "public, max-age=3600, s-maxage=3600"),
        ("/sitemap.xml", "public, max-age=3600, s-maxage=3600"),
    ],
)
def test_what_never_changes_may_be_kept_for_longer(path: str, expected: str) -> None:
    found = lifetime(path)
    assert found.startswith(expected)
    assert found.endswith("stale-if-error=86400")


def test_nobody_shares_for_longer_than_the_site_allows(settings: Settings) -> None:
    settings.SHARED_SECONDS = 0
    assert lifetime("/") == "public, max-age=0, s-maxage=0, stale-if-error=86400"
    settings.SHARED_SECONDS = 300
    assert "s-maxage=300, stale-while-revalidate=3000" in lifetime("/")


@pytest.mark.parametrize(
    ("said", "shared"),
    [
        ("", True),
        ("public, max-age=60", True),
        ("private", False),
        ("max-age=0, no-cache, no-store, must-revalidate, private", False),
        ("no-store", False),
    ],
)
def test_views_that_ask_not_to_be_kept_are_not(said: str, shared: bool) -> None:
    assert is_shared(said) is shared
