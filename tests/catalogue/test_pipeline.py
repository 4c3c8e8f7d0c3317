"""How projects get in."""

import pytest

from catalogue.models import Project, Stage
from catalogue.pipeline import Passage, inward_stages, passages, steps
from tests import factories

PROPOSED, PILOT, CONFIRMED, ACTIVE, RETIRED = range(1, 6)


def test_stages_nobody_comes_back_to_lead_inwards() -> None:
    following = {
        PROPOSED: [PILOT, RETIRED],
        PILOT: [CONFIRMED],
        CONFIRMED: [ACTIVE, RETIRED],
        ACTIVE: [RETIRED],
        RETIRED: [ACTIVE],
    }
    assert inward_stages(following) == {PROPOSED, PILOT, CONFIRMED}


def test_stage_that_any_may_follow_is_no_way_in() -> None:
    assert inward_stages({PILOT: [ACTIVE], ACTIVE: []}) == set()
    assert inward_stages({}) == set()


def test_stage_with_nothing_but_itself_is_no_way_in() -> None:
    assert inward_stages({ACTIVE: []}) == set()


@pytest.fixture
def kata(db: None) -> Project:
    """Return a project that was a pilot and is confirmed."""
    confirmed = factories.stage(slug="confirmed", position=2)
    later = factories.stage(slug="maintenance", position=3)
    pilot = factories.stage(slug="pilot", position=1, next_stages=[confirmed])
    confirmed.next_stages.set([later])
    later.next_stages.set([later])
    project: Project = factories.project(slug="kata")
    factories.stage_change(project=project, stage=pilot, changed_on="2017-12-05")
    factories.stage_change(project=project, stage=confirmed, changed_on="2019-04-08")
    return project


def told(line: list[Passage]) -> list[tuple[str, str, str, bool]]:
    return [(one.stage.slug, one.since, one.until, one.last) for one in line]


def test_passages_follow_each_other(kata: Project) -> None:
    [line] = passages("2026-01-01")
    assert told(line) == [
        ("pilot", "2017-12-05", "2019-04-08", False),
        ("confirmed", "2019-04-08", "", True),
    ]


def test_passages_of_a_day_do_not_know_what_came_after(kata: Project) -> None:
    [line] = passages("2019-04-07")
    assert told(line) == [("pilot", "2017-12-05", "", True)]
    assert passages("2017-12-04") == []


def test_drafts_have_none(kata: Project) -> None:
    Project.objects.update(state=Project.State.DRAFT)
    assert passages("2026-01-01") == []


def test_time_is_told_in_months_and_whether_it_is_exact(kata: Project) -> None:
    [[pilot, confirmed]] = passages("2026-01-01")
    assert (pilot.days, pilot.months, pilot.exact) == (489, 16, True)
    assert (confirmed.days, confirmed.months) == (None, None)
    kata.stage_changes.filter(stage__slug="pilot").update(changed_on="2017-12")
    [[pilot, _confirmed]] = passages("2026-01-01")
    assert (pilot.months, pilot.exact) == (16, False)


def test_steps_say_who_is_where(kata: Project) -> None:
    factories.stage_change(project=factories.project(), stage=Stage.objects.get(slug="maintenance"))
    found = steps(passages("2026-01-01"))
    assert [(one.stage.slug, one.inward, one.count, one.projects) for one in found] == [
        ("pilot", True, 0, []),
        ("confirmed", True, 1, [kata]),
        ("maintenance", False, 1, []),
    ]
