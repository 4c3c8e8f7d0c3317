"""What lists of use, ties, releases and reviews are narrowed to."""

from typing import Any

import pytest
from django.http import QueryDict

from catalogue.api.urls import RESOURCES
from tests import factories

pytestmark = pytest.mark.django_db


def found(resource: str, query: str) -> list[Any]:
    """Return what a list holds, by slug or by key."""
    kind: Any = RESOURCES[resource]
    filters = kind.filterset_class(QueryDict(query), queryset=kind.queryset.all())
    assert filters.form.is_valid(), filters.form.errors
    return [getattr(row, "slug", row.pk) for row in filters.qs]


def test_use_cases_are_found_by_what_they_are_and_need() -> None:
    area = factories.focus_area(slug="edge")
    shop = factories.use_case(slug="shop", sector="retail", summary="Sells.", focus_areas=[area])
    factories.need(use_case=shop, project=factories.project(slug="nova"))
    factories.use_case(slug="other", sector="telecom")
    for query in ("sector=retail", "focus_area=edge", "project=nova", "q=sells"):
        assert found("use-cases", query) == ["shop"]
    assert found("use-cases", "sector=retail&sector=telecom") == ["other", "shop"]


def test_adoptions_are_found_by_both_ends_and_what_the_adopter_is() -> None:
    adopter = factories.organization(slug="shop", sector="retail", country="DE")
    nova = factories.project(slug="nova")
    made = factories.adoption(organization=adopter, project=nova, since="", observed_on="2018").pk
    factories.adoption()
    for query in ("organization=shop", "project=nova", "sector=retail", "country=DE"):
        assert found("adoptions", query) == [made]
        assert found("adoptions", f"{query}&on=2017-12-31") == []
        assert found("adoptions", f"{query}&on=2017-12-31&include=future") == [made]


def test_integrations_are_found_by_sides_bridge_host_and_direction() -> None:
    cncf = factories.organization(slug="cncf")
    made = factories.integration(
        project=factories.project(slug="neutron"),
        technology=factories.project(slug="kubernetes", kind="external", host=cncf),
        via=factories.project(slug="kuryr"),
        direction="used_by",
        until="2019",
    ).pk
    factories.integration()
    for query in (
        *("project=neutron", "technology=kubernetes", "via=kuryr", "host=cncf"),
        "direction=used_by",
    ):
        assert found("integrations", f"{query}&on=2018-12-31") == [made]
        assert found("integrations", query) == []
        assert found("integrations", f"{query}&include=past") == [made]


def test_stewardships_are_found_by_what_they_are_over_and_by_body() -> None:
    committee = factories.body(slug="uc")
    nova, area = factories.project(slug="nova"), factories.focus_area(slug="edge")
    over_nova = factories.stewardship(project=nova, body=committee).pk
    over_edge = factories.stewardship(focus_area=area, capacity="user_voice").pk
    assert found("stewardships", "project=nova") == found("stewardships", "body=uc") == [over_nova]
    for query in ("focus_area=edge", "capacity=user_voice"):
        assert found("stewardships", query) == [over_edge]


def test_releases_are_found_by_series_and_day() -> None:
    factories.release(slug="zed", series="Zed", released_on="2022-10-05")
    factories.release(slug="antelope", series="Antelope", released_on="2023-03")
    factories.release(slug="undated", series="Undated")
    assert found("releases", "series=Zed") == ["zed"]
    assert found("releases", "since=2023-03-01") == ["antelope"]
    assert found("releases", "until=2023-03-01") == ["zed"]


def test_reviews_are_found_by_project_stage_outcome_and_day() -> None:
    made = factories.review(
        project=factories.project(slug="zuul"),
        requested_stage=factories.stage(slug="confirmed"),
        decided_on="2019-04-28",
        outcome="accepted",
    ).pk
    factories.review()
    for query in ("project=zuul", "stage=confirmed", "outcome=accepted", "since=2019-04-28"):
        assert found("reviews", query) == [made]
    assert found("reviews", "until=2019-04-28") == []
