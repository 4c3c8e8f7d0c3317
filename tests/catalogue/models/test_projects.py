"""Projects: what people choose, and how far it has come."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from catalogue.models import Project, Stage, StageChange
from tests import factories

pytestmark = pytest.mark.django_db


def stages_of(project: Project, *days: str) -> list[str | None]:
    """Return the slug of the stage on each day."""
    found: list[Any] = [Project.objects.with_stage(day).get(pk=project.pk) for day in days]
    return [row.stage_slug for row in found]


def test_drafts_are_not_published() -> None:
    published, _draft = factories.project(), factories.project(state="draft")
    assert list(Project.objects.published()) == [published]


def test_stage_is_the_one_of_the_latest_change_up_to_the_day() -> None:
    project = factories.project()
    for slug, day in [("active", "2016"), ("deprecated", "2018-03"), ("retired", "2019-04-02")]:
        factories.stage_change(project=project, stage=factories.stage(slug=slug), changed_on=day)
    days = ("2015-12-31", "2016-01-01", "2018-03-01", "2019-04-01", "2019-04-02")
    assert stages_of(project, *days) == [None, "active", "deprecated", "deprecated", "retired"]


def test_stage_of_an_unknown_day_counts_until_another_is_known() -> None:
    project = factories.project()
    factories.stage_change(project=project, stage=factories.stage(slug="active"), changed_on="")
    factories.stage_change(
        project=project, stage=factories.stage(slug="retired"), changed_on="2018"
    )
    assert stages_of(project, "2012-01-01", "2019-04-02") == ["active", "retired"]


def test_of_two_changes_on_one_day_the_later_entered_counts() -> None:
    project = factories.project()
    for slug in ("active", "retired"):
        factories.stage_change(project=project, stage=factories.stage(slug=slug), changed_on="2018")
    assert stages_of(project, "2019-04-02") == ["retired"]


@pytest.mark.parametrize(
    ("day", "listed"), [("2016", True), ("2018", False), ("2020", True), ("2022", False)]
)
def test_what_was_once_left_out_of_lists_is_in_them_again_when_its_stage_is(
    day: str, listed: bool
) -> None:
    active, retired = factories.stage(), factories.stage(listed=False)
    project = factories.project(slug="back")
    for stage, since in ((retired, "2017"), (active, "2019"), (retired, "2021")):
        factories.stage_change(project=project, stage=stage, changed_on=since)
    factories.stage_change(project=factories.project(slug="other"), stage=active)
    found = set(Project.objects.listed(f"{day}-06-01").values_list("slug", flat=True))
    assert found == ({"back", "other"} if listed else {"other"})


def test_lists_leave_out_technologies_of_others_and_stages_that_are_not_listed() -> None:
    retired, active = factories.stage(listed=False), factories.stage()
    shown, unknown, gone = (factories.project() for _ in range(3))
    factories.project(kind="external")
    factories.stage_change(project=shown, stage=active, changed_on="2016")
    factories.stage_change(project=gone, stage=active, changed_on="2016")
    factories.stage_change(project=gone, stage=retired, changed_on="2018")
    assert set(Project.objects.listed("2019-04-02")) == {shown, unknown}
    assert set(Project.objects.listed("2017-04-02")) == {shown, unknown, gone}


def test_stage_on_no_given_day_is_the_one_of_today() -> None:
    project = factories.project()
    factories.stage_change(project=project, stage=factories.stage(slug="active"), changed_on="2016")
    factories.stage_change(project=project, stage=factories.stage(slug="later"), changed_on="9999")
    assert stages_of(project, "") == ["active"]


def test_project_that_is_further_up_part_of_itself_is_refused() -> None:
    top = factories.project(name="OpenStack")
    part = factories.project(parent=factories.project(parent=top))
    top.parent = part
    with pytest.raises(ValidationError) as refused:
        top.full_clean()
    assert refused.value.message_dict == {"parent": ["OpenStack would be part of itself."]}


def test_uid_is_given_once_and_differs() -> None:
    one, other = factories.project(), factories.project()
    assert one.uid != other.uid
    assert len(one.uid) == 10
    one.save()
    assert Project.objects.get(pk=one.pk).uid == one.uid


@pytest.fixture
def stages() -> dict[str, Stage]:
    """Return stages of which only retired is a last one: proposed → active → retired."""
    made = {slug: factories.stage(slug=slug) for slug in ("proposed", "active", "retired")}
    made["proposed"].next_stages.add(made["active"])
    made["active"].next_stages.add(made["retired"])
    return made


def enter(project: Project, stage: Stage, changed_on: str) -> list[str]:
    """Return what is said to a change; store it if nothing is."""
    change = StageChange(project=project, stage=stage, changed_on=changed_on)
    try:
        change.full_clean()
    except ValidationError as refused:
        return refused.messages
    change.save()
    return []


def test_stage_follows_one_that_allows_it(stages: dict[str, Stage]) -> None:
    project = factories.project()
    for slug, day in [("proposed", "2016"), ("active", "2017"), ("retired", "2018")]:
        assert enter(project, stages[slug], day) == []


def test_stage_that_the_one_before_does_not_allow_is_refused(stages: dict[str, Stage]) -> None:
    project = factories.project()
    enter(project, stages["proposed"], "2016")
    message = "“Retired” cannot follow “Proposed”; it may be followed by Active."
    assert enter(project, stages["retired"], "2018") == [message]


def test_stage_that_does_not_allow_the_one_after_is_refused(stages: dict[str, Stage]) -> None:
    project = factories.project()
    enter(project, stages["active"], "2017")
    enter(project, stages["retired"], "2018")
    message = "“Retired” cannot follow “Proposed”; it may be followed by Active."
    assert enter(project, stages["proposed"], "2017-06") == [
        "“Proposed” cannot follow “Active”; it may be followed by Retired.",
    ]
    stages["active"].next_stages.add(stages["proposed"])
    assert enter(project, stages["proposed"], "2017-06") == [message]


def test_any_stage_may_follow_one_that_names_none(stages: dict[str, Stage]) -> None:
    project = factories.project()
    enter(project, stages["retired"], "2016")
    assert enter(project, stages["proposed"], "2017") == []


def test_stage_may_be_entered_again_on_another_day(stages: dict[str, Stage]) -> None:
    project = factories.project()
    enter(project, stages["active"], "2016")
    assert enter(project, stages["active"], "2017") == []


def test_stages_of_other_projects_do_not_matter(stages: dict[str, Stage]) -> None:
    enter(factories.project(), stages["proposed"], "2016")
    assert enter(factories.project(), stages["retired"], "2017") == []


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("license", "apache-2.0", "SPDX writes “Apache-2.0” for “apache-2.0”."),
        ("logo", "<svg/>", "A logo is an <svg> element in the SVG namespace."),
    ],
)
def test_licence_and_logo_are_looked_at(field: str, value: Any, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        factories.project(**{field: value}).full_clean()
    assert refused.value.message_dict == {field: [words]}
