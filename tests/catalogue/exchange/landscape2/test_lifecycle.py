"""Maturity and dates ↔ the steps of a project's life."""

import pytest

from catalogue.exchange.landscape2.lifecycle import Step, read_life, stage_after, write_life

SANDBOX, INCUBATING = Step("sandbox", "2016-03-10"), Step("incubating", "2017-04-01")
GRADUATED, ARCHIVED = Step("graduated", "2018-03-06"), Step("archived", "2020-01-01")


def keys(project: str = "", **extra: str) -> dict[str, str]:
    said = {"project": project} if project else {}
    return said | {f"extra.{key}": day for key, day in extra.items()}


WAYS = {
    "all the way": (
        keys("graduated", accepted="2016-03-10", incubating="2017-04-01", graduated="2018-03-06"),
        (SANDBOX, INCUBATING, GRADUATED),
    ),
    "accepted, and no further": (keys("sandbox", accepted="2016-03-10"), (SANDBOX,)),
    "accepted as incubating": (
        keys("incubating", accepted="2017-04-01", incubating="2017-04-01"),
        (INCUBATING,),
    ),
    "archived from the first stage": (
        keys("archived", accepted="2016-03-10", archived="2020-01-01"),
        (SANDBOX, ARCHIVED),
    ),
    "without any date": (keys("sandbox"), (Step("sandbox"),)),
    "a stage of another name": (
        keys("growth", accepted="2016-03-10"),
        (Step("growth", "2016-03-10", certain=False),),
    ),
    "a stage whose day is missing": (
        keys("graduated", accepted="2016-03-10", incubating="2017-04-01"),
        (SANDBOX, INCUBATING, Step("graduated", "2017-04-01", certain=False)),
    ),
    "nothing": ({}, ()),
}


@pytest.mark.parametrize(("said", "steps"), WAYS.values(), ids=WAYS)
def test_dates_are_read_as_steps_and_written_again(
    said: dict[str, str], steps: tuple[Step, ...]
) -> None:
    assert read_life(said) == steps
    assert write_life(steps) == said


@pytest.mark.parametrize(("said", "steps"), WAYS.values(), ids=WAYS)
def test_project_is_in_the_stage_that_is_said(
    said: dict[str, str], steps: tuple[Step, ...]
) -> None:
    assert stage_after(steps) == said.get("project", "")


def test_stage_is_known_however_it_is_written() -> None:
    assert read_life({"project": " Early Adoption "}) == (Step("early-adoption"),)


def test_acceptance_alone_names_no_stage() -> None:
    assert read_life(keys(accepted="2016-03-10")) == ()


def test_acceptance_after_a_move_is_no_step() -> None:
    said = keys("graduated", accepted="2019-01-01", graduated="2018-03-06")
    assert read_life(said) == (GRADUATED,)


def test_day_that_is_not_known_to_the_day_is_not_written() -> None:
    steps = (Step("sandbox", "2016"), Step("graduated", "2018-03"))
    assert write_life(steps) == {"project": "graduated"}


def test_stage_that_was_entered_twice_has_its_last_day() -> None:
    steps = (GRADUATED, ARCHIVED, Step("graduated", "2021-01-01"))
    assert write_life(steps) == keys(
        "graduated", accepted="2018-03-06", graduated="2021-01-01", archived="2020-01-01"
    )
