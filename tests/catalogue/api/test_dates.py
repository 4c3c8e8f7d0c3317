"""Answers about a day."""

import pytest

from tests import factories
from tests.catalogue.api.conftest import Catalogue, Get


@pytest.mark.usefixtures("searchable")
def test_stage_is_the_one_of_the_day(catalogue: Catalogue, get: Get) -> None:
    assert get("projects/nova/?on=2010-10-20&fields=stage") == {"stage": None}
    assert get("projects/nova/?on=2010-10-21&fields=stage") == {"stage": "active"}
    [row] = get("projects/?on=2010-10-20&q=nova")["results"]
    assert row["stage"] is None


def test_map_has_the_stages_of_the_day(catalogue: Catalogue, get: Get) -> None:
    def stage(query: str) -> str | None:
        [category] = get(f"maps/openstack/{query}")["regions"][0]["categories"]
        found: str | None = category["entries"][0]["project"]["stage"]
        return found

    assert (stage(""), stage("?on=2010-01-01")) == ("active", None)


def test_relations_are_those_of_the_day_unless_others_are_asked_for(get: Get) -> None:
    past = factories.relation(since="2012", until="2015").pk
    now = factories.relation(since="2014").pk
    coming = factories.relation(since="2999").pk

    def ids(query: str) -> set[int]:
        return {row["id"] for row in get(f"relations/?{query}")["results"]}

    assert ids("") == {now}
    assert ids("on=2014-12-31") == {past, now}
    assert ids("on=2015-01-01") == {now}
    assert ids("include=past") == {past, now}
    assert ids("include=past,future") == {past, now, coming}
    assert get(f"relations/{past}/")["until"] == "2015"


def test_relations_are_found_by_both_ends_and_kind(get: Get) -> None:
    needs = factories.relation(kind="requires")
    factories.relation(kind="works_with", project=needs.project)
    found = get(f"relations/?project={needs.project.slug}&kind=requires")["results"]
    assert [row["id"] for row in found] == [needs.pk]
    assert get(f"relations/?target={needs.target.slug}")["count"] == 1
    assert get("relations/?kind=requires&kind=works_with")["count"] == 2


def test_focus_areas_are_those_of_the_day(get: Get) -> None:
    factories.focus_area(slug="old", since="2017", until="2019")
    factories.focus_area(slug="new", since="2019")
    assert [row["slug"] for row in get("focus-areas/")["results"]] == ["new"]
    assert [row["slug"] for row in get("focus-areas/?on=2018-01-01")["results"]] == ["old"]
    assert get("focus-areas/old/")["until"] == "2019"


def test_categories_are_found_by_map_tone_and_project(catalogue: Catalogue, get: Get) -> None:
    other = factories.category(slug="other", tone="platform")
    for query in ("map=openstack", "tone=infrastructure", "project=keystone"):
        assert [row["slug"] for row in get(f"categories/?{query}")["results"]] == [
            "openstack.compute"
        ]
    assert get("categories/?tone=platform")["results"][0]["slug"] == other.address
