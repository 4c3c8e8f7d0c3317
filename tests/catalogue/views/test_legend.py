"""The page that says what marks and words mean."""

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.catalogue.views.markup import Markup, read

pytestmark = pytest.mark.django_db


def open_page() -> Markup:
    """Return the markup of the page."""
    return read(Client().get("/legend/"))


def test_stages_tags_and_releases_are_told_with_all_that_is_known_of_them() -> None:
    ended = factories.stage(name="Ended", listed=False, description="Over.")
    factories.stage(name="Alive", slug="alive", description="Kept.").next_stages.add(ended)
    facet = factories.facet(name="Language", slug="language", description="What it is written in.")
    factories.tag(facet=facet, slug="python", name="Python", description="A snake.")
    zed = factories.release(
        slug="zed", series="Zed", released_on="2022-10-05", ended_on="2024-05", note="The last."
    )
    factories.project(first_release=zed)
    factories.project(first_release=zed, state="draft")
    page = open_page()
    text = page.one("main").text
    assert "Alive Kept. May be followed by: ended." in text
    assert "Ended Over. Lists leave it out unless they are asked for it. Any stage" in text
    assert "Language What it is written in. Python A snake." in text
    assert "Zed 5 October 2022 May 2024 1 project The last." in text
    assert {"/projects/?stage=alive", "/projects/?tag=language:python"} <= set(page.links())


def test_of_an_empty_catalogue_it_still_tells_of_maps() -> None:
    text = open_page().one("main").text
    assert "No stage is recorded." in text
    assert "It cannot be deployed without the other." in text


@pytest.mark.parametrize("size", [2, 20])
def test_takes_six_queries_whatever_there_is(size: int, django_assert_num_queries: Any) -> None:
    for _number in range(size):
        factories.stage().next_stages.add(factories.stage())
        factories.tag(facet=factories.facet())
        factories.project(first_release=factories.release())
    with django_assert_num_queries(6):
        open_page()
