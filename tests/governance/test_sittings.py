"""How many sit at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.sittings import Period, fullest_day

DAYS = [f"2017-01-{day:02}" for day in range(1, 11)]

periods = st.builds(Period, st.sampled_from(["", *DAYS]), st.sampled_from(["", *DAYS])).filter(
    lambda period: not period.until or period.since < period.until
)
sittings = st.lists(periods.filter(lambda period: bool(period.since)), max_size=8)


def test_period_of_partial_dates_begins_and_ends_on_first_days() -> None:
    assert Period.of("2017", "2018-03") == Period("2017-01-01", "2018-03-01")
    assert Period.of("", "") == Period("", "")


@pytest.mark.parametrize(
    ("day", "inside"),
    [("2016-12-31", False), ("2017-01-01", True), ("2017-12-31", True), ("2018-01-01", False)],
)
def test_period_holds_from_its_first_day_up_to_its_end(day: str, inside: bool) -> None:
    assert Period.of("2017", "2018").holds_on(day) is inside


def test_who_leaves_on_the_day_the_other_comes_never_meets_him() -> None:
    assert not Period.of("2016", "2017-01-01").overlaps(Period.of("2017", ""))


@given(periods, periods)
def test_periods_overlap_when_some_day_is_in_both(one: Period, other: Period) -> None:
    days = ["2000-01-01", *DAYS, "2020-01-01"]
    together = any(one.holds_on(day) and other.holds_on(day) for day in days)
    assert one.overlaps(other) == other.overlaps(one) == together


def test_nobody_sits_on_an_empty_bench() -> None:
    assert fullest_day([], Period("2017-01-01", "")) == ("2017-01-01", 0)


def test_first_of_the_fullest_days_is_named() -> None:
    there = [Period("2017-01-01", ""), Period("2017-01-03", ""), Period("2017-01-02", "2017-01-03")]
    assert fullest_day(there, Period("", "")) == ("2017-01-02", 2)


@given(sittings, periods)
def test_fullest_day_is_what_counting_every_day_finds(there: list[Period], within: Period) -> None:
    day, sitting = fullest_day(there, within)
    days = [each for each in ["2000-01-01", *DAYS, "2020-01-01"] if within.holds_on(each)]
    counts = {each: sum(period.holds_on(each) for period in there) for each in days}
    assert sitting == max(counts.values(), default=0)
    if sitting:
        assert day == min(each for each, count in counts.items() if count == sitting)
