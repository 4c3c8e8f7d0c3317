"""Where rows have their page."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_focus_areas_and_use_cases_have_pages_of_their_own() -> None:
    assert factories.focus_area(slug="edge").get_absolute_url() == "/focus-areas/edge/"
    assert factories.use_case(slug="masts").get_absolute_url() == "/use-cases/masts/"


def test_regions_and_categories_are_places_on_the_page_of_their_map() -> None:
    region = factories.region(map=factories.map_(slug="openstack"), slug="centre")
    assert region.get_absolute_url() == "/maps/openstack/#region-centre"
    compute = factories.category(region=region, slug="compute")
    assert compute.get_absolute_url() == "/maps/openstack/#category-compute"
