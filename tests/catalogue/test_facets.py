"""What a list can be narrowed by, and what an address has narrowed it by already."""

from typing import Any

import pytest
from django.http import QueryDict

from catalogue.facets import Choice, Group, carried, chips, groups
from catalogue.models import Project
from tests import factories

STAGES = Group("stage", "Stage", [Choice("active", "Active", False), Choice("new", "New", True)])
KNOWN = {"q": "Words", "stage": "Stage", "parent": "Part of"}


def labels(group: Group) -> list[str]:
    return [choice.label for choice in group.choices]


def offered(address: str = "") -> dict[str, Group]:
    """Return the groups by label."""
    return {group.label: group for group in groups(QueryDict(address))}


@pytest.mark.django_db
class TestGroups:
    def test_each_is_a_filter_with_its_values_in_order(self) -> None:
        for slug, position in (("retired", 2), ("active", 1)):
            factories.stage(slug=slug, position=position)
        factories.focus_area(slug="edge", name="Edge")
        found = offered()
        assert list(found) == ["Focus area", "Kind", "Stage", "Host", "Licence"]
        assert labels(found["Stage"]) == ["Active", "Retired"]
        assert found["Focus area"] == Group(
            "focus_area", "Focus area", [Choice("edge", "Edge", False)]
        )
        assert labels(found["Kind"]) == [str(kind.label) for kind in Project.Kind]

    def test_hosts_and_licences_are_those_of_published_projects_each_once(self) -> None:
        host = factories.organization(name="CNCF")
        for _number in range(2):
            factories.project(host=host, license="MIT")
        factories.project(license="Apache-2.0")
        draft = {"state": Project.State.DRAFT, "license": "0BSD"}
        factories.project(host=factories.organization(), **draft)
        found = offered()
        assert labels(found["Host"]) == ["CNCF"]
        assert labels(found["Licence"]) == ["Apache-2.0", "MIT"]

    def test_each_facet_is_a_group_of_tags(self) -> None:
        for slug, position in (("licence-kind", 2), ("language", 1)):
            facet = factories.facet(slug=slug, name=slug.title(), position=position)
            factories.tag(facet=facet, slug="b", position=1)
            factories.tag(facet=facet, slug="a", position=2)
        found = list(offered("tag=language:a").values())[5:]
        assert [(group.name, group.label) for group in found] == [
            ("tag", "Language"),
            ("tag", "Licence-Kind"),
        ]
        assert [choice.value for choice in found[0].choices] == ["language:b", "language:a"]
        assert [choice.value for group in found for choice in group.chosen] == ["language:a"]

    def test_values_of_the_address_are_chosen(self) -> None:
        factories.stage(slug="active")
        found = offered("kind=tool&kind=sdk&stage=active&stage=bogus")
        assert [choice.value for choice in found["Kind"].chosen] == ["tool", "sdk"]
        assert [choice.value for choice in found["Stage"].chosen] == ["active"]
        assert found["Host"].chosen == []

    @pytest.mark.parametrize("size", [1, 10])
    def test_they_take_five_queries(self, size: int, django_assert_num_queries: Any) -> None:
        for _number in range(size):
            host = factories.organization()
            factories.project(
                host=host, tags=[factories.tag()], focus_areas=[factories.focus_area()]
            )
        with django_assert_num_queries(5):
            groups(QueryDict())


class TestChips:
    def test_each_active_filter_has_one_that_drops_it_and_the_page(self) -> None:
        data = QueryDict("stage=new&q=nova&q=heat&page=2")
        found = {chip.label: chip.without for chip in chips(data, [STAGES], KNOWN)}
        assert found == {
            "Words: nova": "?stage=new&q=heat",
            "Words: heat": "?stage=new&q=nova",
            "Stage: New": "?q=nova&q=heat",
        }

    def test_value_that_cannot_be_used_can_be_dropped(self) -> None:
        [found] = chips(QueryDict("stage=bogus"), [STAGES], KNOWN)
        assert (found.label, found.without) == ("Stage: bogus", "?")

    def test_value_given_twice_has_one_chip_that_drops_both(self) -> None:
        [found] = chips(QueryDict("stage=new&stage=new"), [STAGES], KNOWN)
        assert found.without == "?"

    def test_unknown_parameters_have_none_and_are_kept_in_the_address(self) -> None:
        [found] = chips(QueryDict("utm_source=mail&q=nova"), [STAGES], KNOWN)
        assert (found.label, found.without) == ("Words: nova", "?utm_source=mail")

    def test_filter_without_a_value_has_none(self) -> None:
        assert chips(QueryDict("q=&stage="), [STAGES], KNOWN) == []

    def test_address_is_quoted(self) -> None:
        [_words, stage] = chips(QueryDict("q=a%26b&stage=new"), [STAGES], KNOWN)
        assert stage.without == "?q=a%26b"


def test_form_carries_on_the_filters_it_has_no_field_for() -> None:
    data = QueryDict("parent=openstack&parent=kata&stage=new&q=nova&utm_source=mail")
    found = carried(data, [STAGES], ["stage", "parent"])
    assert found == [("parent", "openstack"), ("parent", "kata")]
