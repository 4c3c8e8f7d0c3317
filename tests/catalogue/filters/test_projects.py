"""What projects can be narrowed by."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict

from catalogue.filters import ProjectFilter
from catalogue.models import Project
from catalogue.search import drain
from tests import factories

Found = Callable[[str], list[str]]


@pytest.fixture
def found(db: None) -> Found:
    """Return a function that lists the slugs of the projects a query finds, as a page does."""

    def ask(query: str) -> list[str]:
        drain()
        filters = ProjectFilter(QueryDict(query), queryset=Project.objects.published())
        assert filters.form.errors == {}
        return [project.slug for project in filters.qs]

    return ask


def errors(query: str) -> dict[str, Any]:
    """Return the errors of the form."""
    return dict(ProjectFilter(QueryDict(query), queryset=Project.objects.published()).form.errors)


def test_lists_leave_out_what_is_retired_and_what_is_others(found: Found) -> None:
    retired = factories.stage(slug="retired", listed=False)
    factories.project(slug="new")
    factories.stage_change(project=factories.project(slug="old"), stage=retired)
    factories.project(slug="theirs", kind="external")
    both = factories.project(slug="theirs-old", kind="external")
    factories.stage_change(project=both, stage=retired)
    assert found("") == ["new"]
    assert found("include=retired") == ["new", "old"]
    assert found("include=external") == ["new", "theirs"]
    assert found("include=retired,external") == ["new", "old", "theirs", "theirs-old"]
    assert found("include=retired&include=external") == found("include=retired,external")
    assert found("on=2017-12-31") == ["new", "old"]


def test_nothing_is_left_out_for_whoever_asks_for_it(found: Found) -> None:
    host = factories.organization(slug="host")
    parent = factories.project(slug="parent")
    old = factories.project(slug="old", kind="external", host=host, parent=parent)
    factories.stage_change(project=old, stage=factories.stage(slug="retired", listed=False))
    factories.integration(project=parent, technology=old)
    for query in ("stage=retired", "kind=external", "host=host", "integrates_with=parent"):
        assert found(query) == ["old"]
    assert found("parent=parent") == ["old"]
    assert found("q=old") == ["old"]
    assert found("license=MIT") == []


@pytest.mark.parametrize("word", ["NOVA", "compute", "nebula", "mächines", "Machines", "quick"])
def test_words_are_found_in_names_role_and_summary(word: str, found: Found) -> None:
    nova = factories.project(
        slug="nova", name="Nova Mächines", role="Compute service", summary="Quick machines"
    )
    factories.former_name(subject=nova, name="Nebula")
    factories.project(slug="swift")
    assert found(f"q={word}") == ["nova"]


def test_every_word_has_to_be_found(found: Found) -> None:
    factories.project(slug="nova", role="Virtual machines", summary="In clouds")
    assert found("q=clouds+virtual+nova") == ["nova"]
    assert found("q=clouds+physical") == []


def test_names_come_before_prose_and_the_same_name_first(found: Found) -> None:
    factories.project(slug="argo", name="Argo", summary="For Kubernetes")
    factories.project(slug="kuryr-kubernetes", name="Kuryr-Kubernetes")
    factories.project(slug="k8s", name="Kubernetes")
    factories.project(slug="kubernetes-tools", name="Kubernetes tools")
    expected = ["k8s", "kubernetes-tools", "kuryr-kubernetes", "argo"]
    assert found("q=kubernetes") == expected


@pytest.mark.parametrize("text", ["%", "_", "!", "'", '"', "\\", "-", "a" * 200, "b " * 99])
def test_odd_words_find_nothing_and_break_nothing(text: str, found: Found) -> None:
    factories.project(slug="nova", name="Nova")
    assert found(QueryDict(mutable=True).urlencode() + f"q={text.replace('%', '%25')}") == []


def test_projects_are_found_by_what_they_are(found: Found) -> None:
    area, tag = factories.focus_area(slug="edge"), factories.tag(slug="python")
    factories.project(slug="a", focus_areas=[area], kind="tool", license="Apache-2.0")
    factories.project(slug="b", tags=[tag], kind="sdk", license="GPL-2.0-only")
    factories.project(slug="c", license="LGPL-2.0-only OR (Apache-2.0 AND MIT)")
    assert found("focus_area=edge") == ["a"]
    assert found(f"tag={tag.facet.slug}:python") == ["b"]
    assert found("kind=tool&kind=sdk") == ["a", "b"]
    assert found("license=GPL-2.0-only") == ["b"]
    assert found("license=Apache-2.0") == ["a", "c"]
    assert found("license=MIT&license=GPL-2.0-only") == ["b", "c"]


def test_keys_are_joined_by_and_their_values_by_or(found: Found) -> None:
    edge, cloud = factories.focus_area(slug="edge"), factories.focus_area(slug="cloud")
    factories.project(slug="a", focus_areas=[edge], kind="tool")
    factories.project(slug="b", focus_areas=[cloud, edge], kind="tool")
    factories.project(slug="c", focus_areas=[cloud])
    assert found("focus_area=edge&focus_area=cloud") == ["a", "b", "c"]
    assert found("focus_area=edge&focus_area=cloud&kind=tool") == ["a", "b"]


def test_projects_are_found_by_where_they_stand(found: Found) -> None:
    first = factories.category(slug="compute")
    second = factories.category(slug="network", region=first.region)
    elsewhere = factories.category(slug="compute")
    factories.entry(project=factories.project(slug="nova"), category=first, core=True)
    zun = factories.project(slug="zun")
    factories.entry(project=zun, category=second)
    factories.entry(project=zun, category=elsewhere, core=True)
    here, there = first.region.map.slug, elsewhere.region.map.slug
    assert found(f"map={here}") == ["nova", "zun"]
    assert found(f"category={here}.compute") == ["nova"]
    assert found(f"category={there}.compute&category={here}.compute") == ["nova", "zun"]
    assert found(f"map={here}&core=true") == ["nova"]
    assert found(f"map={here}&core=false") == ["zun"]
    assert found(f"map={there}&core=true") == ["zun"]


def test_requirements_are_direct_and_of_the_day(found: Found) -> None:
    a, b, c = (factories.project(slug=slug) for slug in "abc")
    factories.relation(project=a, target=b, since="2015", until="2020")
    factories.relation(project=b, target=c)
    factories.relation(project=a, target=c, kind="works_with")
    assert found("requires=c") == ["b"]
    assert found("required_by=b") == ["c"]
    assert found("requires=b") == []
    assert found("requires=b&on=2019-12-31") == ["a"]
    assert found("required_by=a&on=2020-01-01") == []
    assert found("works_with=a") == ["c"]
    assert found("works_with=c") == ["a"]


def test_integrations_are_found_from_every_side(found: Found) -> None:
    neutron, bridge = factories.project(slug="neutron"), factories.project(slug="kuryr")
    kubernetes = factories.project(slug="kubernetes", kind="external")
    factories.integration(project=neutron, technology=kubernetes, via=bridge, since="2016")
    factories.integration(project=neutron, technology=factories.project(slug="ovs"))
    assert found("integrates_with=kubernetes") == ["kuryr", "neutron"]
    assert found("integrates_with=kuryr") == ["kubernetes", "neutron"]
    assert found("integrates_with=neutron") == ["kubernetes", "kuryr", "ovs"]
    assert found("integrates_with=kubernetes&on=2015-01-01") == []


def test_projects_are_found_by_use(found: Found) -> None:
    a, b = factories.project(slug="a"), factories.project(slug="b")
    need = factories.need(project=a, importance="optional")
    adoption = factories.adoption(project=b, since="2017", until="2019")
    assert found(f"use_case={need.use_case.slug}") == ["a"]
    assert found(f"adopter={adoption.organization.slug}&on=2018-01-01") == ["b"]
    assert found(f"adopter={adoption.organization.slug}") == []
    draft = factories.need(project=a, use_case=factories.use_case(slug="idea", state="draft"))
    assert list(errors(f"use_case={draft.use_case.slug}")) == ["use_case"]


def test_governing_bodies_are_inherited_and_of_the_day(found: Found) -> None:
    whole = factories.project(slug="whole")
    part = factories.project(slug="part", parent=whole)
    apart = factories.project(slug="apart", parent=whole)
    factories.stewardship(project=whole, body=factories.body(slug="tc"), since="2012")
    factories.stewardship(project=apart, body=factories.body(slug="team"))
    assert part.stewardships.count() == 0
    assert found("governed_by=tc") == ["part", "whole"]
    assert found("governed_by=tc&on=2011-12-31") == []
    assert found("governed_by=tc&governed_by=team") == ["apart", "part", "whole"]


def test_since_release_follows_the_dates_of_releases(found: Found) -> None:
    zed = factories.release(slug="zed", released_on="2022-10-05")
    antelope = factories.release(slug="2023.1".replace(".", "-"), released_on="2023")
    month = factories.release(slug="month", released_on="2023-01-01")
    undated = factories.release(slug="undated")
    for slug, release in (("a", zed), ("b", antelope), ("c", month), ("d", undated)):
        factories.project(slug=slug, first_release=release)
    factories.project(slug="e")
    assert found("since_release=zed") == ["a", "b", "c"]
    assert found("since_release=month") == ["b", "c"]
    assert found("since_release=undated") == ["d"]


def test_changed_since_looks_at_stages_and_entries(found: Found) -> None:
    for slug in ("edited", "moved", "still"):
        project = factories.project(slug=slug)
        long_ago = datetime.datetime(2010, 1, 1, tzinfo=datetime.UTC)
        project.history.update(history_date=long_ago)
        factories.stage_change(project=project, changed_on="2011")
    Project.objects.get(slug="edited").history.update(
        history_date=datetime.datetime(2020, 5, 1, tzinfo=datetime.UTC)
    )
    moved = Project.objects.get(slug="moved")
    factories.stage_change(project=moved, changed_on="2020")
    assert found("changed_since=2020-01-01") == ["edited", "moved"]
    assert found("changed_since=2020-05-01") == ["edited"]
    assert found("changed_since=2020-05-02") == []


def test_page_ignores_parameters_it_does_not_know(found: Found) -> None:
    factories.project(slug="nova")
    assert found("utm_source=mail&page=2&kind=") == ["nova"]


@pytest.mark.django_db
def test_page_is_told_of_values_that_cannot_be_used() -> None:
    project = factories.project(slug="nova")
    filters = ProjectFilter(
        QueryDict("kind=gadget&stage=nope&core=true&on=2019"), queryset=Project.objects.published()
    )
    assert list(filters.qs) == [project]
    assert sorted(filters.form.errors) == ["core", "kind", "on", "stage"]


@pytest.mark.django_db
def test_filters_without_any_data_leave_out_what_lists_leave_out() -> None:
    factories.project(kind="external")
    assert list(ProjectFilter(queryset=Project.objects.published()).qs) == []


def test_projects_come_with_the_stage_of_the_day(found: Found) -> None:
    factories.stage_change(stage=factories.stage(slug="active", name="Active"), changed_on="2018")
    data = QueryDict("on=2018-06-01")
    [project] = ProjectFilter(data, queryset=Project.objects.published()).qs
    assert project.stage["name"] == "Active"
