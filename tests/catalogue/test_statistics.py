"""The catalogue in numbers."""

from collections.abc import Callable
from typing import Any

import pytest

from catalogue.models import Project
from catalogue.statistics import Series, statistics
from tests import factories

pytestmark = pytest.mark.django_db


def numbers(series: Series) -> dict[str, int]:
    """Return the numbers of a series, by slug."""
    return {str(count.slug): count.count for count in series.counts}


def test_projects_are_counted_by_the_stage_of_the_day() -> None:
    active = factories.stage(slug="active", position=1)
    gone = factories.stage(slug="retired", listed=False, position=2)
    project = factories.project()
    factories.project()
    factories.stage_change(project=project, stage=active, changed_on="2015")
    factories.stage_change(project=project, stage=gone, changed_on="2019-06")
    before, after = statistics("2019-05-31").stage, statistics("2019-06-01").stage
    assert numbers(before) == {"active": 1, "retired": 0}
    assert numbers(after) == {"active": 0, "retired": 1}
    assert (after.total, after.unrecorded) == (2, 1)


def test_what_a_project_is_is_counted() -> None:
    area = factories.focus_area(slug="edge")
    host = factories.organization(slug="cncf", name="CNCF")
    release = factories.release(released_on="2012-04")
    factories.project(
        kind="tool", license="MIT", host=host, first_release=release, focus_areas=[area]
    )
    factories.project(kind="external", first_release=factories.release(released_on="2014"))
    found = statistics()
    assert numbers(found.kind)["tool"] == numbers(found.kind)["external"] == 1
    assert numbers(found.license) == {"MIT": 1}
    assert [(one.slug, one.label) for one in found.host.counts] == [("cncf", "CNCF")]
    assert numbers(found.first_release) == {"2012": 1, "2013": 0, "2014": 1}
    assert numbers(found.focus_area) == {"edge": 1}
    assert found.focus_area.unrecorded == found.host.unrecorded == found.license.unrecorded == 1


def test_a_project_under_two_licences_is_counted_under_each() -> None:
    factories.project(license="Apache-2.0 AND (MIT OR GPL-2.0-only WITH Classpath-exception-2.0)")
    factories.project(license="MIT")
    found = statistics().license
    assert numbers(found) == {"MIT": 2, "Apache-2.0": 1, "GPL-2.0-only": 1}
    assert found.total == 2


def test_an_organization_that_uses_two_projects_is_counted_once() -> None:
    user = factories.organization(sector="telecom", country="DE")
    for _ in range(2):
        factories.adoption(organization=user, since="2015", until="2020")
    found = statistics("2016-01-01")
    assert numbers(found.adopter_sector) == {"telecom": 1}
    assert (found.adopters, found.adoptions) == (1, 2)
    assert [(one.slug, one.label) for one in found.adopter_country.counts] == [("DE", "Germany")]
    assert statistics("2021-01-01").adopter_sector.total == 0


def test_drafts_and_who_uses_them_are_not_counted() -> None:
    draft = factories.project(state=Project.State.DRAFT, focus_areas=[factories.focus_area()])
    factories.stage_change(project=draft, changed_on="2015")
    factories.adoption(project=draft, since="2015")
    found = statistics()
    assert [series.total for series in found.series] == [0] * 8
    assert found.stage_by_year == ()
    assert sum(numbers(found.focus_area).values()) == 0


def test_listed_projects_are_counted_at_the_end_of_each_year() -> None:
    active = factories.stage(slug="active", position=1)
    gone = factories.stage(slug="retired", listed=False, position=2)
    first, second = factories.project(), factories.project()
    factories.stage_change(project=first, stage=active, changed_on="2015-12-31")
    factories.stage_change(project=first, stage=gone, changed_on="2018-01")
    factories.stage_change(project=second, stage=active, changed_on="2017")
    factories.stage_change(project=factories.project(kind="external"), stage=active)
    found = statistics("2018-03-04").stage_by_year
    assert [(year.year, year.on, year.total) for year in found] == [
        (2015, "2015-12-31", 1),
        (2016, "2016-12-31", 1),
        (2017, "2017-12-31", 2),
        (2018, "2018-03-04", 1),
    ]
    assert [count.slug for count in found[0].counts] == ["active"]


def test_what_is_found_is_told_without_zeros_and_the_unknown_last() -> None:
    factories.stage(slug="pilot")
    factories.stage_change(stage=factories.stage(slug="active"), changed_on="2015")
    factories.project()
    found = statistics()
    assert [(one.slug, one.count) for one in found.stage.found] == [("active", 1), (None, 1)]
    assert found.projects == 2
    assert found.host.found[-1].slug is None


def test_projects_in_a_stage_since_nobody_knows_when_are_told_apart() -> None:
    active = factories.stage(slug="active")
    factories.stage_change(stage=active, changed_on="")
    factories.stage_change(stage=active, changed_on="2015")
    found = statistics()
    assert found.undated == 1
    assert {year.total for year in found.stage_by_year} == {1}


@pytest.mark.parametrize("many", [1, 10])
def test_it_takes_six_queries_however_much_there_is(
    many: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _ in range(many):
        factories.stage_change(project=factories.project(host=factories.organization()))
        factories.adoption()
        factories.focus_area()
    with django_assert_num_queries(6):
        statistics()
