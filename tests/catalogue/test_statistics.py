"""The catalogue in numbers."""

import pytest

from catalogue.statistics import Count, by_size, statistics, tally
from tests import factories


def test_values_are_counted_in_the_order_of_their_labels_with_the_unknown_last() -> None:
    labels = {"b": "Bee", "a": "Ay", "c": "Sea"}
    expected = (Count("b", "Bee", 1), Count("a", "Ay", 2), Count(None, "", 2))
    assert tally(["a", None, "b", "a", ""], labels) == expected


def test_largest_is_first_and_the_unknown_last() -> None:
    counts = tally(["b", "a", "c", "c", None, None, None])
    assert [each.slug for each in by_size(counts)] == ["c", "a", "b", None]


@pytest.mark.django_db
def test_nothing_published_is_left_out_and_drafts_are() -> None:
    retired = factories.stage(slug="retired", name="Retired", listed=False)
    area = factories.focus_area(slug="edge", name="Edge", since="2017")
    gone = factories.focus_area(slug="gone", until="2018")
    release = factories.release(released_on="2012-09")
    nova = factories.project(license="Apache-2.0", focus_areas=[area, gone], first_release=release)
    factories.stage_change(project=nova, stage=retired, changed_on="2018-06")
    factories.project(kind="external")
    factories.project(state="draft", focus_areas=[area])
    found = statistics("2019-04-02")
    assert found.projects == 2
    assert found.stages == (Count("retired", "Retired", 1), Count(None, "", 1))
    assert found.focus_areas == (Count("edge", "Edge", 1),)
    assert [each.slug for each in found.kinds] == ["service", "external"]
    assert found.licenses == (Count("Apache-2.0", "Apache-2.0", 1), Count(None, "", 1))
    assert found.first_release_years == (Count("2012", "2012", 1), Count(None, "", 1))
    assert statistics("2018-05-31").stages == (Count(None, "", 2),)


@pytest.mark.django_db
def test_adopters_are_organizations_of_the_day() -> None:
    shop = factories.organization(sector="retail", country="DE")
    for since in ("2017", "2018"):
        factories.adoption(organization=shop, since=since)
    factories.adoption(organization=shop, project=factories.project(state="draft"))
    factories.adoption(since="2020")
    found = statistics("2019-04-02")
    assert (found.adoptions, found.adopters) == (2, 1)
    assert found.adopter_sectors == (Count("retail", "Retail", 1),)
    assert found.adopter_countries == (Count("DE", "DE", 1),)
