"""Rules of governance: what they find, what they leave alone, and how often they ask."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import rules
from governance.findings import Finding
from governance.models import Body, ReportingLine, SeatClass, Term
from governance.partial_dates import today
from tests import factories

pytestmark = pytest.mark.django_db

DAY = "2019-06-01"
Check = Callable[[str], Iterable[Finding]]


def told(check: Check, on: str = DAY) -> list[tuple[str, str, str]]:
    """Return severity, slug of the subject and message of what a rule finds."""
    return [(str(each.severity), each.subject.slug, each.message) for each in check(on)]


def about(check: Check, on: str = DAY) -> list[tuple[str, str]]:
    return [(severity, slug) for severity, slug, _message in told(check, on)]


def board(**given: Any) -> Body:
    return factories.body(**{"slug": "board", "kind": "board", "established_on": "2012", **given})


class TestOneBoard:
    def test_one_is_right(self) -> None:
        board()
        assert told(rules.one_board) == []

    def test_none_is_an_error_once_there_are_bodies(self) -> None:
        factories.body(established_on="2012")
        [(severity, slug, message)] = told(rules.one_board)
        assert (severity, slug) == ("error", "")
        assert "no board" in message
        assert told(rules.one_board, "2011-12-31") == []

    def test_bodies_of_unknown_beginning_need_no_board(self) -> None:
        factories.body()
        assert told(rules.one_board) == []

    def test_two_at_once_are_errors_each_naming_the_other(self) -> None:
        board(name="Board")
        board(slug="new", name="New", established_on="2019", dissolved_on="2020")
        assert about(rules.one_board) == [("error", "board"), ("error", "new")]
        assert "New" in told(rules.one_board)[0][2]
        assert told(rules.one_board, "2018-12-31") == told(rules.one_board, "2020-01-01") == []


class TestBodiesReachTheBoard:
    def test_any_number_of_steps_is_right(self) -> None:
        committee = factories.body()
        factories.reporting_line(body=committee, reports_to=board())
        factories.reporting_line(body=factories.body(), reports_to=committee)
        assert told(rules.bodies_reach_the_board) == []

    def test_body_without_a_line_of_the_day_is_told_and_not_what_is_below(self) -> None:
        committee = factories.body(slug="tc", established_on="2012")
        factories.reporting_line(body=committee, reports_to=board(), until="2019")
        factories.reporting_line(body=factories.body(), reports_to=committee)
        assert about(rules.bodies_reach_the_board) == [("warning", "tc")]
        assert told(rules.bodies_reach_the_board, "2018-12-31") == []

    def test_body_of_unknown_beginning_is_missed_from_today_on(self) -> None:
        board()
        factories.body(slug="group")
        assert told(rules.bodies_reach_the_board) == []
        assert about(rules.bodies_reach_the_board, today()) == [("warning", "group")]

    def test_dissolved_body_need_not_reach_it(self) -> None:
        board()
        factories.body(established_on="2012", dissolved_on="2019")
        assert told(rules.bodies_reach_the_board) == []

    def test_line_to_a_dissolved_body_is_an_error(self) -> None:
        board()
        gone = factories.body(name="Old", established_on="2012", dissolved_on="2018-05")
        factories.reporting_line(body=factories.body(slug="sig"), reports_to=gone)
        [(severity, slug, message)] = told(rules.bodies_reach_the_board)
        assert (severity, slug) == ("error", "sig")
        assert message == "It answers to “Old”, which was dissolved on May 2018."

    def test_line_to_a_body_that_is_not_there_yet_is_an_error_if_its_beginning_is_known(
        self,
    ) -> None:
        board()
        later = factories.body(name="New", established_on="2020")
        line = factories.reporting_line(
            body=factories.body(slug="sig"), reports_to=later, since="2017"
        )
        factories.reporting_line(body=later, reports_to=Body.objects.get(slug="board"))
        assert "established only on 2020" in told(rules.bodies_reach_the_board)[0][2]
        ReportingLine.objects.filter(pk=line.pk).update(since="")
        assert told(rules.bodies_reach_the_board) == []

    def test_nothing_is_told_where_there_is_no_board(self) -> None:
        factories.body(established_on="2012")
        assert told(rules.bodies_reach_the_board) == []


def test_circle_of_reporting_lines_is_an_error_and_told_whole() -> None:
    one, other = factories.body(slug="one", name="One"), factories.body(name="Other")
    factories.reporting_line(body=one, reports_to=other)
    factories.reporting_line(body=other, reports_to=board())
    assert told(rules.no_reporting_circles) == []
    ReportingLine.objects.create(body=other, reports_to=one, until="2020")
    [(severity, slug, message)] = told(rules.no_reporting_circles)
    assert (severity, slug) == ("error", "one")
    assert "One → Other → One" in message
    assert told(rules.no_reporting_circles, "2020-01-01") == []


def seats(number: int | None, **given: Any) -> SeatClass:
    """Return seats of a body called `tc`."""
    body = given.pop("body", None) or factories.body(slug="tc")
    found = factories.seat_class(body=body, name="Elected", **given)
    factories.seat_count(seat_class=found, seats=number)
    return found


class TestNoMoreMembersThanSeats:
    def test_as_many_as_there_are_seats_are_right(self) -> None:
        found = seats(2)
        factories.term(seat_class=found)
        factories.term(seat_class=found, until="2020")
        assert told(rules.no_more_members_than_seats) == []

    def test_more_are_an_error_on_the_days_they_sit(self) -> None:
        found = seats(1)
        factories.term(seat_class=found)
        factories.term(seat_class=found, until="2020")
        assert told(rules.no_more_members_than_seats) == [
            ("error", "tc", "“Elected”: 2 sit on 1 seats.")
        ]
        assert told(rules.no_more_members_than_seats, "2020-01-01") == []

    def test_seats_without_a_cap_hold_everybody(self) -> None:
        found = seats(None)
        factories.term(seat_class=found)
        assert told(rules.no_more_members_than_seats) == []


class TestAffiliationLimitsAreHeld:
    def members(self, *organizations: Any) -> Body:
        found = factories.seat_class(body=factories.body(slug="tc"))
        for organization in organizations:
            factories.term(seat_class=found, affiliation=organization)
        return found.body

    def test_number_may_be_reached_and_not_passed(self) -> None:
        ibm, suse = factories.organization(name="IBM"), factories.organization()
        body = self.members(ibm, ibm, ibm, suse)
        limit = factories.affiliation_limit(body=body, max_members=3)
        assert told(rules.affiliation_limits_are_held) == []
        type(limit).objects.update(max_members=2)
        assert told(rules.affiliation_limits_are_held) == [
            ("error", "tc", "3 members come from IBM; at most 2 may.")
        ]

    def test_share_is_one_of_those_who_sit(self) -> None:
        ibm = factories.organization(name="IBM")
        body = self.members(ibm, ibm, None, None)
        limit = factories.affiliation_limit(body=body, max_share=50, until="2020")
        assert told(rules.affiliation_limits_are_held) == []
        type(limit).objects.update(max_share=49)
        assert told(rules.affiliation_limits_are_held) == [
            ("error", "tc", "2 of 4 members come from IBM; at most 49 % may.")
        ]
        assert told(rules.affiliation_limits_are_held, "2020-01-01") == []

    def test_one_member_alone_breaks_nothing_and_unknown_is_no_organization(self) -> None:
        body = self.members(factories.organization())
        factories.affiliation_limit(body=body, max_share=10)
        other = factories.seat_class()
        factories.term(seat_class=other)
        factories.term(seat_class=other)
        factories.affiliation_limit(body=other.body, max_members=1)
        assert told(rules.affiliation_limits_are_held) == []

    def test_person_on_two_seats_counts_once(self) -> None:
        ibm, person = factories.organization(), factories.person()
        body = factories.body()
        for _each in range(2):
            found = factories.seat_class(body=body)
            factories.term(seat_class=found, person=person, affiliation=ibm)
        factories.affiliation_limit(body=body, max_members=1)
        assert told(rules.affiliation_limits_are_held) == []


class TestTermsHaveSuccessors:
    def test_empty_seat_that_somebody_left_is_told(self) -> None:
        found = seats(3)
        factories.term(seat_class=found)
        factories.term(seat_class=found, person=factories.person(name="Ada"), until="2018-04")
        assert told(rules.terms_have_successors) == [
            (
                "warning",
                "tc",
                "“Elected”: nobody is recorded on 2 seats; Ada left last (April 2018).",
            )
        ]
        assert told(rules.terms_have_successors, "2018-03-31") == []

    def test_filled_seat_and_seats_nobody_is_known_to_have_left_are_not(self) -> None:
        found = seats(1)
        factories.term(seat_class=found, until="2018")
        factories.term(seat_class=found, since="2018")
        seats(9, body=found.body)
        assert told(rules.terms_have_successors) == []

    def test_where_there_is_no_cap_one_is_enough(self) -> None:
        found = seats(None)
        factories.term(seat_class=found, until="2018")
        assert about(rules.terms_have_successors) == [("warning", "tc")]
        factories.term(seat_class=found)
        assert told(rules.terms_have_successors) == []

    def test_seats_of_a_dissolved_body_are_not(self) -> None:
        body = factories.body(dissolved_on="2018-05")
        factories.term(seat_class=seats(1, body=body), until="2018-05")
        assert told(rules.terms_have_successors) == []


class TestElectionsAreHeldInTime:
    def test_warning_comes_the_day_after_the_latest_end_of_the_term(self) -> None:
        found = seats(1, term_months=12)
        for held, last in (
            ("2018-05-31", "2019-05-31"),
            ("2018-05", "2019-05-31"),
            ("2017", "2018-12-31"),
        ):
            factories.election(body=found.body, seat_class=found, held_on=held)
            assert told(rules.elections_are_held_in_time, last) == [], held
            [(severity, slug)] = about(rules.elections_are_held_in_time, DAY)
            assert (severity, slug) == ("warning", "tc")
            found.elections.all().delete()

    def test_month_without_that_day_ends_the_term_with_its_last(self) -> None:
        found = seats(1, term_months=6)
        factories.election(body=found.body, seat_class=found, held_on="2018-08-31")
        assert told(rules.elections_are_held_in_time, "2019-02-28") == []
        assert about(rules.elections_are_held_in_time, "2019-03-01") == [("warning", "tc")]

    def test_election_of_the_whole_body_a_term_and_a_sitting_count_too(self) -> None:
        for sign in ("body", "term", "seen"):
            found = seats(1, body=factories.body(slug=sign), term_months=12)
            assert about(rules.elections_are_held_in_time) == [("notice", sign)]
            if sign == "body":
                factories.election(body=found.body, held_on="2019")
            elif sign == "term":
                factories.term(seat_class=found, since="2019")
            else:
                factories.term(seat_class=found, since="", observed_on="2019")
            assert told(rules.elections_are_held_in_time) == []

    def test_election_to_come_is_none_yet(self) -> None:
        found = seats(1, term_months=12)
        factories.election(body=found.body, seat_class=found, held_on="2019-07")
        assert about(rules.elections_are_held_in_time) == [("notice", "tc")]

    def test_appointed_seats_and_terms_without_length_need_none(self) -> None:
        seats(1, selection="appointed", term_months=12)
        seats(1, body=Body.objects.get())
        assert told(rules.elections_are_held_in_time) == []

    def test_seats_that_are_no_more_need_none(self) -> None:
        found = seats(1, term_months=12)
        found.counts.update(until="2019")
        assert told(rules.elections_are_held_in_time) == []


def broken() -> None:
    """Make one of everything the rules find."""
    body = factories.body(established_on="2012")
    found = factories.seat_class(body=body, term_months=12)
    factories.seat_count(seat_class=found, seats=1)
    ibm = factories.organization()
    terms = [factories.term(seat_class=found, affiliation=ibm, since="2012") for _two in range(2)]
    factories.affiliation_limit(body=body, max_members=1)
    vacant = factories.seat_class(body=body)
    factories.seat_count(seat_class=vacant)
    factories.term(seat_class=vacant, person=terms[0].person, until="2018")
    gone = factories.body(established_on="2012", dissolved_on="2013")
    ReportingLine.objects.create(body=factories.body(established_on="2012"), reports_to=gone)
    one, other = factories.body(), factories.body()
    ReportingLine.objects.create(body=one, reports_to=other)
    ReportingLine.objects.create(body=other, reports_to=one)


def counted(check: Check) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as captured:
        number = len(list(check(DAY)))
    return len(captured), number


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.name)
def test_findings_carry_the_name_of_their_rule_and_cost_the_same_for_any_number(
    rule: Any,
) -> None:
    board()
    board(slug="second", established_on="2013", dissolved_on="2030")
    for _three in range(3):
        broken()
    assert {each.rule for each in rule.check(DAY)} == {rule.name}
    assert {each.subject.model for each in rule.check(DAY)} <= {*rule.about}
    assert all(each.message and each.remedy for each in rule.check(DAY))
    few = counted(rule.check)
    for _many in range(9):
        broken()
    many = counted(rule.check)
    assert many[0] == few[0] <= 4
    assert many[1] > few[1] or rule.name == "one-board"
    assert Term.objects.count() == 36
