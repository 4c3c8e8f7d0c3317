"""Dates known to the year, the month or the day."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from governance.models import Term
from governance.partial_dates import (
    PartialDateField,
    first_day,
    is_before,
    parse_partial_date,
    show_partial_date,
    today,
    validate_partial_date,
)
from tests import factories

INVALID = {
    "2017-13": "“2017-13” is not a day of the calendar",
    "2017-02-29": "“2017-02-29” is not a day of the calendar",
    "0000": "“0000” is not a day of the calendar",
    "17": "“17” is not a date; write 2017, 2017-11 or 2017-11-06",
    "2017-1": "“2017-1” is not a date; write 2017, 2017-11 or 2017-11-06",
    "2017-11-6": "“2017-11-6” is not a date; write 2017, 2017-11 or 2017-11-06",
    "6.11.2017": "“6.11.2017” is not a date; write 2017, 2017-11 or 2017-11-06",
    "2017-11-06 ": "“2017-11-06 ” is not a date; write 2017, 2017-11 or 2017-11-06",
    "2017\n": "“2017\n” is not a date; write 2017, 2017-11 or 2017-11-06",
    "": "“” is not a date; write 2017, 2017-11 or 2017-11-06",
}

partial_dates = st.dates(min_value=datetime.date(1000, 1, 1)).flatmap(
    lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"])
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2017", datetime.date(2017, 1, 1)),
        ("2017-11", datetime.date(2017, 11, 1)),
        ("2017-11-06", datetime.date(2017, 11, 6)),
        ("2020-02-29", datetime.date(2020, 2, 29)),
    ],
)
def test_partial_date_stands_for_its_first_day(text: str, day: datetime.date) -> None:
    assert parse_partial_date(text) == day


@pytest.mark.parametrize(("text", "message"), INVALID.items())
def test_what_is_no_date_is_refused_with_what_would_be_right(text: str, message: str) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 (the whole message is compared)
        parse_partial_date(text)
    assert str(raised.value) == message
    with pytest.raises(ValidationError) as refused:
        validate_partial_date(text)
    assert refused.value.messages == [f"{message}."]
    assert refused.value.code == "invalid_date"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("2012", "2012"),
        ("2017-11", "November 2017"),
        ("2019-04-08", "8 April 2019"),
    ],
)
def test_date_is_shown_as_precisely_as_it_is_known(text: str, shown: str) -> None:
    assert show_partial_date(text) == shown


@pytest.mark.parametrize(
    ("text", "day"),
    [("", ""), ("2017", "2017-01-01"), ("2017-11", "2017-11-01"), ("2017-11-06", "2017-11-06")],
)
def test_first_day_is_written_in_full(text: str, day: str) -> None:
    assert first_day(text) == day


@given(partial_dates, partial_dates)
def test_texts_sort_as_their_first_days_do(one: str, other: str) -> None:
    if parse_partial_date(one) < parse_partial_date(other):
        assert one < other
    assert is_before(one, other) == (first_day(one) < first_day(other))


def test_today_is_a_day_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    late = datetime.timezone(datetime.timedelta(hours=-5))
    moment = datetime.datetime(2026, 3, 31, 23, 30, tzinfo=late).astimezone(datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert today() == "2026-04-01"


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["2017", "2017-11", "2017-11-06"])
def test_field_gives_back_what_was_stored(text: str) -> None:
    stored = factories.term(since=text)
    assert Term.objects.get(since=text) == stored
    assert Term.objects.get(pk=stored.pk).since == text


@pytest.mark.django_db
def test_rows_are_ordered_by_first_day_in_the_database() -> None:
    seats = factories.seat_class()
    for since in ("2018", "2017-11-06", "2017-11", "2017-12", "2017"):
        factories.term(seat_class=seats, since=since)
    ordered = seats.terms.order_by("since").values_list("since", flat=True)
    assert list(ordered) == ["2017", "2017-11", "2017-11-06", "2017-12", "2018"]


def test_field_takes_dates_and_times_too() -> None:
    field = PartialDateField()
    assert field.to_python(datetime.date(2017, 11, 6)) == "2017-11-06"
    assert field.to_python(datetime.datetime(2017, 11, 6, 9, tzinfo=datetime.UTC)) == "2017-11-06"
    assert field.to_python("2017-11") == "2017-11"


@pytest.mark.django_db
@pytest.mark.parametrize("text", [text for text in INVALID if text])
def test_field_refuses_what_is_no_date(text: str) -> None:
    row = factories.term()
    row.since = text
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert "since" in refused.value.message_dict


def test_migrations_need_to_know_nothing_of_the_length() -> None:
    *_, kwargs = PartialDateField("since").deconstruct()
    assert "max_length" not in kwargs
