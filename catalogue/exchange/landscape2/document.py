"""A landscape's file → categories, subcategories and items with their lines, or what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from catalogue.exchange.landscape2.paths import Flat, flat
from catalogue.exchange.nodes import TYPE_NAMES, PlainData, compose, is_null, line_of
from catalogue.exchange.report import Fault, Place

ROOTS = ("landscape", "categories")
_NAMES = {dict: "a mapping", list: "a list", type(None): "nothing"}


@dataclass(eq=False)
class Part:
    """A category, a subcategory or an item.

    Attributes:
        place: where it begins.
        name: its name, without space around it.
        data: its keys as they stand in the file, the name included, the parts below it not.
        lines: the line of each key, by its path.
    """

    place: Place
    name: str
    data: dict[str, Any]
    lines: dict[str, int]

    def place_of(self, path: str) -> Place:
        """Return the line of a key, else of what is around it, else of the part."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return Place(self.place.file, self.lines.get(path, self.place.line))


@dataclass(eq=False)
class Item(Part):
    """A project, a product or a member.

    Attributes:
        category: the name of the category it stands in.
        subcategory: the name of the subcategory.
    """

    category: str = ""
    subcategory: str = ""

    @cached_property
    def keys(self) -> Flat:
        """Its keys, those inside ``extra`` beside the others."""
        return flat(self.data)

    @property
    def at(self) -> tuple[str, str, str]:
        """What tells it from all other items of the file."""
        return (self.category, self.subcategory, self.name)

    @property
    def path(self) -> str:
        """Where it stands, as a second path says it."""
        return path_of(self.category, self.subcategory)


@dataclass(eq=False)
class Subcategory(Part):
    """A heading with items under it."""

    items: list[Item] = field(default_factory=list)


@dataclass(eq=False)
class Category(Part):
    """A heading with subcategories under it."""

    subcategories: list[Subcategory] = field(default_factory=list)


@dataclass(eq=False)
class Landscape:
    """All of a file.

    Attributes:
        file: the file.
        root: the key its categories stand under.
        data: what stands beside them.
        categories: the categories.
    """

    file: Path
    root: str
    data: dict[str, Any]
    categories: list[Category]

    def items(self) -> Iterator[Item]:
        """Yield all items in their order."""
        for category in self.categories:
            for subcategory in category.subcategories:
                yield from subcategory.items


def path_of(category: str, subcategory: str) -> str:
    """Return how a second path names a place."""
    return f"{category} / {subcategory}"


def text_of(value: object) -> str:
    """Return a single value as text without space around it; nothing is empty."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()


def kind_of(value: object) -> str:
    """Return what a value is, in words."""
    return _NAMES.get(type(value), "a single value")


def read_landscape(file: Path) -> tuple[Landscape | None, list[Fault]]:
    """Read a landscape's data file.

    Args:
        file: the file.

    Returns:
        The landscape, None if the file is none; every fault of form, such as a name that is missing
        or stands twice.
    """
    if file.is_dir():
        words = f"this is a folder; give the data file itself, such as {file / 'data.yml'}"
        return None, [Fault(Place(file, 0), words)]
    node = compose(file)
    if isinstance(node, Fault):
        return None, [node]
    reader = _Reader(file)
    return reader.landscape(node), reader.faults


class _Reader:
    """Takes nodes apart and collects faults."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.plain = PlainData(file)

    @property
    def faults(self) -> list[Fault]:
        """Everything found wrong."""
        return self.plain.faults

    def landscape(self, node: yaml.Node) -> Landscape | None:
        """Return the landscape a file's node holds."""
        wanted = f"a landscape must be a mapping with the key “{ROOTS[0]}” or “{ROOTS[1]}”"
        if not isinstance(node, yaml.MappingNode):
            self._fault(line_of(node), f"{wanted}, not {TYPE_NAMES[type(node)]}")
            return None
        roots = [key.value for key, _value in node.value if key.value in ROOTS]
        if not roots:
            self._fault(line_of(node), wanted)
            return None
        if len(set(roots)) > 1:
            self._fault(line_of(node), "“landscape” and “categories” are the same; give one")
        data, parts, _lines = self._apart(node, roots[0])
        categories = [self._category(part) for part in parts]
        found = [category for category in categories if category]
        self._refuse_twins(found, "category")
        return Landscape(self.file, roots[0], data, found)

    def _category(self, node: yaml.Node) -> Category | None:
        known = self._part(node, "category", "subcategories")
        if not known:
            return None
        part, below = known
        found = [self._subcategory(each, part.name) for each in below]
        subcategories = [each for each in found if each]
        self._refuse_twins(subcategories, "subcategory")
        return Category(part.place, part.name, part.data, part.lines, subcategories)

    def _subcategory(self, node: yaml.Node, category: str) -> Subcategory | None:
        known = self._part(node, "subcategory", "items")
        if not known:
            return None
        part, below = known
        found = [self._part(each, "item", None) for each in below]
        items = [
            Item(item.place, item.name, item.data, item.lines, category, part.name)
            for item, _none in filter(None, found)
        ]
        self._refuse_twins(items, "item")
        return Subcategory(part.place, part.name, part.data, part.lines, items)

    def _part(
        self, node: yaml.Node, what: str, below: str | None
    ) -> tuple[Part, list[yaml.Node]] | None:
        """Return a part and the nodes of what is below it."""
        if not isinstance(node, yaml.MappingNode):
            words = f"each {what} must be a mapping of keys, not {TYPE_NAMES[type(node)]}"
            self._fault(line_of(node), words)
            return None
        data, nodes, lines = self._apart(node, below)
        name, place = data.get("name"), Place(self.file, line_of(node))
        part = Part(place, text_of(name), data, lines)
        if isinstance(name, dict | list):
            self._fault(lines["name"], f"“name” must be a text, not {kind_of(name)}")
        elif not part.name:
            self._fault(part.place_of("name").line, f"the {what} has no “name”")
        if below and below not in lines:
            self._fault(
                place.line, f"the {what} has no “{below}”; write {below}: [] if it is empty"
            )
        return part, nodes

    def _apart(
        self, node: yaml.MappingNode, below: str | None
    ) -> tuple[dict[str, Any], list[yaml.Node], dict[str, int]]:
        """Return a mapping's data and the lines of its keys, but of one key the nodes listed."""
        lines: dict[str, int] = {}
        nodes: list[yaml.Node] = []
        others = []
        for key, value in node.value:
            if below is None or key.value != below:
                others.append((key, value))
                continue
            if below in lines:
                words = f"“{below}” stands twice in one mapping; first in line {lines[below]}"
                self._fault(line_of(key), words)
                continue
            lines[below] = line_of(key)
            if isinstance(value, yaml.SequenceNode):
                nodes = list(value.value)
            elif not is_null(value):
                words = f"“{below}” must be followed by a list, not {TYPE_NAMES[type(value)]}"
                self._fault(line_of(key), words)
        rest = yaml.MappingNode(node.tag, others, node.start_mark, node.end_mark)
        return self.plain.of(rest, lines) or {}, nodes, lines

    def _refuse_twins(self, parts: list[Any], what: str) -> None:
        first: dict[str, Part] = {}
        for part in parts:
            twin = first.setdefault(part.name, part)
            if twin is not part and part.name:
                words = f"the {what} “{part.name}” stands here a second time"
                self.faults.append(Fault(part.place, f"{words}; first in line {twin.place.line}"))

    def _fault(self, line: int, message: str) -> None:
        self.faults.append(Fault(Place(self.file, line), message))
