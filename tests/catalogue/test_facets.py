"""What a list can be narrowed by, and what an address has narrowed it by already."""

from django.http import QueryDict

from catalogue.facets import Choice, Group, carried, changed, chips

STAGES = Group("stage", "Stage", [Choice("active", "Active", False), Choice("new", "New", True)])
KNOWN = {"q": "Words", "stage": "Stage", "parent": "Part of"}


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


def test_form_carries_on_values_that_its_fields_do_not_offer() -> None:
    found = carried(QueryDict("stage=new&stage=gone"), [STAGES], ["stage"])
    assert found == [("stage", "gone")]


def test_another_value_begins_at_the_first_page_and_keeps_the_rest() -> None:
    data = QueryDict("view=table&page=3&q=nova")
    assert changed(data, "view", ["cards"]) == "?view=cards&q=nova"
    assert changed(data, "q", []) == "?view=table"
