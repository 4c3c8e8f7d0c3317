"""The lines in which a comparison is shown."""

from catalogue.comparison.lines import lines, needs
from catalogue.comparison.table import Facts, Question, compare
from tests.catalogue.comparison.test_table import NEEDS, STAGE, facts

Shown = list[tuple[str, str, list[str]]]


def shown(projects: list[Facts], *questions: Question, differences: bool = False) -> Shown:
    """Return each line: its label, what stands across it, what stands in its columns."""
    found = lines(projects, compare(projects, questions), differences)
    return [
        (
            line.row.question.label,
            " ".join(item.text for item in line.shared),
            [" ".join(item.text for item in column.items) for column in line.columns],
        )
        for line in found
    ]


PROJECTS = [
    facts("magnum", stage="active", requires="keystone heat"),
    facts("zun", stage="active", requires="keystone kuryr"),
]


def test_what_all_share_stands_in_a_line_before_the_rest() -> None:
    assert shown(PROJECTS, STAGE, NEEDS) == [
        ("Stage", "", ["active", "active"]),
        ("Needs", "keystone", []),
        ("Needs", "", ["heat", "kuryr"]),
    ]


def test_where_all_is_shared_there_is_no_line_for_the_rest() -> None:
    alike = [facts("a", requires="keystone"), facts("b", requires="keystone")]
    assert shown(alike, NEEDS) == [("Needs", "keystone", [])]
    assert shown(alike, NEEDS, differences=True) == []


def test_differences_only_leave_out_what_is_alike_and_what_is_shared() -> None:
    found = shown(PROJECTS, STAGE, NEEDS, differences=True)
    assert found == [("Needs", "", ["heat", "kuryr"])]


def test_columns_are_the_projects() -> None:
    *_others, last = lines(PROJECTS, compare(PROJECTS, [NEEDS]), differences=False)
    assert [(column.name, column.url) for column in last.columns] == [
        ("Magnum", "/projects/magnum/"),
        ("Zun", "/projects/zun/"),
    ]
    assert last.besides


class TestNeeds:
    def told(self, *projects: Facts) -> dict[str, str]:
        """Return what is needed, by who needs it."""
        rows = compare(projects, [NEEDS])
        found = needs(rows, [project.name for project in projects])
        return {who: " ".join(item.text for item in holding.items) for who, holding in found}

    def test_of_two_say_what_both_need_and_what_only_one_does(self) -> None:
        assert self.told(*PROJECTS) == {
            "Both need": "keystone",
            "Only Magnum needs": "heat",
            "Only Zun needs": "kuryr",
        }

    def test_of_more_say_which_of_them(self) -> None:
        third = facts("nova", requires="keystone heat")
        fourth = facts("ironic", requires="keystone heat")
        assert self.told(*PROJECTS, third) == {
            "All need": "keystone",
            "Magnum and Nova need": "heat",
            "Only Zun needs": "kuryr",
        }
        assert self.told(*PROJECTS, third, fourth)["Magnum, Nova and Ironic need"] == "heat"

    def test_of_one_are_not_compared(self) -> None:
        assert self.told(PROJECTS[0]) == {}
