"""How a project got its stage."""

from typing import Any

import pytest

from catalogue.lifecycle import life
from catalogue.models import Project, Stage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def confirmed() -> Stage:
    return factories.stage(slug="confirmed")


@pytest.fixture
def kata(confirmed: Stage) -> Project:
    project = factories.project(slug="kata")
    factories.stage_change(project=project, changed_on="2017-12-05")
    factories.stage_change(project=project, stage=confirmed, changed_on="2019-04-08")
    return project


def test_steps_up_to_the_day_come_in_order(kata: Project) -> None:
    days = [step.change.changed_on for step in life(kata, "2026-08-01")]
    assert days == ["2017-12-05", "2019-04-08"]
    assert len(life(kata, "2019-04-07")) == 1


def test_step_comes_with_the_review_that_accepted_it(kata: Project, confirmed: Stage) -> None:
    review = factories.review(
        project=kata, requested_stage=confirmed, outcome="accepted", decided_on="2019-04"
    )
    factories.review(project=kata, requested_stage=confirmed, opened_on="2018")
    factories.assessment(review=review)
    first, second = life(kata, "2026-08-01")
    assert (first.review, second.review) == (None, review)


@pytest.mark.parametrize("day", ["2018", "2019-05", "2019-04-09"])
def test_review_of_another_day_is_not_its_own(day: str, kata: Project, confirmed: Stage) -> None:
    factories.review(
        project=kata, requested_stage=confirmed, outcome="accepted", decided_on=day, opened_on=""
    )
    assert [step.review for step in life(kata, "2026-08-01")] == [None, None]


@pytest.mark.parametrize("size", [1, 10])
def test_takes_three_queries(size: int, confirmed: Stage, django_assert_num_queries: Any) -> None:
    project = factories.project()
    for number in range(size):
        day = f"20{number + 10}-01-01"
        factories.stage_change(project=project, stage=confirmed, changed_on=day)
        review = factories.review(
            project=project,
            requested_stage=confirmed,
            outcome="accepted",
            decided_on=day,
            opened_on="",
        )
        factories.assessment(review=review)
    with django_assert_num_queries(3):
        steps = life(project, "2026-08-01")
        assert all(step.review and step.review.assessments.all()[0].criterion for step in steps)
