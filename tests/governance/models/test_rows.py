"""What every row may have: rules, a source, a period."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from governance.models import AffiliationLimit, SeatCount, Term
from governance.models.rows import Checked, Dated
from tests import factories
from tests.rows import curated

DAYS = ("2016-12-31", "2017-01-01", "2017-11-05", "2017-11-06", "2018-03-31", "2018-04-01")
DATED = {
    ("", ""): DAYS,
    ("2017", ""): DAYS[1:],
    ("2017-11-06", ""): DAYS[3:],
    ("", "2017"): DAYS[:1],
    ("2017", "2018-04"): DAYS[1:5],
    ("2017-11-06", "2018"): DAYS[3:4],
    ("2017", "2017-11-06"): DAYS[1:3],
}
OBSERVED = {
    ("2017", "", "2018"): DAYS[1:],
    ("2017", "2018-04", ""): DAYS[1:5],
    ("", "", "2017-11-06"): DAYS[3:],
    ("", "2018-04-01", "2017-11"): DAYS[2:5],
}


@pytest.mark.django_db
@pytest.mark.parametrize(("period", "days"), DATED.items())
def test_dated_row_holds_from_its_first_day_up_to_its_end(
    period: tuple[str, str], days: tuple[str, ...]
) -> None:
    row = factories.affiliation_limit(since=period[0], until=period[1])
    found = [day for day in DAYS if AffiliationLimit.objects.on(day).filter(pk=row.pk).exists()]
    assert tuple(found) == days
    assert tuple(day for day in DAYS if row.holds_on(day)) == days


@pytest.mark.django_db
@pytest.mark.parametrize(("period", "days"), OBSERVED.items())
def test_row_of_unknown_start_holds_from_the_day_it_was_observed(
    period: tuple[str, str, str], days: tuple[str, ...]
) -> None:
    row = factories.term(since=period[0], until=period[1], observed_on=period[2])
    found = [day for day in DAYS if Term.objects.on(day).filter(pk=row.pk).exists()]
    assert tuple(found) == days
    assert tuple(day for day in DAYS if row.holds_on(day)) == days


@pytest.mark.django_db
def test_row_of_which_no_day_is_known_holds_until_its_end() -> None:
    row = factories.membership(since="", observed_on="", until="2018-04")
    found = [day for day in DAYS if type(row).objects.on(day).exists()]
    assert tuple(found) == tuple(day for day in DAYS if row.holds_on(day)) == DAYS[:5]


PERIODS: list[Callable[..., Dated]] = [
    *(factories.former_name, factories.membership, factories.reporting_line),
    *(factories.affiliation_limit, factories.seat_count, factories.term),
    *(factories.focus_area, factories.relation, factories.integration),
    *(factories.stewardship, factories.adoption),
]


@pytest.mark.django_db
@pytest.mark.parametrize("until", ["2016", "2017", "2017-01", "2017-01-01"])
@pytest.mark.parametrize("made_by", PERIODS)
def test_period_that_ends_before_it_has_begun_is_refused_on_its_end(
    made_by: Callable[..., Dated], until: str
) -> None:
    row = made_by(since="2017", until="")
    row.until = until
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert f"{until} is not later than 2017." in refused.value.message_dict["until"]


@pytest.mark.django_db
def test_date_that_cannot_be_read_is_refused_once_by_its_own_field() -> None:
    row = factories.relation(since="2017")
    row.until = "soon"
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert list(refused.value.message_dict) == ["until"]
    assert len(refused.value.message_dict["until"]) == 1


CHECKED = [
    model
    for app in ("governance", "catalogue")
    for model in curated(app)
    if issubclass(model, Checked)
]


@pytest.mark.django_db
@pytest.mark.parametrize("model", CHECKED)
def test_empty_form_is_refused_in_words_whatever_is_missing(model: type[models.Model]) -> None:
    """A curator who saves an empty form sees what is missing, not an error page."""
    with pytest.raises(ValidationError):
        model().full_clean()


@pytest.mark.django_db
def test_row_that_is_stored_together_with_the_one_above_has_no_others_to_meet() -> None:
    """The admin checks the rows inside a new row before that one is stored."""
    seats = factories.seat_class()
    seats.pk = None
    SeatCount(seat_class=seats, seats=1).clean()
