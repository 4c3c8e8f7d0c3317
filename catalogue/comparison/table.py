"""What is known of several projects as rows of a table: pure, from plain values to plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Key = str | int


@dataclass(frozen=True)
class Item:
    """One thing that is known of a project.

    Attributes:
        text: what it is called.
        key: what makes it the same thing as another one, such as a slug; the text if left out.
        url: where it leads.
        detail: what is known of it besides; two items that differ in this alone are the same.
        mark: how it is marked, where it is a stage.
    """

    text: str
    key: Key = ""
    url: str = ""
    detail: str = ""
    mark: str = ""

    @property
    def identity(self) -> Key:
        """What makes it the same thing as another one."""
        return self.key or self.text


@dataclass(frozen=True)
class Question:
    """Something asked of every project.

    Attributes:
        key: what files and addresses call it.
        label: what readers are told it is.
        apart: whether what all have in common is shown apart from the rest.
        about: what the question is about, to put those about the same thing together.
    """

    key: str
    label: str
    apart: bool = False
    about: str = ""


@dataclass(frozen=True)
class Facts:
    """What is known of one project: its answers, by the keys of questions."""

    slug: str
    name: str
    url: str
    answers: Mapping[str, Sequence[Item]] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """The answers of all projects to one question.

    Attributes:
        question: the question.
        cells: for each project all of its answer, in the order in which the projects were given.
        shared: what all have in common, in the words of the first.
    """

    question: Question
    cells: tuple[tuple[Item, ...], ...]
    shared: tuple[Item, ...]

    @property
    def differs(self) -> bool:
        """Whether one project's answer is not another's."""
        return len({frozenset(item.identity for item in cell) for cell in self.cells}) > 1

    @property
    def rest(self) -> tuple[tuple[Item, ...], ...]:
        """For each project what not all have in common."""
        common = {item.identity for item in self.shared}
        return tuple(
            tuple(item for item in cell if item.identity not in common) for cell in self.cells
        )

    @property
    def is_split(self) -> bool:
        """Whether what all have in common stands in a line of its own."""
        return self.question.apart and len(self.cells) > 1 and bool(self.shared)


@dataclass(frozen=True)
class Holding:
    """Things that just these projects have, by their places in the comparison."""

    places: tuple[int, ...]
    items: tuple[Item, ...]


def compare(projects: Sequence[Facts], questions: Iterable[Question]) -> list[Row]:
    """Return a row for each question that has an answer for any of the projects.

    Args:
        projects: what is known of each, in the order of the columns.
        questions: what is asked, in the order of the rows.
    """
    rows = (_row(question, projects) for question in questions)
    return [row for row in rows if any(row.cells)]


def holdings(row: Row) -> list[Holding]:
    """Return the things of a row by who has them: first what all have, last what one has alone."""
    named: dict[Key, Item] = {}
    holders: dict[Key, list[int]] = {}
    for place, cell in enumerate(row.cells):
        for item in cell:
            named.setdefault(item.identity, item)
            holders.setdefault(item.identity, []).append(place)
    together: dict[tuple[int, ...], list[Item]] = {}
    for key, places in holders.items():
        together.setdefault(tuple(dict.fromkeys(places)), []).append(named[key])
    in_order = sorted(together.items(), key=lambda found: (-len(found[0]), found[0]))
    return [Holding(places, tuple(items)) for places, items in in_order]


def _row(question: Question, projects: Sequence[Facts]) -> Row:
    cells = tuple(tuple(project.answers.get(question.key, ())) for project in projects)
    common = [{item.identity for item in cell} for cell in cells]
    first = cells[0] if cells else ()
    shared = tuple(item for item in first if all(item.identity in each for each in common))
    return Row(question, cells, shared)
