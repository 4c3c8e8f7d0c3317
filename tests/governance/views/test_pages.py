"""Pages of who decides."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance.models import Body, Organization, Person, SeatClass
from tests import factories
from tests.catalogue.views.markup import Markup, read

pytestmark = pytest.mark.django_db


def open_page(address: str) -> Markup:
    """Return the markup of a page, which is there."""
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return read(answer)


def main(address: str) -> str:
    """Return the words of a page."""
    return open_page(address).one("main").text


def links(address: str) -> set[str]:
    """Return where a page leads to."""
    return set(open_page(address).links())


@pytest.fixture
def committee() -> Body:
    """Return a committee that answered to a board and then to another committee, until 2020."""
    body: Body = factories.body(
        slug="uc", name="User Committee", kind="user", established_on="2012"
    )
    board = factories.body(slug="board", name="The Board", kind="board", established_on="2012")
    tc = factories.body(slug="tc", name="Technical Committee", kind="technical")
    factories.reporting_line(body=tc, reports_to=board, since="2012")
    factories.reporting_line(body=body, reports_to=board, since="2012", until="2020-08-01")
    factories.reporting_line(body=body, reports_to=tc, since="2020-08-01")
    return body


@pytest.fixture
def elected(committee: Body) -> SeatClass:
    """Return three seats of the committee, two of them taken from 2018 to 2020 by Intel's."""
    seats: SeatClass = factories.seat_class(body=committee, name="Elected members")
    factories.seat_count(seat_class=seats, since="2018")
    intel = factories.organization(slug="intel", name="Intel")
    for name in ("Ada", "Grace"):
        person = factories.person(slug=name.lower(), name=name)
        given = {"since": "2018-02", "until": "2020-02", "role": "member"}
        factories.term(seat_class=seats, person=person, affiliation=intel, **given)
    return seats


ADDRESSES = (
    "/governance/",
    "/governance/bodies/",
    "/governance/bodies/uc/",
    "/governance/people/",
    "/governance/people/ada/",
    "/governance/resolutions/",
    "/governance/admission/",
    "/organizations/",
    "/organizations/intel/",
)


@pytest.mark.usefixtures("elected")
@pytest.mark.parametrize("address", ADDRESSES)
class TestDay:
    def test_is_said_and_kept_in_the_field(self, address: str) -> None:
        page = open_page(f"{address}?on=2019-06")
        assert page.one("input", id="on")["value"] == "2019-06"
        assert "1 June 2019" in page.one("main").text

    def test_is_remembered_in_links_to_neighbours(self, address: str) -> None:
        for name in ("governance/", "governance/people/", "organizations/"):
            assert f"/{name}?on=2019-06" in links(f"{address}?on=2019-06")
            assert f"/{name}" in links(address)

    def test_that_cannot_be_used_is_said(self, address: str) -> None:
        assert "“2019-02-31” is not a date" in main(f"{address}?on=2019-02-31")


@pytest.mark.parametrize(
    "address",
    [one for one in ADDRESSES if "/uc/" not in one and "/ada/" not in one and "/intel/" not in one],
)
def test_empty_lists_say_what_to_do(address: str) -> None:
    assert "urators enter" in main(address)


class TestBodies:
    def test_are_narrowed_by_whom_they_answer_to_on_the_day(self, committee: Body) -> None:
        def listed(query: str) -> list[str]:
            page = open_page(f"/governance/bodies/?{query}")
            return [tag.text for tag in page.all("span", class_="gazetteer-name")]

        assert listed("answers_to=board&on=2019") == ["Technical Committee", "User Committee"]
        assert listed("answers_to=board") == ["Technical Committee"]
        assert listed("answers_to=tc") == ["User Committee"]
        assert "“uc” is not known as answers_to here" in main("/governance/bodies/?answers_to=uc")

    def test_those_with_most_below_them_are_offered_and_those_asked_for(
        self, committee: Body, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("governance.views.bodies.OFFERED", 1)
        factories.reporting_line(reports_to=Body.objects.get(slug="board"))

        def offered(query: str) -> list[str]:
            boxes = open_page(f"/governance/bodies/?{query}").all("input", name="answers_to")
            return [box["value"] for box in boxes]

        assert offered("") == ["board"]
        assert offered("answers_to=tc") == ["tc", "board"]


class TestBody:
    def test_shows_the_way_up_to_the_board_on_the_day(self, committee: Body) -> None:
        def ladder(on: str) -> list[str]:
            page = open_page(f"/governance/bodies/uc/?on={on}")
            return [tag.text for tag in page.all("li") if tag.is_in("ladder")]

        assert ladder("2020-07-31") == ["User Committee", "The Board"]
        assert ladder("2020-08-01") == ["User Committee", "Technical Committee", "The Board"]

    def test_names_those_above_and_below_as_they_were_called(self, committee: Body) -> None:
        board = committee.reporting_lines.order_by("since").first().reports_to  # type: ignore[union-attr]
        factories.former_name(subject=board, name="Old board", until="2020-01")
        factories.former_name(subject=committee, name="Users", until="2020-01")
        assert "Answers to UsersOld board" in main("/governance/bodies/uc/?on=2019-12-31")
        assert "Answers to User CommitteeThe Board" in main("/governance/bodies/uc/?on=2020-01-01")
        below = main(f"{board.get_absolute_url()}?on=2019-12-31")
        assert below.index("What answers to it") < below.index("Users")

    def test_long_tables_of_terms_are_folded(self, elected: SeatClass) -> None:
        factories.seat_count(seat_class=elected, seats=None, since="1990", until="2000")
        page = open_page("/governance/bodies/uc/")
        assert "open" in page.one("details").attributes
        for year in range(11):
            factories.term(seat_class=elected, since=str(1988 + year), until=str(1989 + year))
        page = open_page("/governance/bodies/uc/")
        assert "open" not in page.one("details").attributes
        assert "terms at other times, as a table" in page.one("summary").text

    def test_shows_who_sat_on_the_day_and_which_seats_nobody_had(self, elected: SeatClass) -> None:
        then = main("/governance/bodies/uc/?on=2019")
        assert "Who sat on 1 January 2019" in then
        assert "1 of 3 seats has nobody recorded" in then
        now = main("/governance/bodies/uc/")
        assert "Nobody is recorded for this day." in now
        assert "3 of 3 seats have nobody recorded" in now
        for words in (then, now):
            assert "Ada" in words

    def test_shows_shares_against_the_limit(self, elected: SeatClass) -> None:
        factories.affiliation_limit(body=elected.body, max_share=50)
        page = open_page("/governance/bodies/uc/?on=2019")
        assert "over the limit" in page.one("main").text
        assert page.one("line", class_="limit")["x1"] == "50.0%"
        assert "At most 50 % of those who sit" in page.one("main").text

    def test_draws_terms_as_bars(self, elected: SeatClass) -> None:
        page = open_page("/governance/bodies/uc/")
        assert len([tag for tag in page.all("rect", class_="bar") if tag.is_in("timeline")]) == 2

    def test_says_that_it_was_not_there_yet_or_no_more(self, committee: Body) -> None:
        assert "established later, on 2012" in main("/governance/bodies/uc/?on=2011")
        Body.objects.filter(slug="uc").update(dissolved_on="2021-03")
        assert "dissolved on March 2021" in main("/governance/bodies/uc/")
        assert "dissolved on March 2021" not in main("/governance/bodies/uc/?on=2021-02")

    def test_nobody_sits_on_a_body_that_is_gone(self, elected: SeatClass) -> None:
        Body.objects.filter(slug="uc").update(dissolved_on="2019")
        assert "Nobody is recorded for this day." in main("/governance/bodies/uc/?on=2019-06")
        assert "No office on this day" in main("/governance/people/?on=2019-06")
        assert "0 of them sit on this day" in main("/organizations/intel/?on=2019-06")

    def test_has_the_name_of_the_day(self, committee: Body) -> None:
        factories.former_name(subject=committee, name="Council", since="2012", until="2018")
        assert "then called Council" in main("/governance/bodies/uc/?on=2017")
        assert "then called" not in main("/governance/bodies/uc/")

    def test_tells_elections_that_come_from_those_held(self, committee: Body) -> None:
        factories.election(body=committee, held_on="2018-02", seats=3)
        assert "Coming" not in main("/governance/bodies/uc/")
        factories.election(body=committee, held_on="2999")
        assert "Coming 2999" in main("/governance/bodies/uc/")

    def test_shows_what_answers_to_it(self, committee: Body) -> None:
        assert "/governance/bodies/uc/" in links("/governance/bodies/tc/")
        assert "1 on other days" in main("/governance/bodies/tc/?on=2020-07")

    def test_shows_what_it_governs_inherited_from_no_draft(self, committee: Body) -> None:
        for slug, state in (("zuul", "published"), ("secret", "draft")):
            project = factories.project(slug=slug, state=state)
            factories.stewardship(project=project, body=committee, until="2018")
        assert "/projects/zuul/" in links("/governance/bodies/uc/?on=2017")
        assert "/projects/secret/" not in links("/governance/bodies/uc/?on=2017")
        assert "No project or focus area is recorded for this day." in main(
            "/governance/bodies/uc/"
        )

    def test_previous_address_leads_to_it_and_keeps_the_day(self, committee: Body) -> None:
        committee.slug = "users"
        committee.save()
        answer = Client().get("/governance/bodies/uc/?on=2019")
        assert (answer.status_code, answer["Location"]) == (
            301,
            "/governance/bodies/users/?on=2019",
        )


class TestLists:
    def test_bodies_are_narrowed_by_kind_and_by_whether_they_were_there(
        self, committee: Body
    ) -> None:
        assert "/governance/bodies/uc/" in links("/governance/bodies/?kind=user&state=standing")
        assert "/governance/bodies/tc/" not in links("/governance/bodies/?kind=user")
        gone = links("/governance/bodies/?kind=user&state=gone&on=2011")
        assert "/governance/bodies/uc/?on=2011" in gone

    def test_bodies_say_from_when_to_when_they_were_there(self) -> None:
        periods = {
            ("2013", "2015-03"): "2013 – March 2015",
            ("2013", ""): "since 2013",
            ("", "2015"): "until 2015",
            ("", ""): "dates not recorded",
        }
        for established_on, dissolved_on in periods:
            factories.body(established_on=established_on, dissolved_on=dissolved_on)
        facts = open_page("/governance/bodies/").all("span", class_="gazetteer-facts")
        told = [tag.text.strip() for tag in facts]
        assert sorted(told) == sorted(periods.values())

    def test_people_show_their_offices_of_the_day(self, elected: SeatClass) -> None:
        assert "Member, User Committee" in main("/governance/people/?on=2019")
        assert "Member, User Committee" not in main("/governance/people/")

    def test_resolutions_are_by_year_with_what_they_changed(self, committee: Body) -> None:
        decided = factories.resolution(slug="zuul-in", body=committee, decided_on="2019-04-28")
        other = factories.resolution(decided_on="2018")
        stage = factories.stage(name="Confirmed")
        project = factories.project(slug="zuul", name="Zuul")
        factories.stage_change(project=project, stage=stage, resolution=decided)
        page = open_page("/governance/resolutions/")
        assert [tag.text for tag in page.all("h2")] == ["2019", "2018"]
        assert "Zuul → Confirmed" in page.one("main").text
        assert other.title not in main("/governance/resolutions/?body=uc")
        assert other.title not in main("/governance/resolutions/?year=2019")
        assert decided.title not in main("/governance/resolutions/?on=2019-04-27")
        assert decided.get_absolute_url() == "/governance/resolutions/?year=2019#resolution-zuul-in"

    def test_organizations_are_narrowed_by_sector_country_and_tier_of_the_day(self) -> None:
        intel = factories.organization(slug="intel", sector="hardware", country="US")
        factories.membership(organization=intel, tier="platinum", since="2012", until="2020")
        factories.organization(slug="huawei", sector="hardware", country="CN")
        assert "2 organizations" in main("/organizations/?sector=hardware")
        assert "/organizations/huawei/" not in links("/organizations/?country=US")
        assert "United States" in main("/organizations/")
        assert "platinum member" not in main("/organizations/")
        found = links("/organizations/?tier=platinum&on=2019")
        assert "/organizations/intel/?on=2019" in found
        assert "/organizations/huawei/?on=2019" not in found


class TestOrganization:
    def test_shows_membership_seats_projects_and_names(self, elected: SeatClass) -> None:
        intel = Organization.objects.get(slug="intel")
        factories.membership(organization=intel, tier="platinum", since="", observed_on="2019-04")
        factories.former_name(subject=intel, name="NM Electronics", until="1968-07")
        hosted = factories.project(slug="starlingx", host=intel)
        factories.project(slug="secret", host=intel, state="draft")
        factories.adoption(organization=intel, project=hosted, use="Runs the edge.")
        words = main("/organizations/intel/")
        for told in ("platinum member", "seen April 2019", "NM Electronics"):
            assert told in words
        assert "Runs the edge." in words
        found = links("/organizations/intel/")
        assert {
            "/governance/people/ada/",
            "/governance/bodies/uc/",
            "/projects/starlingx/",
        } <= found
        assert "/projects/secret/" not in found


def crowd(count: int) -> None:
    """Add as many of everything to the committee, to Ada and to Intel."""
    committee, ada = Body.objects.get(slug="uc"), Person.objects.get(slug="ada")
    intel = Organization.objects.get(slug="intel")
    for _number in range(count):
        seats = factories.seat_class(body=committee)
        factories.seat_count(seat_class=seats)
        factories.term(seat_class=seats, affiliation=factories.organization())
        factories.term(seat_class=factories.seat_class(), person=ada, affiliation=intel)
        factories.reporting_line(body=factories.body(), reports_to=committee)
        factories.reporting_line(body=committee, since="2012")
        resolution = factories.resolution(body=committee)
        project = factories.project(host=intel)
        factories.stage_change(project=project, resolution=resolution)
        factories.stewardship(project=project, body=committee)
        factories.adoption(project=project, organization=intel)
        factories.election(body=committee, held_on="2018", seat_class=seats)
        factories.former_name(subject=committee, name=f"Name {seats.pk}")
        factories.membership(organization=factories.organization())
        factories.assessment(review=factories.review(project=project, resolution=resolution))
        factories.criterion()


@pytest.mark.usefixtures("elected")
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/governance/", 7),
        ("/governance/bodies/", 4),
        ("/governance/bodies/uc/", 8),
        ("/governance/people/", 4),
        ("/governance/people/ada/", 4),
        ("/governance/resolutions/", 4),
        ("/governance/admission/", 8),
        ("/organizations/", 4),
        ("/organizations/intel/", 8),
    ],
)
def test_database_is_asked_as_often_for_3_rows_as_for_30(address: str, queries: int) -> None:
    Client().get(address)  # kinds of content are looked up once in the life of a process
    crowd(3)
    few = asked(address)
    crowd(27)
    assert (few, asked(address)) == (queries, queries)


def asked(address: str) -> int:
    """Return how often the database is asked for a page."""
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(address).status_code == 200
    return len(captured)
