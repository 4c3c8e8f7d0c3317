"""The day a page is about."""

import pytest
from django.http import QueryDict

from governance.days import day_of
from governance.partial_dates import today


@pytest.mark.parametrize(
    ("text", "date"),
    [("2019-06-01", "2019-06-01"), ("2019-06", "2019-06-01"), ("2019", "2019-01-01")],
)
def test_part_of_a_date_is_its_first_day_and_links_keep_it_as_it_was_asked(
    text: str, date: str
) -> None:
    day = day_of(QueryDict(f"on={text}"))
    assert (day.date, day.fault) == (date, "")
    assert (day.suffix, day.further) == (f"?on={text}", f"&on={text}")


@pytest.mark.parametrize("query", ["", "on=", "on=%20"])
def test_nothing_asked_is_today_and_links_stay_as_they_are(query: str) -> None:
    day = day_of(QueryDict(query))
    assert (day.date, day.fault, day.suffix, day.further) == (today(), "", "", "")


@pytest.mark.parametrize("text", ["bogus", "2019-13", "2019-02-30", "0000", "01/06/2019"])
def test_what_is_no_date_is_said_and_the_day_is_today(text: str) -> None:
    day = day_of(QueryDict(f"on={text}"))
    assert (day.date, day.suffix) == (today(), "")
    assert text in day.fault
    assert "2019-06-01" in day.fault


def test_digits_of_other_scripts_are_compared_like_ours() -> None:
    assert day_of(QueryDict("on=٢٠١٩-٠٦")).asked == "2019-06"
