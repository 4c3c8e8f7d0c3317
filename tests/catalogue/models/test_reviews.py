"""How a project got its stage."""

import pytest
from django.core.exceptions import ValidationError

from catalogue.models import Review
from tests import factories

pytestmark = pytest.mark.django_db


def refusal(review: Review) -> dict[str, list[str]]:
    """Return what a curator is told, by field."""
    try:
        review.full_clean()
    except ValidationError as refused:
        found: dict[str, list[str]] = refused.message_dict
        return found
    return {}


@pytest.mark.parametrize("decided_on", ["2018-10", "2018-10-01", "2018-10-31", "2019"])
def test_decision_on_or_after_the_day_of_opening_is_fine(decided_on: str) -> None:
    review = factories.review(opened_on="2018-10", decided_on=decided_on, outcome="declined")
    assert refusal(review) == {}


@pytest.mark.parametrize("decided_on", ["2018", "2018-09-30"])
def test_decision_before_the_opening_is_refused(decided_on: str) -> None:
    review = factories.review(opened_on="2018-10")
    review.decided_on, review.outcome = decided_on, "accepted"
    told = refusal(review)
    assert told["decided_on"] == ["A review is decided after it was opened."]


def test_open_review_has_no_day_of_decision() -> None:
    told = refusal(factories.review(decided_on="2019"))
    assert told == {"outcome": ["It has a day of decision, so it is not open."]}


@pytest.mark.parametrize("outcome", ["declined", "withdrawn"])
def test_review_may_have_ended_without_success_on_a_day_nobody_knows(outcome: str) -> None:
    assert refusal(factories.review(outcome=outcome)) == {}


def test_yes_says_when_and_by_what() -> None:
    review = factories.review(outcome="accepted", decided_on="2019-04", source_url="https://a.org")
    assert refusal(review) == {}
    review.source_url = ""
    told = "Name the resolution that accepted it, or give a source."
    assert refusal(review)["resolution"] == [told]
    review.resolution = factories.resolution()
    assert refusal(review) == {}
    review.decided_on = ""
    told = "Say when it was accepted; the project’s stage goes by it."
    assert refusal(review)["decided_on"] == [told]
