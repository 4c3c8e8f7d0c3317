"""Who sat on several bodies on a day, and for whom they worked."""

from typing import Any

import pytest

from governance.models import Body
from governance.rosters import Recorded, Roster, rosters
from tests import factories

pytestmark = pytest.mark.django_db

DAY = "2020-09-01"


def of(body: Body, on: str = DAY) -> Roster:
    return rosters([body.pk], on)[body.pk]


def test_who_sits_on_the_day_is_there_with_the_affiliation_of_the_term() -> None:
    body = factories.body()
    seats = factories.seat_class(body=body, slug="elected", name="Elected members")
    factories.seat_count(seat_class=seats, seats=2)
    org = factories.organization(slug="att", name="AT&T")
    person = factories.person(slug="drew", name="Drew")
    factories.term(
        seat_class=seats, person=person, affiliation=org, role="chair", since="2019", until="2021"
    )
    [member] = of(body).members
    assert (member.person, member.name, member.role) == ("drew", "Drew", "chair")
    assert (member.seat_class, member.seat_name) == ("elected", "Elected members")
    assert (member.affiliation, member.affiliation_name) == ("att", "AT&T")
    assert (member.since, member.until) == ("2019", "2021")
    assert [of(body, day).members for day in ("2018-12-31", "2021-01-01")] == [[], []]


def test_they_stand_by_class_of_seats_then_by_name() -> None:
    body = factories.body()
    gold, chair = (factories.seat_class(body=body, position=place) for place in (2, 1))
    for name, seats in (("Zoë", gold), ("Ada", gold), ("Max", chair)):
        factories.term(seat_class=seats, person=factories.person(name=name))
    assert [member.name for member in of(body).members] == ["Max", "Ada", "Zoë"]


@pytest.mark.parametrize(
    ("counts", "sitting", "seats", "recorded"),
    [
        ([3], 3, 3, Recorded.ALL),
        ([3], 2, 3, Recorded.SOME),
        ([3], 0, 3, Recorded.NONE),
        ([1, 2], 3, 3, Recorded.ALL),
        ([None], 3, None, Recorded.SOME),
        ([3, None], 3, None, Recorded.SOME),
        ([], 3, None, Recorded.SOME),
        ([], 0, None, Recorded.NONE),
    ],
)
def test_how_much_is_recorded_is_told_by_the_number_of_seats(
    counts: list[int | None], sitting: int, seats: int | None, recorded: Recorded
) -> None:
    body = factories.body()
    first = factories.seat_class(body=body)
    for place, number in enumerate(counts):
        seat_class = first if place == 0 else factories.seat_class(body=body)
        factories.seat_count(seat_class=seat_class, seats=number)
    for _one in range(sitting):
        factories.term(seat_class=first)
    assert (of(body).seats, of(body).recorded) == (seats, recorded)


def test_seats_of_other_days_do_not_count() -> None:
    body = factories.body()
    seats = factories.seat_class(body=body)
    factories.seat_count(seat_class=seats, seats=13, until="2020")
    factories.seat_count(seat_class=seats, seats=9, since="2020")
    factories.seat_count(seat_class=factories.seat_class(body=body), seats=3, until="2018")
    assert of(body).seats == 9


def test_term_known_by_a_day_alone_counts_from_that_day_on() -> None:
    seats = factories.seat_class()
    factories.term(seat_class=seats, since="", observed_on="2020-09")
    assert len(of(seats.body).members) == 1
    assert of(seats.body, "2020-08-31").members == []


def test_nobody_sits_where_there_is_no_body_yet_or_any_more() -> None:
    body = factories.body(established_on="2019", dissolved_on="2020-09-01")
    seats = factories.seat_class(body=body)
    factories.seat_count(seat_class=seats)
    factories.term(seat_class=seats)
    assert of(body) == Roster()
    assert len(of(body, "2020-08-31").members) == 1


def test_one_query_however_many_bodies_there_are(django_assert_num_queries: Any) -> None:
    for _body in range(20):
        seats = factories.seat_class()
        factories.seat_count(seat_class=seats)
        factories.term(seat_class=seats)
    bodies = list(Body.objects.values_list("pk", flat=True))
    with django_assert_num_queries(1):
        found = rosters(bodies, DAY)
    assert {len(found[body].members) for body in bodies} == {1}
