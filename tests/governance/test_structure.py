"""The whole structure on a day."""

import html
from typing import Any

import pytest
from django.test import Client

from governance.models import Body, ReportingLine
from governance.structure import Structure, structure
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> Body:
    return factories.body(slug="board", kind="board", established_on="2012")


def below(found: Structure, slug: str) -> list[str]:
    [one] = [one for one in found.bodies.values() if one.body.slug == slug]
    return [member.body.slug for group in one.below for member in group.members]


def test_bodies_stand_under_the_one_they_answer_to_on_the_day(board: Body) -> None:
    tc = factories.body(slug="tc", kind="technical", established_on="2012")
    uc = factories.body(slug="uc", kind="user", established_on="2012")
    factories.reporting_line(body=tc, reports_to=board)
    factories.reporting_line(body=uc, reports_to=board, until="2020-08-01")
    factories.reporting_line(body=uc, reports_to=tc, since="2020-08-01")
    before, after = structure("2020-07-31"), structure("2020-08-01")
    assert (below(before, "board"), below(before, "tc")) == (["tc", "uc"], [])
    assert (below(after, "board"), below(after, "tc")) == (["tc"], ["uc"])
    assert [one.body for one in after.boards] == [board]
    assert after.others == []


def test_only_bodies_that_were_there_are_in_it(board: Body) -> None:
    gone = factories.body(established_on="2013", dissolved_on="2015")
    factories.reporting_line(body=gone, reports_to=board)
    assert gone.pk in structure("2014-12-31").bodies
    assert gone.pk not in structure("2015-01-01").bodies
    assert gone.pk not in structure("2012-12-31").bodies


def test_under_a_body_that_is_gone_others_stand_by_themselves(board: Body) -> None:
    Body.objects.filter(pk=board.pk).update(dissolved_on="2025-06-03")
    left = factories.body(slug="left")
    factories.reporting_line(body=left, reports_to=board)
    assert [one.body for group in structure("2026-01-01").others for one in group.members] == [left]


def test_of_a_past_day_it_is_not_certain_what_has_no_beginning(board: Body) -> None:
    unknown = factories.body()
    lined, sat = factories.body(), factories.body()
    factories.reporting_line(body=lined, reports_to=board, since="2016")
    factories.term(seat_class=factories.seat_class(body=sat), since="2016")
    then, before = structure("2019-06-01").bodies, structure("2015-06-01").bodies
    assert [then[one.pk].begun for one in (board, unknown, lined, sat)] == [True, False, True, True]
    assert [before[one.pk].begun for one in (lined, sat)] == [False, False]
    assert all(one.begun for one in structure("2999-01-01").bodies.values())


def test_bodies_have_the_names_of_the_day(board: Body) -> None:
    factories.former_name(subject=board, name="Old board", since="2012", until="2020-10-19")
    assert structure("2020-10-18").bodies[board.pk].name == "Old board"
    assert structure("2020-10-19").bodies[board.pk].name == board.name


def test_seats_are_told_unless_there_is_no_limit(board: Body) -> None:
    elected = factories.seat_class(body=board)
    factories.seat_count(seat_class=elected, seats=8, until="2021")
    factories.seat_count(seat_class=elected, seats=9, since="2021")
    factories.term(seat_class=elected, since="2020", until="2022")
    found = structure("2020-06-01").bodies[board.pk]
    assert (found.sitting, found.seats) == (1, 8)
    assert structure("2021-06-01").bodies[board.pk].seats == 9
    factories.seat_count(seat_class=factories.seat_class(body=board), seats=None)
    assert structure("2021-06-01").bodies[board.pk].seats is None


def test_kinds_come_in_their_order_and_what_leads_others_is_a_branch(board: Body) -> None:
    made = {kind: factories.body(kind=kind) for kind in ("team", "sig", "staff", "technical")}
    for one in made.values():
        factories.reporting_line(body=one, reports_to=board)
    factories.reporting_line(reports_to=made["technical"])
    top = structure("2999-01-01").bodies[board.pk]
    assert [group.kind for group in top.below] == ["technical", "staff", "sig", "team"]
    assert [one.body for one in top.branches] == [made["technical"]]
    assert [one.body for one in top.leaves] == [made["staff"]]
    assert [group.kind for group in top.many] == ["sig", "team"]


def test_circle_among_bodies_under_the_board_ends(board: Body, client: Client) -> None:
    one, other = factories.body(slug="one"), factories.body(slug="other")
    factories.reporting_line(body=one, reports_to=board)
    factories.reporting_line(body=one, reports_to=other)
    factories.reporting_line(body=other, reports_to=one)
    found = structure("2020-01-01")
    assert (below(found, "board"), below(found, "one"), below(found, "other")) == (
        *(["one"], ["other"], []),
    )
    assert client.get("/governance/").status_code == 200


def test_page_of_thousands_of_bodies_is_short_and_says_what_is_left_out(
    board: Body, client: Client, django_assert_num_queries: Any
) -> None:
    Body.objects.bulk_create(
        Body(slug=f"t{key}", name=f"T{key}", sort_key=f"t{key}", kind="team") for key in range(1000)
    )
    teams = Body.objects.filter(kind="team")
    ReportingLine.objects.bulk_create(ReportingLine(body=team, reports_to=board) for team in teams)
    client.get("/governance/")
    with django_assert_num_queries(7):
        page = client.get("/governance/").content.decode()
    assert len(page) < 200_000
    assert "There are 1001 bodies on this day, too many for one page." in page
    address = "/governance/bodies/?answers_to=board&amp;kind=team"
    assert f'<a href="{address}">and 601 more: all 1000 in the list of bodies</a>' in page
    with django_assert_num_queries(4):
        listed = client.get(html.unescape(address)).content.decode()
    assert "1000 bodies" in listed
    told = client.get("/governance/bodies/board/").content.decode()
    assert "and 940 more: all 1000 in the list of bodies" in told
