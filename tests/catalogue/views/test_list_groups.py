"""The filters of a list of projects, with what each choice would leave."""

import pytest
from django.http import QueryDict

from catalogue.facets import Group
from catalogue.filters import ProjectFilter
from catalogue.filters.selection import Selection, select
from catalogue.models import Project
from catalogue.views.list_groups import groups, ways_out
from tests import factories

pytestmark = pytest.mark.django_db


def selection(query: str) -> Selection:
    rows = Project.objects.published()
    return select(ProjectFilter(QueryDict(query), queryset=rows), [])


def offered(query: str = "") -> dict[str, Group]:
    """Return the groups by label."""
    return {group.label: group for group in groups(QueryDict(query), selection(query))}


def counts(group: Group) -> dict[str, int | None]:
    return {choice.label: choice.count for choice in group.choices}


def ways(query: str) -> dict[str, tuple[str, int]]:
    """Return the ways out of an address that leads to nothing."""
    data, chosen = QueryDict(query), selection(query)
    known = {name: str(one.label) for name, one in ProjectFilter.base_filters.items()}
    found = ways_out(data, chosen, groups(data, chosen), known)
    return {way.label: (way.address, way.count) for way in found}


@pytest.fixture
def landscape() -> None:
    """Make two services, one of them retired, a tool, and a technology of others."""
    stages = {
        slug: factories.stage(slug=slug, name=slug.title(), position=position, listed=position < 3)
        for position, slug in enumerate(("pilot", "active", "retired"), start=1)
    }
    edge = factories.focus_area(slug="edge", name="Edge")
    python = factories.tag(slug="python", facet=factories.facet(slug="language", name="Language"))
    host = factories.organization(slug="cncf", name="CNCF")
    nova = factories.project(slug="nova", license="Apache-2.0", tags=[python])
    karbor = factories.project(slug="karbor", tags=[python])
    kolla = factories.project(slug="kolla", kind="tool", license="MIT", focus_areas=[edge])
    factories.project(slug="kvm", kind="external", host=host, license="Apache-2.0 OR MIT")
    for project, slug in ((nova, "active"), (karbor, "retired"), (kolla, "active")):
        factories.stage_change(project=project, stage=stages[slug])
    factories.need(project=nova, use_case=factories.use_case(slug="servers", name="Servers"))


def test_each_is_a_filter_with_the_values_that_occur_in_their_order(landscape: None) -> None:
    found = offered()
    assert list(found) == [
        "Focus area",
        "Kind",
        "Stage",
        "Language",
        "Use case",
        "Host",
        "Licence",
    ]
    assert counts(found["Stage"]) == {"Active": 2, "Retired": 1}
    assert counts(found["Kind"]) == {"Service": 2, "Tool": 1, "Technology of others": 1}
    assert counts(found["Host"]) == {"CNCF": 1}
    assert counts(found["Language"]) == {"Python": 1}, "what is retired is left out"
    assert counts(found["Focus area"]) == {"Edge": 1}
    assert counts(found["Use case"]) == {"Servers": 1}


def test_counts_are_of_what_matches_everything_else(landscape: None) -> None:
    found = offered("kind=service&stage=active")
    assert counts(found["Stage"]) == {"Active": 1, "Retired": 1}
    assert counts(found["Kind"]) == {"Service": 1, "Tool": 1, "Technology of others": 0}
    assert counts(found["Focus area"]) == {"Edge": 0}
    assert counts(offered("kind=service")["Language"]) == {"Python": 2}


def test_counts_are_what_choosing_the_value_leads_to(landscape: None) -> None:
    for query in ("", "kind=tool", "tag=language:python", "stage=active&license=MIT"):
        for group in offered(query).values():
            for choice in group.choices:
                data = QueryDict(query, mutable=True)
                data.setlist(group.name, [choice.value])
                asked = data.urlencode()
                assert len(selection(asked).shown) == choice.count, asked


def test_values_of_the_address_are_chosen(landscape: None) -> None:
    found = offered("kind=tool&kind=sdk&stage=active&stage=bogus")
    assert [choice.value for choice in found["Kind"].chosen] == ["tool", "sdk"]
    assert [choice.value for choice in found["Stage"].chosen] == ["active"]
    assert found["Host"].chosen == []


def test_each_facet_is_a_group_of_its_own_without_code() -> None:
    for slug, position in (("shape", 2), ("language", 1)):
        facet = factories.facet(slug=slug, name=slug.title(), position=position)
        tags = [
            factories.tag(facet=facet, slug=name, name=name.title(), position=place)
            for place, name in enumerate(("b", "a"))
        ]
        factories.project(tags=tags)
        factories.project(tags=tags[:1])
    found = {group.label: group for group in offered().values() if group.name == "tag"}
    assert list(found) == ["Language", "Shape"]
    assert [choice.value for choice in found["Language"].choices] == ["language:b", "language:a"]
    assert counts(found["Shape"]) == {"B": 2, "A": 1}


def test_drafts_are_not_counted_and_offer_nothing() -> None:
    host = factories.organization()
    factories.project(state=Project.State.DRAFT, license="MIT", host=host, tags=[factories.tag()])
    assert [label for label, group in offered().items() if group.choices] == []


def test_each_filter_that_stands_in_the_way_is_named_with_what_it_would_give(
    landscape: None,
) -> None:
    assert ways("kind=tool&stage=retired&stage=pilot") == {
        "Kind: Tool": ("?stage=retired&stage=pilot", 1),
        "Stage: Retired, pilot": ("?kind=tool", 1),
    }
    assert ways("kind=tool&stage=retired&tag=language:python") == {
        "Kind: Tool": ("?stage=retired&tag=language%3Apython", 1)
    }


def test_what_is_left_out_is_a_way_out(landscape: None) -> None:
    address = "?license=Apache-2.0+OR+MIT&include=retired&include=external"
    assert ways("license=Apache-2.0+OR+MIT") == {
        "Licence: Apache-2.0 OR MIT": ("?", 2),
        "": (address, 1),
    }
