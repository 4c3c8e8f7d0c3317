"""Seats, how many there are over time, and who sat on them."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from governance.models import Election, SeatClass, SeatCount, Term
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_seats() -> SeatClass:
    """Return a class of two seats until 2020, and of one from then on."""
    seats = factories.seat_class(name="Gold", body=factories.body(name="Board"))
    factories.seat_count(seat_class=seats, seats=2, until="2020")
    factories.seat_count(seat_class=seats, seats=1, since="2020")
    return seats


def refusal(row: models.Model) -> list[str]:
    """Return what a curator is told, or nothing; a row that is fine is stored."""
    try:
        row.full_clean()
    except ValidationError as refused:
        return refused.messages
    row.save()
    return []


def sit(seats: SeatClass, since: str, until: str = "", **given: Any) -> list[str]:
    person = given.pop("person", None) or factories.person()
    return refusal(Term(seat_class=seats, person=person, since=since, until=until, **given))


def test_as_many_may_sit_as_there_are_seats(two_seats: SeatClass) -> None:
    assert sit(two_seats, "2017", "2020") == []
    assert sit(two_seats, "2018", "2020") == []


def test_one_more_than_there_are_seats_is_refused_with_the_day(two_seats: SeatClass) -> None:
    sit(two_seats, "2017", "2020")
    sit(two_seats, "2018-03", "2020")
    message = "On 2018-03-01 3 members would sit on 2 seats."
    assert sit(two_seats, "2017-11", "2019") == [message]


def test_term_that_runs_into_a_time_of_fewer_seats_is_refused(two_seats: SeatClass) -> None:
    sit(two_seats, "2017", "2021")
    assert sit(two_seats, "2018") == ["On 2020-01-01 2 members would sit on 1 seats."]


def test_who_leaves_makes_room_on_that_very_day(two_seats: SeatClass) -> None:
    sit(two_seats, "2020", "2021-01-01")
    assert sit(two_seats, "2021") == []


def test_nobody_is_counted_where_the_number_of_seats_is_not_known(two_seats: SeatClass) -> None:
    unknown = factories.seat_class()
    uncapped = factories.seat_class()
    factories.seat_count(seat_class=uncapped, seats=None)
    for seats in (unknown, uncapped):
        assert [sit(seats, "2017") for _ in range(5)] == [[]] * 5


def test_changing_a_term_does_not_count_it_twice(two_seats: SeatClass) -> None:
    sit(two_seats, "2020")
    term = two_seats.terms.get()
    term.role = "Chair"
    assert refusal(term) == []


def test_same_person_does_not_sit_twice_at_once(two_seats: SeatClass) -> None:
    ada = factories.person(name="Ada")
    sit(two_seats, "2017", "2018", person=ada)
    assert sit(two_seats, "2017-06", person=ada) == ["Ada already sits there from 2017."]
    assert sit(two_seats, "2018", person=ada) == []


def test_day_of_observation_counts_where_the_start_is_unknown(two_seats: SeatClass) -> None:
    sit(two_seats, "", observed_on="2026-04")
    assert sit(two_seats, "2026-05") == ["On 2026-05-01 2 members would sit on 1 seats."]


def test_term_of_which_no_day_is_known_is_refused(two_seats: SeatClass) -> None:
    message = "Say since when, or on which day the person is known to have sat."
    assert message in sit(two_seats, "")


def test_two_counts_for_one_day_are_refused(two_seats: SeatClass) -> None:
    message = "Another count holds from 2020 at the same time."
    assert refusal(SeatCount(seat_class=two_seats, seats=3, since="2021")) == [message]


def test_counts_that_follow_each_other_are_fine() -> None:
    seats = factories.seat_class()
    factories.seat_count(seat_class=seats, until="2020-01-01")
    assert refusal(SeatCount(seat_class=seats, seats=1, since="2020")) == []


def test_fewer_seats_than_members_are_refused(two_seats: SeatClass) -> None:
    sit(two_seats, "2017", "2019")
    sit(two_seats, "2018", "2020")
    count = two_seats.counts.get(seats=2)
    count.seats = 1
    assert refusal(count) == ["On 2018-01-01 2 members would sit on 1 seats."]


def test_number_of_seats_is_told_even_where_there_is_no_cap() -> None:
    assert str(factories.seat_count(seats=9)) == "9"
    assert str(factories.seat_count(seats=None)) == "no cap"


def test_election_to_a_seat_of_another_body_is_refused(two_seats: SeatClass) -> None:
    election = Election(body=factories.body(), seat_class=two_seats, held_on="2018-08")
    assert refusal(election) == ["That seat class belongs to another body."]
    election.body = two_seats.body
    assert refusal(election) == []
