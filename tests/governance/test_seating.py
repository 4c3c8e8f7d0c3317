"""Who sits on which seats, and for whom they work."""

import pytest

from governance.models import Term
from governance.records import Record, records
from governance.seating import benches, limit_at, shares
from tests import factories

pytestmark = pytest.mark.django_db


def limit(number: int | None = None, share: int | None = None) -> Record:
    return Record("limit", "", "", "", "", number, share, "", "", "")


def sitting(*affiliations: object) -> list[Term]:
    return [factories.term(affiliation=one) for one in affiliations]


def test_shares_are_those_of_the_members_the_most_first_the_unknown_last() -> None:
    suse, intel = factories.organization(slug="suse"), factories.organization(slug="intel")
    found = shares(sitting(None, suse, intel, intel), None)
    assert [(one.organization, one.members, one.percent) for one in found] == [
        (intel, 2, 50),
        (suse, 1, 25),
        (None, 1, 25),
    ]


@pytest.mark.parametrize(
    ("rule", "over"),
    [
        (limit(number=1), True),
        (limit(number=2), False),
        (limit(share=66), True),
        (limit(share=67), False),
        (None, False),
    ],
)
def test_more_than_the_limit_is_over_it(rule: Record | None, over: bool) -> None:
    intel = factories.organization()
    assert [one.over for one in shares(sitting(intel, intel, None), rule)] == [over, False]


def test_person_on_two_seats_is_one_member() -> None:
    person, intel = factories.person(), factories.organization()
    terms = [factories.term(person=person, affiliation=intel) for _seat in range(2)]
    assert [one.members for one in shares(terms, limit(number=1))] == [1]


def test_mark_of_the_limit_is_a_share_of_those_who_sit() -> None:
    assert limit_at(limit(share=50), 7) == "50.0%"
    assert limit_at(limit(number=2), 8) == "25.0%"
    assert limit_at(limit(number=9), 3) == "100.0%"
    assert limit_at(limit(number=2), 0) == limit_at(None, 7) == ""


def test_benches_have_their_counts_and_say_how_many_seats_nobody_has() -> None:
    elected = factories.seat_class(slug="elected")
    bare = factories.seat_class(body=elected.body, position=2)
    factories.seat_count(seat_class=elected, seats=5, since="2012", until="2020")
    factories.seat_count(seat_class=elected, seats=9, since="2020", note="Since then.")
    term = factories.term(seat_class=elected)
    found, without = benches(elected.body, [term], "2020-01-01")
    assert [(one.seats, one.since, one.until) for one in found.counts] == [
        (5, "2012", "2020"),
        (9, "2020", ""),
    ]
    assert found.now == found.counts[1]
    assert (found.sitting, found.unfilled) == ([term], 8)
    assert (without.seat_class, without.counts, without.unfilled) == (bare, [], 0)


def test_records_are_names_limits_and_elections_the_oldest_first() -> None:
    body = factories.body()
    factories.former_name(subject=body, name="Old", since="2012", until="2020-10-19")
    factories.affiliation_limit(body=body, max_share=50, since="2020", note="Half.")
    factories.affiliation_limit(body=body, max_members=2, until="2020")
    elected = factories.seat_class(body=body, name="Elected members")
    factories.election(body=body, seat_class=elected, seats=4, held_on="2020-10", method="STV")
    factories.election(body=body, held_on="2019")
    factories.election()
    found = records(body)
    assert [(one.text, one.until) for one in found["former_name"]] == [("Old", "2020-10-19")]
    assert [(one.number, one.share, one.note) for one in found["limit"]] == [
        (2, None, ""),
        (None, 50, "Half."),
    ]
    assert [(one.since, one.number, one.text, one.detail) for one in found["election"]] == [
        ("2019", None, "", ""),
        ("2020-10", 4, "STV", "Elected members"),
    ]
