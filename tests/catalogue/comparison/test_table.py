"""What is known of several projects as rows, from plain values to plain values."""

from hypothesis import given
from hypothesis import strategies as st

from catalogue.comparison.table import Facts, Item, Question, Row, compare, holdings

NEEDS = Question("requires", "Needs", apart=True)
STAGE = Question("stage", "Stage")


def facts(slug: str, **answers: str) -> Facts:
    """Return facts about a project; an answer is words, each an item."""
    told = {key: tuple(map(Item, text.split())) for key, text in answers.items()}
    return Facts(slug, slug.title(), f"/projects/{slug}/", told)


def row(*cells: str) -> Row:
    """Return the row of what projects need, each in words."""
    projects = [facts(f"p{place}", requires=cell) for place, cell in enumerate(cells)]
    [found] = compare(projects, [NEEDS])
    return found


def words(items: tuple[Item, ...]) -> str:
    return " ".join(item.text for item in items)


class TestRows:
    def test_are_in_the_order_of_the_questions_with_cells_in_that_of_the_projects(self) -> None:
        projects = [
            facts("zun", stage="active", requires="keystone"),
            facts("magnum", stage="retired"),
        ]
        rows = compare(projects, [STAGE, NEEDS])
        assert [found.question for found in rows] == [STAGE, NEEDS]
        assert [[words(cell) for cell in found.cells] for found in rows] == [
            ["active", "retired"],
            ["keystone", ""],
        ]

    def test_what_nothing_is_known_of_has_no_row(self) -> None:
        assert compare([facts("zun", stage="active")], [NEEDS]) == []
        assert compare([], [NEEDS]) == []

    def test_differ_where_one_has_what_another_has_not(self) -> None:
        assert not row("keystone", "keystone", "keystone").differs
        assert not row("nova keystone", "keystone nova").differs
        assert row("keystone", "keystone", "nova").differs
        assert row("keystone", "").differs

    def test_details_and_addresses_make_no_difference(self) -> None:
        one, other = Item("Active", "active", "/a", "2016"), Item("Active", "active", "/b", "2017")
        projects = [Facts("a", "A", "", {"stage": [one]}), Facts("b", "B", "", {"stage": [other]})]
        assert not compare(projects, [STAGE])[0].differs

    def test_same_word_for_two_things_is_no_likeness(self) -> None:
        one, other = Item("Storage", "openstack.storage"), Item("Storage", "open.storage")
        projects = [Facts("a", "A", "", {"stage": [one]}), Facts("b", "B", "", {"stage": [other]})]
        assert compare(projects, [STAGE])[0].differs


class TestSharing:
    def test_what_all_have_is_apart_from_the_rest(self) -> None:
        found = row("keystone heat nova", "neutron keystone", "keystone nova")
        assert words(found.shared) == "keystone"
        assert [words(cell) for cell in found.rest] == ["heat nova", "neutron", "nova"]
        assert found.is_split

    def test_where_one_has_nothing_nothing_is_shared(self) -> None:
        found = row("keystone", "", "keystone")
        assert (found.shared, found.is_split) == ((), False)

    def test_one_project_alone_shares_nothing_with_others(self) -> None:
        assert not row("keystone").is_split

    def test_single_facts_are_not_split(self) -> None:
        [found] = compare([facts("a", stage="active"), facts("b", stage="active")], [STAGE])
        assert words(found.shared) == "active"
        assert not found.is_split


class TestHoldings:
    def test_things_are_by_who_has_them_the_most_common_first(self) -> None:
        found = holdings(row("keystone heat nova", "keystone neutron", "nova keystone"))
        assert [(holding.places, words(holding.items)) for holding in found] == [
            ((0, 1, 2), "keystone"),
            ((0, 2), "nova"),
            ((0,), "heat"),
            ((1,), "neutron"),
        ]

    @given(st.lists(st.sets(st.sampled_from("abcdef")), min_size=1, max_size=6))
    def test_everything_is_held_by_exactly_those_who_have_it(self, cells: list[set[str]]) -> None:
        if not any(cells):
            return
        found = holdings(row(*(" ".join(sorted(cell)) for cell in cells)))
        held = {item.text: set(holding.places) for holding in found for item in holding.items}
        assert held == {
            letter: {place for place, cell in enumerate(cells) if letter in cell}
            for letter in set().union(*cells)
        }
