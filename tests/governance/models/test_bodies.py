"""Bodies and to whom they answer."""

import pytest
from django.core.exceptions import ValidationError

from governance.models import Body, ReportingLine
from tests import factories

pytestmark = pytest.mark.django_db


def line(lower: Body, upper: Body, since: str = "", until: str = "") -> ReportingLine:
    """Store a line that has passed every check, as the admin does."""
    row = ReportingLine(body=lower, reports_to=upper, since=since, until=until)
    row.full_clean()
    row.save()
    return row


def test_body_dissolved_before_it_was_established_is_refused() -> None:
    body = factories.body(established_on="2020")
    body.dissolved_on = "2019-12"
    with pytest.raises(ValidationError) as refused:
        body.full_clean()
    assert "2019-12 is not later than 2020." in refused.value.message_dict["dissolved_on"]


def test_circle_of_reporting_lines_is_refused_with_its_names() -> None:
    board, committee, team = (factories.body(name=name) for name in ("Board", "TC", "Team"))
    line(committee, board)
    line(team, committee)
    with pytest.raises(ValidationError) as refused:
        line(board, team)
    circle = "This would close a circle: Board → Team → TC → Board."
    assert refused.value.message_dict == {"reports_to": [circle]}


def test_lines_of_different_times_may_go_round() -> None:
    """The User Committee answered to the board, and later to the Technical Committee."""
    user, technical = factories.body(), factories.body()
    line(technical, user, until="2017")
    line(user, technical, since="2017-01-01")


def test_changing_a_line_is_not_a_circle_with_itself() -> None:
    row = line(factories.body(), factories.body())
    row.note = "As the bylaws say."
    row.full_clean()


@pytest.mark.parametrize(
    ("measure", "words"), [({"max_members": 2}, "2 of Board"), ({"max_share": 50}, "50 % of Board")]
)
def test_limit_is_told_by_its_measure(measure: dict[str, int], words: str) -> None:
    assert str(factories.affiliation_limit(body=factories.body(name="Board"), **measure)) == words
