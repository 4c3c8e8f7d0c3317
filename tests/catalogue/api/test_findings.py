"""Findings in the API: for staff alone, and for nobody's cache."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from catalogue.models import Stage
from catalogue.rules import findings
from catalogue.rules.report import as_document
from tests import factories
from tests.catalogue.api.conftest import Catalogue

ADDRESS = "/api/v1/findings/"


@pytest.fixture
def staff(whole: Catalogue, client: Client) -> Client:
    """Return a browser with staff logged in; there is something of each severity to be found."""
    gone = factories.project()
    factories.stage_change(project=gone, stage=Stage.objects.get(slug="retired"))
    factories.entry(project=gone)
    one, other = factories.body(), factories.body()
    factories.reporting_line(body=one, reports_to=other)
    factories.reporting_line(body=other, reports_to=one)
    client.force_login(User.objects.create_user("curator", is_staff=True))
    return client


def test_staff_is_answered_and_no_cache_keeps_it(staff: Client) -> None:
    response = staff.get(ADDRESS, {"on": "2019-04-02"})
    answer = response.json()
    assert answer == as_document(findings("2019-04-02"), "2019-04-02")
    assert all(answer["counts"].values())
    assert "no-store" in response["Cache-Control"]
    assert "Cookie" in response["Vary"]


@pytest.mark.parametrize("logged_in", [True, False])
def test_others_are_refused_before_anything_is_looked_at(
    db: None, client: Client, logged_in: bool
) -> None:
    if logged_in:
        client.force_login(User.objects.create_user("reader"))
    response = client.get(ADDRESS, {"severity": "bad"})
    assert (response.status_code, response["Content-Type"]) == (403, "application/problem+json")
    assert response.json()["detail"] == "Only staff may read this; log in to the admin first."


def test_severity_and_rule_keep_what_has_either_of_the_values(staff: Client) -> None:
    def kept(**query: Any) -> set[tuple[str, str]]:
        answer = staff.get(ADDRESS, {"on": "2019-04-02", **query}).json()
        assert sum(answer["counts"].values()) == len(answer["findings"])
        return {(each["severity"], each["rule"]) for each in answer["findings"]}

    every = kept()
    severities, rules = {one for one, _rule in every}, sorted({rule for _one, rule in every})
    assert severities == {"error", "warning", "notice"}
    assert kept(severity="warning") == {each for each in every if each[0] == "warning"}
    assert kept(rule=rules[:2]) == {each for each in every if each[1] in rules[:2]}
    assert kept(severity=["error", "warning", "notice"], rule=rules[0]) == {
        each for each in every if each[1] == rules[0]
    }


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("severity=bad", "severity"),
        ("rule=one_board", "rule"),
        ("on=2019", "on"),
        ("utm_source=mail", "utm_source"),
    ],
)
def test_what_cannot_be_used_is_refused(query: str, parameter: str, staff: Client) -> None:
    response = staff.get(f"{ADDRESS}?{query}")
    assert response.status_code == 400
    assert [each["parameter"] for each in response.json()["errors"]] == [parameter]


def test_it_can_only_be_read(staff: Client) -> None:
    assert staff.post(ADDRESS).status_code in (403, 405)


def test_more_findings_take_no_more_queries(
    staff: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    staff.get(ADDRESS)
    for _round in range(2):
        with django_assert_num_queries(QUERIES):
            staff.get(ADDRESS)
        for _each in range(9):
            factories.stage_change()


QUERIES = 52
