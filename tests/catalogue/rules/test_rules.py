"""Rules about projects: what they find, what they leave alone, and how often they ask."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.models import LinkCheck, Project, Stage, StageChange
from catalogue.rules import (
    CATALOGUE,
    RULES,
    findings,
    findings_about,
    freshness,
    lifecycle,
    references,
    stewards,
)
from governance.findings import Finding
from tests import factories

pytestmark = pytest.mark.django_db

DAY = "2019-06-01"
Check = Callable[[str], Iterable[Finding]]


def told(check: Check, on: str = DAY) -> list[tuple[str, str, str]]:
    """Return severity, slug of the subject and message of what a rule finds."""
    return [(str(each.severity), each.subject.slug, each.message) for each in check(on)]


def about(check: Check, on: str = DAY) -> list[tuple[str, str]]:
    return [(severity, slug) for severity, slug, _message in told(check, on)]


@pytest.fixture(autouse=True)
def stages() -> None:
    """Make the stages: one that is listed, one that has ended, one that has not begun."""
    factories.stage(slug="active", name="Active")
    factories.stage(slug="retired", name="Retired", listed=False, mark="cross")
    factories.stage(slug="proposed", name="Proposed", listed=False)
    factories.stage(slug="inactive", name="Inactive", mark="cross")


def in_stage(project: Project, slug: str = "active", on: str = "2018") -> StageChange:
    stage = Stage.objects.get(slug=slug)
    return factories.stage_change(project=project, stage=stage, changed_on=on)


def active(**given: Any) -> Project:
    return in_stage(factories.project(**given)).project


def retired(**given: Any) -> Project:
    return in_stage(factories.project(**given), "retired").project


class TestProjectsHaveStewards:
    def test_each_capacity_that_is_missing_is_told(self) -> None:
        active(slug="zun")
        assert told(stewards.projects_have_stewards) == [
            ("warning", "zun", "No body is recorded that decides for it technically."),
            ("warning", "zun", "No body is recorded that speaks for its users."),
        ]

    def test_what_is_inherited_counts(self) -> None:
        area, whole = factories.focus_area(), active()
        factories.stewardship(project=whole)
        factories.stewardship(focus_area=area, capacity="user_voice")
        active(parent=whole, focus_areas=[area])
        factories.stewardship(project=whole, capacity="user_voice", until="2019")
        assert about(stewards.projects_have_stewards) == [("warning", whole.slug)]
        assert told(stewards.projects_have_stewards, "2018-12-31") == []

    def test_parts_are_counted_with_the_whole(self) -> None:
        whole = active(slug="openstack")
        factories.stewardship(project=whole)
        active(parent=whole)
        active(parent=whole)
        message = "No body is recorded that speaks for its users. So it is for 2 parts."
        assert told(stewards.projects_have_stewards) == [("warning", "openstack", message)]

    def test_others_drafts_and_what_is_not_listed_need_none(self) -> None:
        active(kind="external")
        active(state="draft")
        retired()
        factories.project()
        assert told(stewards.projects_have_stewards) == []


class TestStewardsAreThere:
    def test_dissolved_body_is_an_error_with_the_entries_that_go_by_it(self) -> None:
        whole = factories.project(slug="openstack")
        body = factories.body(name="Team", dissolved_on="2018-05")
        row = factories.stewardship(project=whole, body=body)
        for _two in range(2):
            factories.entry(project=factories.project(parent=whole))
        message = (
            "“Team” decides technically, and was dissolved on May 2018. 2 entries on maps go by it."
        )
        assert told(stewards.stewards_are_there) == [("error", "openstack", message)]
        assert told(stewards.stewards_are_there, "2018-04-30") == []
        type(row).objects.update(until="2018-05")
        assert told(stewards.stewards_are_there) == []

    def test_body_that_is_not_there_yet_is_one_if_the_beginning_is_known(self) -> None:
        area = factories.focus_area(slug="edge")
        body = factories.body(name="Team", established_on="2020")
        row = factories.stewardship(focus_area=area, body=body, since="2018")
        [(severity, slug, message)] = told(stewards.stewards_are_there)
        assert (severity, slug) == ("error", "edge")
        assert message == "“Team” decides technically, and was established only on 2020."
        type(row).objects.update(since="")
        assert told(stewards.stewards_are_there) == []


class TestStagesHaveEvidence:
    def test_source_or_resolution_is_enough(self) -> None:
        sourced = factories.project()
        factories.stage_change(project=sourced, source_url="https://example.org/")
        factories.stage_change(project=sourced, resolution=factories.resolution())
        assert told(lifecycle.stages_have_evidence) == []

    def test_neither_is_told_from_that_day_on(self) -> None:
        in_stage(factories.project(slug="zun"), on="2019-04-02")
        in_stage(factories.project(state="draft"))
        assert told(lifecycle.stages_have_evidence) == [
            ("warning", "zun", "Nothing tells why its stage is “Active” since 2 April 2019.")
        ]
        assert told(lifecycle.stages_have_evidence, "2019-04-01") == []


class TestReviewedStagesHaveReviews:
    @pytest.fixture
    def confirmed(self) -> Stage:
        """Return a stage that some project was accepted for."""
        stage = factories.stage(slug="confirmed", name="Confirmed")
        reviewed = in_stage(factories.project(slug="kata"), "confirmed").project
        factories.review(
            project=reviewed, requested_stage=stage, outcome="accepted", decided_on="2019-04-08"
        )
        return stage

    def test_accepted_review_is_right_and_a_later_stage_takes_none(self, confirmed: Stage) -> None:
        in_stage(Project.objects.get(slug="kata"), "active", "2019-05")
        assert told(lifecycle.reviewed_stages_have_reviews) == []

    def test_stage_without_an_accepted_review_is_told_even_after_it(self, confirmed: Stage) -> None:
        project = in_stage(factories.project(slug="zuul"), "confirmed", "2019-04-28").project
        factories.review(
            project=project, requested_stage=confirmed, outcome="declined", decided_on="2019-04"
        )
        in_stage(project, "active", "2019-05")
        message = "Its stage became “Confirmed” on 28 April 2019, and no review of it was accepted."
        assert told(lifecycle.reviewed_stages_have_reviews) == [("warning", "zuul", message)]
        assert about(lifecycle.reviewed_stages_have_reviews, "2019-04-07") == [("warning", "kata")]

    def test_stages_nobody_is_reviewed_for_take_none(self) -> None:
        active()
        assert told(lifecycle.reviewed_stages_have_reviews) == []


class TestAcceptedReviewsMovedTheStage:
    def accepted(self, day: str = "2019-04-08") -> Project:
        """Return a project that was accepted and of which no step is recorded."""
        project = in_stage(factories.project(slug="kata"), on="2017").project
        stage = factories.stage(slug="confirmed", name="Confirmed")
        factories.review(project=project, requested_stage=stage, outcome="accepted", decided_on=day)
        return project

    def test_step_that_is_missing_is_told_from_the_day_of_the_decision_on(self) -> None:
        self.accepted()
        message = "It was accepted for “Confirmed” on 8 April 2019, and no such step is recorded."
        rule = lifecycle.accepted_reviews_moved_the_stage
        assert told(rule) == [("warning", "kata", message)]
        assert told(rule, "2019-04-07") == []

    @pytest.mark.parametrize("day", ["2019-04-08", "2019-04", "2019"])
    def test_step_that_may_be_of_the_same_day_is_right(self, day: str) -> None:
        in_stage(self.accepted(), "confirmed", day)
        assert told(lifecycle.accepted_reviews_moved_the_stage) == []

    @pytest.mark.parametrize(("stage", "day"), [("confirmed", "2018"), ("active", "2019-04-08")])
    def test_step_of_another_day_or_to_another_stage_is_none_of_it(
        self, stage: str, day: str
    ) -> None:
        in_stage(self.accepted(), stage, day)
        assert about(lifecycle.accepted_reviews_moved_the_stage) == [("warning", "kata")]


class TestMaps:
    def test_what_is_not_listed_is_a_notice_with_its_maps(self) -> None:
        project = retired(slug="karbor")
        for name in ("B map", "A map"):
            region = factories.region(map=factories.map_(name=name))
            factories.entry(project=project, category=factories.category(region=region))
        factories.entry(project=in_stage(factories.project(slug="new"), "proposed").project)
        factories.entry(project=active())
        factories.entry()
        assert told(references.maps_show_what_is_listed)[0] == (
            *("notice", "karbor", "Its stage is “Retired”, and it stands on: A map, B map."),
        )
        assert about(references.maps_show_what_is_listed)[1:] == [("notice", "new")]
        assert told(references.maps_show_what_is_listed, "2017-12-31") == []

    def test_draft_is_a_warning(self) -> None:
        factories.entry(project=retired(slug="secret", state="draft"))
        assert about(references.maps_show_no_drafts) == [("warning", "secret")]
        assert told(references.maps_show_what_is_listed) == []


class TestMapEntriesHaveABody:
    @pytest.fixture
    def karbor(self) -> Project:
        """Return a project on a map whose team was dissolved, with its stewardship."""
        project = retired(slug="karbor")
        team = factories.body(name="Karbor team", dissolved_on="2018-12")
        factories.stewardship(project=project, body=team, until="2018-12")
        region = factories.region(map=factories.map_(name="The map"))
        factories.entry(project=project, category=factories.category(region=region))
        return project

    def test_dissolved_body_is_named_with_the_maps(self, karbor: Project) -> None:
        message = (
            "“Karbor team” decided for it last, and was dissolved on December 2018. "
            "It stands on: The map."
        )
        assert told(references.map_entries_have_a_body) == [("notice", "karbor", message)]
        assert told(references.map_entries_have_a_body, "2018-11-30") == []

    def test_what_is_taken_to_be_alive_is_a_warning(self, karbor: Project) -> None:
        in_stage(karbor, "active", "2019")
        assert about(references.map_entries_have_a_body) == [("warning", "karbor")]

    def test_who_took_over_is_enough_whatever_became_of_the_first(self, karbor: Project) -> None:
        row = factories.stewardship(project=karbor)
        assert told(references.map_entries_have_a_body) == []
        type(row).objects.filter(pk=row.pk).update(until="2019-05")
        assert told(references.map_entries_have_a_body) == []

    def test_what_stands_on_no_map_or_never_had_a_body_is_left_alone(self) -> None:
        gone = factories.body(dissolved_on="2018")
        factories.stewardship(project=retired(), body=gone, until="2018")
        factories.entry(project=active())
        assert told(references.map_entries_have_a_body) == []

    def test_body_that_goes_on_in_name_is_told_elsewhere(self, karbor: Project) -> None:
        karbor.stewardships.update(until="")
        assert told(references.map_entries_have_a_body) == []
        assert about(stewards.stewards_are_there) == [("error", "karbor")]


class TestRequirements:
    def test_what_has_ended_is_told_to_who_requires_it(self) -> None:
        target = retired(name="Sahara", slug="sahara")
        needing = active(slug="ui", name="UI")
        relation = factories.relation(project=needing, target=target, until="2020")
        factories.relation(project=retired(), target=target)
        factories.relation(project=active(state="draft"), target=target)
        factories.relation(project=active(), target=target, kind="works_with")
        for stage in ("proposed", "inactive"):
            other = in_stage(factories.project(), stage).project
            factories.relation(project=active(), target=other)
        assert told(references.requirements_are_alive) == [
            ("warning", "ui", "It requires Sahara, which has ended.")
        ]
        assert told(references.ended_projects_have_successors) == [
            ("notice", "sahara", "It has ended without a successor, and is required by: UI.")
        ]
        assert told(references.requirements_are_alive, "2020-01-01") == []
        factories.relation(kind="succeeds", target=target, since=relation.since)
        assert told(references.ended_projects_have_successors) == []

    def test_circle_is_told_once_and_whole(self) -> None:
        one, other = factories.project(slug="one", name="One"), factories.project(name="Other")
        factories.relation(project=one, target=other)
        factories.relation(project=factories.project(), target=one)
        assert told(references.no_circular_requirements) == []
        factories.relation(project=other, target=one, until="2020")
        assert told(references.no_circular_requirements) == [
            ("warning", "one", "It requires itself in the end: One → Other → One.")
        ]
        assert told(references.no_circular_requirements, "2020-01-01") == []


def test_use_case_that_needs_what_has_ended_is_told_by_importance() -> None:
    found = factories.use_case(slug="big-data")
    factories.need(use_case=found, project=retired(name="Sahara"))
    factories.need(use_case=found, project=retired(), importance="optional")
    factories.need(use_case=found, project=active())
    factories.need(use_case=factories.use_case(state="draft"), project=retired())
    assert about(references.use_cases_need_what_is_alive) == [
        ("warning", "big-data"),
        ("notice", "big-data"),
    ]
    assert "It needs Sahara" in told(references.use_cases_need_what_is_alive)[0][2]


def test_findings_about_a_row_are_those_among_all_with_it_as_their_subject() -> None:
    broken()
    every = findings(DAY)
    rows = [*Project.objects.all(), factories.body(), *factories.need().use_case.needs.all()]
    told_of = [each for row in rows for each in findings_about(row, DAY)]
    wanted = [each for each in every if each.subject.model == "catalogue.project"]
    assert sorted(map(repr, told_of)) == sorted(map(repr, wanted))
    assert len(wanted) > 5


def broken() -> None:
    """Make one of everything the rules find."""
    area = factories.focus_area()
    gone = factories.body(dissolved_on="2018")
    whole = active(focus_areas=[area])
    factories.stewardship(focus_area=area, body=gone)
    ended = retired()
    factories.relation(project=whole, target=ended)
    part = active(parent=whole)
    factories.relation(project=whole, target=part)
    factories.relation(project=part, target=whole)
    factories.need(project=ended)
    factories.entry(project=ended)
    factories.stewardship(project=ended, body=gone, until="2018")
    factories.entry(project=whole)
    factories.entry(project=active(state="draft"))
    factories.project(state="draft", publish_on="2018-01-01")
    break_link(factories.link(project=whole).url)
    Project.history.filter(id=whole.pk).update(history_date="2010-01-01T00:00Z")
    factories.review(
        requested_stage=Stage.objects.get(slug="active"),
        project=active(),
        outcome="accepted",
        decided_on="2019",
    )


def break_link(url: str, **given: Any) -> None:
    """Remember that an address failed on three days."""
    known = {"checked_at": "2019-05-03T00:00Z", "failed_on": "2019-05-03", "failures": 3}
    LinkCheck.objects.update_or_create(url=url, defaults={**known, **given})


class TestAddressesLeadSomewhere:
    def test_address_that_failed_on_three_days_is_told_where_it_is_named(self) -> None:
        url = "https://example.org/gone"
        project = factories.link(url=url).project
        break_link(url, problem="404 Not Found")
        check = freshness.addresses_lead_somewhere
        message = f"{url} failed 3 days in a row: 404 Not Found."
        assert told(check) == [("warning", project.slug, message)]
        break_link(url, problem="404 Not Found", good_on="2019-04-30")
        assert told(check)[0][2] == f"{message} It was last good on 30 April 2019."
        break_link(url, failures=2)
        assert told(check) == []


def entered(day: str, **given: Any) -> Project:
    """Make a project that was entered on a day."""
    project = factories.project(**given)
    Project.history.filter(id=project.pk).update(history_date=f"{day}T23:00Z")
    return project


class TestProjectsAreVerified:
    check = staticmethod(freshness.projects_are_verified)

    def test_project_nobody_looked_at_for_a_year_is_told_with_the_day_it_was_last(self) -> None:
        nova = entered("2015-05-01", slug="nova")
        assert told(self.check) == [("notice", "nova", "Nobody verified it since it was entered.")]
        factories.verification(project=nova, verified_on="2016-02-03")
        assert told(self.check) == [("notice", "nova", "It was last verified on 3 February 2016.")]

    def test_verifying_within_the_year_or_entering_within_it_is_enough(self, settings: Any) -> None:
        settings.STALE_AFTER_DAYS = 30
        nova = entered("2015-05-01")
        entered(_before(29))
        assert [slug for _severity, slug, _message in told(self.check)] == [nova.slug]
        verification = factories.verification(project=nova, verified_on=_before(29))
        assert told(self.check) == []
        verification.verified_on = _before(30)
        verification.save()
        assert len(told(self.check)) == 1
        settings.STALE_AFTER_DAYS = 0
        assert told(self.check) == []

    def test_drafts_and_what_has_ended_are_left_alone(self) -> None:
        entered("2015-05-01", state="draft")
        ended = retired()
        Project.history.filter(id=ended.pk).update(history_date="2015-05-01T00:00Z")
        assert told(self.check) == []


def _before(days: int) -> str:
    return str(datetime.date.fromisoformat(DAY) - datetime.timedelta(days=days))


def counted(check: Check) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as captured:
        number = len(list(check(DAY)))
    return len(captured), number


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_findings_carry_the_name_of_their_rule_and_cost_the_same_for_any_number(
    rule: Any,
) -> None:
    for _three in range(3):
        broken()
    assert {each.rule for each in rule.check(DAY)} == {rule.name}
    assert {each.subject.model for each in rule.check(DAY)} <= {*rule.about}
    assert all(each.message and each.remedy for each in rule.check(DAY))
    few = counted(rule.check)
    for _many in range(9):
        broken()
    many = counted(rule.check)
    assert many[0] == few[0] <= 6
    assert many[1] > few[1]


def test_names_of_rules_are_their_own() -> None:
    names = [rule.name for rule in RULES]
    assert len({*names}) == len(names)
