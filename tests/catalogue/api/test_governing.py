"""Who governs a project, and the whole structure, on a day."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from governance.models import Body
from tests import factories
from tests.catalogue.api.conftest import Catalogue, Get

DAY = "2019-04-02"


def test_chain_is_the_shortest_that_leads_to_the_board(whole: Catalogue, get: Get) -> None:
    committee, board = Body.objects.get(slug="committee"), Body.objects.get(slug="board")
    aside = factories.body(slug="aside")
    factories.reporting_line(body=committee, reports_to=aside)
    between = factories.body(slug="between")
    factories.reporting_line(body=committee, reports_to=between, since="2012")
    factories.reporting_line(body=between, reports_to=board)
    [found] = get(f"projects/nova/governance/?on={DAY}")["technical"]
    assert [each["slug"] for each in found["chain"]] == ["committee", "board"]
    committee.reporting_lines.filter(reports_to=board).delete()
    [found] = get(f"projects/nova/governance/?on={DAY}")["technical"]
    assert [each["slug"] for each in found["chain"]] == ["committee", "between", "board"]


def test_bodies_have_the_names_of_the_day(whole: Catalogue, get: Get) -> None:
    board = Body.objects.get(slug="board")
    factories.former_name(subject=board, name="Old board", since="2012", until="2019-04-03")
    for day, name in ((DAY, "Old board"), ("2019-04-03", "Board")):
        [found] = get(f"projects/nova/governance/?on={day}")["technical"]
        assert found["chain"][-1]["name"] == name
        bodies = {each["slug"]: each["name"] for each in get(f"governance/?on={day}")["bodies"]}
        assert bodies["board"] == name


def test_several_bodies_and_none_are_answers(whole: Catalogue, get: Get) -> None:
    assert get("projects/kuryr/governance/") == {
        "project": "kuryr",
        "on": get("projects/kuryr/governance/")["on"],
        "technical": [],
        "user_voice": [],
        "stages": [],
    }
    factories.stewardship(project=whole.nova, body=factories.body(slug="team"), since="2014")
    found = get(f"projects/nova/governance/?on={DAY}")["technical"]
    assert [each["body"]["slug"] for each in found] == ["committee", "team"]


def test_what_is_inherited_tells_from_where(whole: Catalogue, get: Get) -> None:
    answer = get(f"projects/nova/governance/?on={DAY}")
    assert answer["technical"][0]["inherited_from"] is None
    assert answer["user_voice"][0]["inherited_from"] == {"type": "focus_area", "slug": "datacenter"}
    factories.stewardship(project=whole.nova.parent, capacity="user_voice")
    answer = get(f"projects/nova/governance/?on={DAY}")
    assert answer["user_voice"][0]["inherited_from"] == {"type": "project", "slug": "openstack"}


def test_who_sat_is_told_with_affiliations_or_that_it_is_not_recorded(
    whole: Catalogue, get: Get
) -> None:
    [found] = get(f"projects/nova/governance/?on={DAY}")["technical"]
    assert (found["seats"], found["recorded"]) == (9, "some")
    [member] = found["members"]
    assert (member["person"]["slug"], member["affiliation"]["slug"]) == ("ada", "openinfra")
    [before] = get("projects/nova/governance/?on=2018-07-31")["technical"]
    assert (before["seats"], before["recorded"], before["members"]) == (9, "none", [])


def test_stages_are_told_with_what_decided_them(whole: Catalogue, get: Get) -> None:
    active = whole.nova.stage_changes.get().stage
    factories.stage_change(
        project=whole.nova,
        stage=active,
        changed_on="2019-04-02",
        resolution=whole.nova.reviews.get().resolution,
    )
    first, second = get(f"projects/nova/governance/?on={DAY}")["stages"]
    assert (first["changed_on"], first["resolution"], first["review"]) == ("2010-10-21", None, None)
    assert (second["resolution"]["slug"], second["resolution"]["body"]) == ("adopted", "board")
    [found] = second["review"]["assessments"]
    assert (found["criterion"]["slug"], found["verdict"]) == ("focus", "met")
    assert len(get("projects/nova/governance/?on=2019-04-01")["stages"]) == 1


def test_previous_slug_leads_on_and_drafts_are_not_there(
    whole: Catalogue, get: Get, client: Client
) -> None:
    whole.nova.slug = "stella"
    whole.nova.save()
    moved = client.get("/api/v1/projects/nova/governance/?on=2019-04-02")
    assert (moved.status_code, moved["Location"]) == (
        *(301, "http://testserver/api/v1/projects/stella/governance/?on=2019-04-02"),
    )
    draft = factories.project(state="draft")
    for slug in (draft.slug, "nothing"):
        assert "nothing called" in get(f"projects/{slug}/governance/", status=404)["detail"]


def test_structure_has_what_was_there_on_the_day(whole: Catalogue, get: Get) -> None:
    factories.body(slug="gone", dissolved_on=DAY)
    factories.body(slug="later", established_on="2019-04-03")
    slugs = [each["slug"] for each in get(f"governance/?on={DAY}")["bodies"]]
    assert slugs == ["board", "committee"]
    before = get("governance/?on=2011-12-31")
    assert (before["board"], [each["slug"] for each in before["bodies"]]) == (
        *(None, ["committee", "gone"]),
    )


def test_seats_are_told_as_they_were(whole: Catalogue, get: Get) -> None:
    committee = Body.objects.get(slug="committee")
    open_ = factories.seat_class(body=committee, slug="open", position=2)
    factories.seat_count(seat_class=open_, seats=None)
    factories.seat_class(body=committee, slug="unknown", position=3)
    past = factories.seat_class(body=committee, slug="past", position=4)
    factories.seat_count(seat_class=past, until="2018")
    person = committee.seat_classes.get(slug="elected").terms.get().person
    factories.term(seat_class=open_, person=person)
    factories.term(seat_class=open_)
    [found] = [
        each for each in get(f"governance/?on={DAY}")["bodies"] if each["slug"] == "committee"
    ]
    told = [
        (each["slug"], each["seats"], each["uncapped"], each["sitting"]) for each in found["seats"]
    ]
    assert told == [
        ("committee.elected", 9, False, 1),
        ("committee.open", None, True, 2),
        ("committee.unknown", None, False, 0),
    ]
    assert found["sitting"] == 2


@pytest.mark.parametrize("address", ["governance/", "projects/nova/governance/"])
@pytest.mark.parametrize("query", ["on=2019", "on=", "utm_source=mail", "format=csv"])
def test_what_cannot_be_used_is_refused(
    address: str, query: str, whole: Catalogue, refused: Callable[[str], dict[str, str]]
) -> None:
    assert list(refused(f"{address}?{query}")) == [query.split("=")[0]]


def test_governance_knows_nothing_of_projects(whole: Catalogue, get: Get) -> None:
    def words(answer: Any) -> set[str]:
        if isinstance(answer, dict):
            return {*answer}.union(*(words(each) for each in answer.values()))
        return set[str]().union(*map(words, answer)) if isinstance(answer, list) else set()

    assert not {word for word in words(get("governance/")) if "project" in word}
