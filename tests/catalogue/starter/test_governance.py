"""What the starter catalogue knows of who governed what, and what rules find in it."""

import re
from collections import Counter
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from catalogue.rules import findings

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BOARD = "Board of Directors of the Open Infrastructure Foundation"
OLD_BOARD = "Board of Directors of the OpenStack Foundation"
NEW_BOARD = "OpenInfra Foundation Governing Board"
COMMITTEE = "OpenStack Technical Committee"


def chains(client: Client, project: str, on: str) -> dict[str, list[list[str]]]:
    """Return by capacity the names of each body that governs and of those above it."""
    answer: Any = client.get(f"/api/v1/projects/{project}/governance/?on={on}").json()
    return {
        capacity: [[body["name"] for body in each["chain"]] for each in answer[capacity]]
        for capacity in ("technical", "user_voice")
    }


@pytest.mark.parametrize(
    ("project", "on", "technical", "user_voice"),
    [
        # The User Committee spoke for users until its tasks went to the Technical Committee.
        (
            "openstack",
            "2020-07-31",
            [COMMITTEE, OLD_BOARD],
            ["OpenStack User Committee", OLD_BOARD],
        ),
        ("openstack", "2020-08-01", [COMMITTEE, OLD_BOARD], [COMMITTEE, OLD_BOARD]),
        (
            *("nova", "2020-07-31", ["Nova team", COMMITTEE, OLD_BOARD]),
            ["OpenStack User Committee", OLD_BOARD],
        ),
        ("nova", "2025-06-03", ["Nova team", COMMITTEE, NEW_BOARD], [COMMITTEE, NEW_BOARD]),
        # Airship had two committees, then one, then the consensus of its maintainers.
        (
            *("airship", "2020-12-31", ["Airship Technical Committee", BOARD]),
            ["Airship Working Committee", BOARD],
        ),
        (
            *("airship", "2021-05-31", ["Airship Technical Committee", BOARD]),
            ["Airship Working Committee", BOARD],
        ),
        ("airship", "2021-06-01", ["Airship Technical Committee", BOARD], None),
        ("airship", "2022-09-26", ["Airship Technical Committee", BOARD], None),
        ("airship", "2022-09-27", ["Airship project maintainers", BOARD], None),
        # Zuul left OpenStack.
        ("zuul", "2018-03-19", [COMMITTEE, OLD_BOARD], None),
        (
            *("zuul", "2018-03-20", ["Zuul maintainers and project lead", OLD_BOARD]),
            ["Zuul maintainers and project lead", OLD_BOARD],
        ),
        # The foundation changed its name, and then became a fund within another one.
        ("starlingx", "2020-10-18", ["StarlingX Technical Steering Committee", OLD_BOARD], None),
        ("starlingx", "2020-10-19", ["StarlingX Technical Steering Committee", BOARD], None),
        ("starlingx", "2025-06-02", ["StarlingX Technical Steering Committee", BOARD], None),
        ("starlingx", "2025-06-03", ["StarlingX Technical Steering Committee", NEW_BOARD], None),
        (
            *("kata-containers", "2019-04-08"),
            ["Kata Containers Architecture Committee", OLD_BOARD],
            ["Kata Containers Architecture Committee", OLD_BOARD],
        ),
    ],
)
def test_who_decided_and_who_spoke_for_users(
    project: str, on: str, technical: list[str], user_voice: list[str] | None, client: Client
) -> None:
    assert chains(client, project, on) == {
        "technical": [technical],
        "user_voice": [user_voice] if user_voice else [],
    }


@pytest.mark.parametrize(
    ("on", "board", "overseen_by"),
    [
        ("2012-10-01", OLD_BOARD, None),
        ("2019-06-01", OLD_BOARD, None),
        ("2020-10-19", BOARD, None),
        ("2025-06-03", NEW_BOARD, "linux-foundation"),
    ],
)
def test_structure_of_a_day_has_the_board_of_that_day(
    on: str, board: str, overseen_by: str | None, client: Client
) -> None:
    answer = client.get(f"/api/v1/governance/?on={on}").json()
    boards = [each for each in answer["bodies"] if each["kind"] == "board"]
    assert [(each["name"], each["overseen_by"]) for each in boards] == [(board, overseen_by)]
    committee = next(
        each for each in answer["bodies"] if each["slug"] == "openstack-technical-committee"
    )
    assert [each["slug"] for each in committee["answers_to"]] == [answer["board"]]


Sitting = dict[str, str | None]


def sat(client: Client, project: str, on: str, capacity: str = "technical") -> tuple[str, Sitting]:
    """Return how much is recorded of who sat, and who did, with whom they worked for."""
    answer: Any = client.get(f"/api/v1/projects/{project}/governance/?on={on}").json()
    [found] = answer[capacity]
    return found["recorded"], {
        one["person"]["name"]: one["affiliation"] and one["affiliation"]["name"]
        for one in found["members"]
    }


@pytest.mark.parametrize(
    ("project", "on", "capacity", "recorded", "members"),
    [
        # Who decided for Airship in 2020, and for whom did they work? A seat changed hands in
        # January, and the committees were elected anew in June and in August.
        (
            *("airship", "2020-03-01", "technical", "all"),
            {
                "Alexander Hughes": "Accenture",
                "Alexey Odinokov": "Mirantis",
                "Andrew Leasck": "AT&T",
                "James Gu": "SUSE",
                "Jan-Erik Mångs": "Ericsson",
            },
        ),
        (
            *("airship", "2020-09-01", "technical", "all"),
            {
                "Alex Bailey": "AT&T",
                "Alexander Hughes": "Accenture",
                "Alexey Odinokov": "Mirantis",
                "Jan-Erik Mångs": "Ericsson",
                "John Williams": "Dell Technologies",
            },
        ),
        (
            *("airship", "2020-09-01", "user_voice", "all"),
            {
                "Drew Walters": "AT&T",
                "James Gu": "Insight Global",
                "Kostiantyn Kalynovskyi": "Mirantis",
                "Matt McEuen": "AT&T",
                "Sreejith Punnapuzha": "Ericsson",
            },
        ),
        # Between the end of the last term that is known and the report that names seven members.
        ("airship", "2021-10-01", "technical", "none", {}),
        ("airship", "2023-01-01", "technical", "none", {}),
        (
            *("kata-containers", "2019-12-01", "technical", "all"),
            {
                "Eric Ernst": "Intel",
                "Haomin Tsai": "Huawei",
                "Justin He": "Arm",
                "Samuel Ortiz": "Intel",
                "Xu Wang": "Ant Group",
            },
        ),
        ("zuul", "2023-01-01", "technical", "some", {"James E. Blair": None}),
        ("starlingx", "2026-08-15", "technical", "none", {}),
    ],
)
def test_who_sat_is_known_by_name_or_said_not_to_be(
    project: str, on: str, capacity: str, recorded: str, members: Sitting, client: Client
) -> None:
    assert sat(client, project, on, capacity) == (recorded, members)


def test_kata_was_on_trial_until_a_review_confirmed_it(client: Client) -> None:
    answer = client.get("/api/v1/projects/kata-containers/governance/?on=2026-08-15").json()
    pilot, confirmed = answer["stages"]
    assert (pilot["stage"]["slug"], pilot["changed_on"]) == ("pilot", "2017-12-05")
    assert (confirmed["stage"]["slug"], confirmed["changed_on"]) == ("confirmed", "2019-04-08")
    assert confirmed["resolution"]["slug"] == "board-20190408-kata-containers-confirmed"
    assert len(confirmed["review"]["assessments"]) == 5


@pytest.mark.parametrize("project", ["kata-containers", "zuul", "airship", "starlingx"])
def test_each_of_the_four_confirmations_rests_on_its_review(project: str, client: Client) -> None:
    answer = client.get(f"/api/v1/projects/{project}/governance/?on=2026-08-15").json()
    [confirmed] = [step for step in answer["stages"] if step["stage"]["slug"] == "confirmed"]
    assert confirmed["review"]
    assert confirmed["resolution"]
    assert confirmed["source_url"]


def test_committee_has_nine_members_on_nine_seats_in_august_2026(client: Client) -> None:
    answer = client.get("/api/v1/governance/?on=2026-08-15").json()
    [found] = [each for each in answer["bodies"] if each["name"] == COMMITTEE]
    [seats] = found["seats"]
    assert (seats["seats"], seats["sitting"], found["sitting"]) == (9, 9, 9)


@pytest.mark.parametrize("on", ["2012-10-01", "2019-06-01", "2022-09-27", "2026-08-01"])
def test_records_contradict_each_other_on_no_day(on: str) -> None:
    assert [each for each in findings(on) if each.severity == "error"] == []


def test_findings_of_august_2026_are_those_the_guide_explains(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each is so in the world, or no public page was found that tells otherwise."""
    monkeypatch.setattr("governance.rules.today", lambda: "2026-08-15")
    guide = (settings.BASE_DIR / "docs" / "rules.md").read_text()
    part = guide.split("## What it finds in the starter catalogue, and why")[1].split("\n## ")[0]
    explained: dict[str, set[str]] = {}
    rule = ""
    for line in part.splitlines():
        if line.startswith(("| `", "| | `")):
            _edge, first, subjects, why, _end = line.split("|")
            rule = first.strip(" `") or rule
            explained.setdefault(rule, set()).update(re.findall(r"`([a-z0-9-]+)`", subjects))
            assert why.strip().endswith(".")
    found = findings("2026-08-15")
    told: dict[str, set[str]] = {}
    for each in found:
        told.setdefault(each.rule, set()).add(each.subject.slug)
    assert told == explained
    counts = Counter(each.severity.value for each in found)
    numbers = [counts[severity] for severity in ("error", "warning", "notice")]
    assert "{} errors, {} warnings, {} notices".format(*numbers) in part
