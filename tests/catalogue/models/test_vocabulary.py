"""What projects are sorted by."""

import pytest
from django.core.exceptions import ValidationError

from catalogue.models import FocusArea, Release
from tests import factories

pytestmark = pytest.mark.django_db


def test_releases_come_in_the_order_of_their_days() -> None:
    """Zed comes before 2023.1, which no order of names would do."""
    for slug, day in [("2023-1", "2023-03-22"), ("zed", "2022-10-05"), ("austin", "2010-10-21")]:
        factories.release(slug=slug, released_on=day)
    assert [release.slug for release in Release.objects.all()] == ["austin", "zed", "2023-1"]


def test_release_that_ended_before_it_was_out_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        factories.release(released_on="2018-08-30", ended_on="2018-02").full_clean()
    message = "2018-02 is not later than 2018-08-30."
    assert refused.value.message_dict == {"ended_on": [message]}


@pytest.mark.parametrize(("identifier", "words"), [("2023.1", "2023.1 Antelope"), ("", "Antelope")])
def test_release_is_told_by_its_identifier_where_it_has_one(identifier: str, words: str) -> None:
    assert str(factories.release(series="Antelope", identifier=identifier)) == words


def test_tags_are_addressed_within_their_facet() -> None:
    tag = factories.tag(facet=factories.facet(slug="language", name="Language"), slug="go")
    assert (tag.address, str(tag)) == ("language:go", "Language: Go")


def test_focus_areas_are_found_by_day_and_by_slug() -> None:
    edge = factories.focus_area(slug="edge-computing", since="2018")
    assert list(FocusArea.objects.on("2018-01-01")) == [edge]
    assert not FocusArea.objects.on("2017-12-31").exists()
    assert FocusArea.objects.at("edge-computing") == edge
