"""What lists about governance are narrowed to."""

from typing import Any

import pytest
from django.http import QueryDict

from governance.api.resources import RESOURCES
from governance.filters.fields import CodesField
from governance.models import Organization
from tests import factories

pytestmark = pytest.mark.django_db


def found(resource: str, query: str) -> list[Any]:
    """Return what a list holds, by slug or by key."""
    kind: Any = RESOURCES[resource]
    filters = kind.filterset_class(QueryDict(query), queryset=kind.queryset.all())
    assert filters.form.is_valid(), filters.form.errors
    return [getattr(row, "slug", row.pk) for row in filters.qs]


def test_bodies_are_those_that_exist_on_the_day() -> None:
    factories.body(slug="old", established_on="2012", dissolved_on="2019-08")
    factories.body(slug="new", established_on="2020")
    factories.body(slug="undated")
    assert found("bodies", "") == ["new", "undated"]
    assert found("bodies", "on=2019-07-31") == ["old", "undated"]
    assert found("bodies", "on=2019-08-01") == ["undated"]
    assert found("bodies", "on=2019-08-01&include=past,future") == ["new", "old", "undated"]


def test_bodies_are_found_by_kind_words_and_those_above_them() -> None:
    board = factories.body(
        slug="board", kind="board", overseen_by=factories.organization(slug="lf")
    )
    committee = factories.body(slug="committee", name="User Committee", mandate="Hears users.")
    factories.former_name(subject=committee, name="Listeners", until="2013")
    factories.reporting_line(body=committee, reports_to=board, since="2013", until="2019")
    for query in ("q=hears", "q=listeners", "q=user+hears", "answers_to=board&on=2018-12-31"):
        assert found("bodies", query) == ["committee"]
    assert found("bodies", "answers_to=board&on=2019-01-01") == []
    assert found("bodies", "kind=board") == found("bodies", "overseen_by=lf") == ["board"]


def test_terms_are_those_of_the_day_and_observed_ones_from_the_day_they_were_seen() -> None:
    seats = factories.seat_class()
    past = factories.term(seat_class=seats, since="2017", until="2019").pk
    seen = factories.term(seat_class=seats, since="", observed_on="2018-05").pk
    coming = factories.term(seat_class=seats, since="2999").pk
    assert found("terms", "") == [seen]
    assert set(found("terms", "on=2018-06-01")) == {past, seen}
    assert found("terms", "on=2018-04-30") == [past]
    assert set(found("terms", "include=past,future")) == {past, seen, coming}
    assert found("terms", "sitting=true&include=past,future") == [seen]
    assert set(found("terms", "sitting=false")) == {past, coming}


def test_terms_are_found_by_each_end() -> None:
    body = factories.body(slug="tc")
    term = factories.term(
        seat_class=factories.seat_class(body=body, slug="elected"),
        person=factories.person(slug="ada"),
        affiliation=factories.organization(slug="cern"),
    ).pk
    factories.term()
    for query in ("body=tc", "seat_class=tc.elected", "person=ada", "affiliation=cern"):
        assert found("terms", query) == [term]


def test_seat_class_is_found_by_the_previous_slug_of_its_body() -> None:
    seats = factories.seat_class(body=factories.body(slug="tc"), slug="elected")
    term = factories.term(seat_class=seats).pk
    seats.body.slug = "committee"
    seats.body.save()
    for slug in ("tc.elected", "committee.elected"):
        assert found("terms", f"seat_class={slug}") == [term]


def test_people_are_found_by_one_office_that_is_all_that_is_asked_for() -> None:
    tc, board = factories.body(slug="tc"), factories.body(slug="board")
    cern, intel = (factories.organization(slug=slug) for slug in ("cern", "intel"))
    ada, bob, _eve = (factories.person(slug=slug) for slug in ("ada", "bob", "eve"))

    def sits(person: Any, body: Any, organization: Any, **period: str) -> None:
        seats = factories.seat_class(body=body)
        factories.term(person=person, seat_class=seats, affiliation=organization, **period)

    sits(ada, tc, cern)
    sits(ada, board, intel)
    sits(bob, tc, intel, until="2019")
    assert found("people", "") == ["ada", "bob", "eve"]
    assert found("people", "body=tc") == ["ada"]
    assert found("people", "body=tc&include=past") == ["ada", "bob"]
    assert found("people", "body=tc&affiliation=intel") == []
    assert found("people", "body=tc&affiliation=intel&on=2018-12-31") == ["bob"]
    assert found("people", "on=2018-12-31") == ["ada", "bob"]
    assert found("people", "q=AD") == ["ada"]


def test_organizations_are_found_by_sector_country_and_tier_of_the_day() -> None:
    cern = factories.organization(slug="cern", sector="research", country="CH", summary="Physics")
    factories.membership(organization=cern, tier="gold", since="2018", until="2020")
    factories.membership(organization=factories.organization(slug="new"), tier="gold", since="2020")
    for query in ("sector=research", "country=CH", "country=CH&country=DE", "q=physics"):
        assert found("organizations", query) == ["cern"]
    assert found("organizations", "tier=gold") == ["new"]
    assert found("organizations", "tier=gold&on=2019-12-31") == ["cern"]


def test_tier_there_never_was_is_refused_with_those_there_are() -> None:
    factories.membership(tier="gold")
    kind: Any = RESOURCES["organizations"]
    query = QueryDict("tier=golden&country=de")
    errors = kind.filterset_class(query, queryset=Organization.objects.all()).form.errors
    assert errors == {
        "tier": ["There is no “golden”; there are: gold."],
        "country": ["“de” is no code of the kind asked for; write it as DE."],
    }
    assert CodesField(pattern="[A-Z]{2}", example="DE").schema()["pattern"] == "^[A-Z]{2}$"


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("since=2018-05-01", ["may", "day", "next"]),
        ("since=2018-05-02", ["day", "next"]),
        ("until=2018-05-01", ["year"]),
        ("since=2018-01-01&until=2019-01-01", ["year", "may", "day"]),
    ],
)
def test_decisions_of_a_period_are_compared_by_first_days(period: str, expected: list[str]) -> None:
    body = factories.body(slug="board")
    dates = {"year": "2018", "may": "2018-05", "day": "2018-05-02", "next": "2019-01-01"}
    for slug, date in dates.items():
        factories.resolution(slug=slug, body=body, decided_on=date, summary="So be it.")
        factories.election(body=body, held_on=date)
    assert found("resolutions", f"{period}&body=board&q=so") == expected[::-1]
    assert len(found("elections", f"{period}&body=board")) == len(expected)


def test_resolutions_are_found_by_outcome_and_all_words() -> None:
    factories.resolution(slug="one", title="Kata confirmed", outcome="rejected")
    factories.resolution(slug="two", title="Zuul confirmed")
    assert found("resolutions", "outcome=rejected") == ["one"]
    assert found("resolutions", "q=zuul+confirmed") == ["two"]
