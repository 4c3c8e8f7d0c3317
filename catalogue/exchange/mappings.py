"""YAML files as values that know their lines. Nothing here knows a format or the database."""

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

import yaml
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from catalogue.exchange import nodes
from catalogue.exchange.report import Fault, Place
from governance.partial_dates import parse_partial_date

_SORTS = {
    yaml.ScalarNode: "a single value",
    yaml.SequenceNode: "a list",
    yaml.MappingNode: "a mapping of keys",
}
_is_address = URLValidator(schemes=["http", "https"])
_ALIKE = 0.8


class Said(str):
    """A text of a file that knows where it stands."""

    __slots__ = ("place",)

    place: Place

    def __new__(cls, text: str, place: Place) -> Self:
        """Return the text, with the place."""
        said = super().__new__(cls, text)
        said.place = place
        return said


def compose(file: Path, faults: list[Fault]) -> yaml.Node | None:
    """Return the root of a YAML file; None, and one fault more, if it cannot be read.

    Args:
        file: the file, in UTF-8.
        faults: where the fault is put.
    """
    found = nodes.compose(file)
    if isinstance(found, Fault):
        faults.append(found)
        return None
    return found


class Mapping:
    """A mapping of a file. Each key is asked for by the sort of value it must have.

    What has another sort is a fault and counts as not given; so does what stands twice.

    Attributes:
        place: where it begins.
        faults: where faults are put.
    """

    def __init__(self, node: yaml.MappingNode, place: Place, faults: list[Fault]) -> None:
        self.place = place
        self.faults = faults
        self._nodes: dict[str, yaml.Node] = {}
        self._keys: dict[str, Said] = {}
        for key_node, value in node.value:
            key = Said(str(key_node.value).strip(), self._place(key_node))
            if wrong := nodes.wrong_key(key_node):
                self.faults.append(Fault(key.place, wrong))
            elif key in self._keys:
                first = self._keys[key].place.line
                self.fault(key, f"stands here a second time; first in line {first}", key.place)
            else:
                self._keys[key], self._nodes[key] = key, value

    @classmethod
    def of_file(cls, file: Path, faults: list[Fault]) -> "Mapping | None":
        """Return the mapping a file is; None, and one fault more, if it cannot be read as one."""
        node = compose(file, faults)
        if node is None:
            return None
        place = Place(file, nodes.line_of(node))
        if isinstance(node, yaml.MappingNode):
            return cls(node, place, faults)
        message = f"the file must be a mapping of keys, not {_SORTS[type(node)]}"
        faults.append(Fault(place, message))
        return None

    def __iter__(self) -> Iterator[Said]:
        """Yield the keys, in the order of the file."""
        return iter(self._keys.values())

    def has(self, key: str) -> bool:
        """Tell whether there is a key with something behind it."""
        return key in self._nodes and not nodes.is_null(self._nodes[key])

    def place_of(self, key: str) -> Place:
        """Return where a key stands, or the mapping begins."""
        return self._keys[key].place if key in self._keys else self.place

    def text(self, key: str, required: bool = False) -> Said:
        """Return the single value of a key, empty where there is none."""
        node = self._nodes.get(key)
        given = node is not None and not nodes.is_null(node)
        text = self._scalar(key, node) if node is not None and given else None
        if required and not (text if isinstance(node, yaml.ScalarNode) else given):
            self.faults.append(Fault(self.place_of(key), f"“{key}” is missing"))
        return text or Said("", self.place_of(key))

    def address(self, key: str) -> Said:
        """Return the address on the web a key has, empty where there is none."""
        return self.checked_address(key, self.text(key))

    def checked_address(self, key: str, text: Said) -> Said:
        """Return a text if it is an address on the web, else nothing, and one fault more."""
        try:
            if text:
                _is_address(text)
        except ValidationError:
            wanted = "an address that begins with https:// or http://"
            self.fault(key, f"must be {wanted}, not “{text}”", text.place)
            return Said("", text.place)
        return text

    def day(self, key: str) -> Said:
        """Return the partial date of a key, empty where there is none."""
        text = self.text(key)
        try:
            if text:
                parse_partial_date(text)
        except ValueError as error:
            self.fault(key, f"has a value that cannot be used: {error}")
            return Said("", text.place)
        return text

    def texts(self, key: str) -> list[Said]:
        """Return the single values listed under a key."""
        read = (self._scalar(key, node) for node in self._list(key))
        return [text for text in read if text]

    def mapping(self, key: str) -> "Mapping | None":
        """Return the mapping under a key."""
        node = self._nodes.get(key)
        return None if node is None or nodes.is_null(node) else self._mapping(key, node)

    def mappings(self, key: str, required: bool = False) -> list["Mapping"]:
        """Return the mappings listed under a key."""
        if required and not self.has(key):
            self.faults.append(Fault(self.place_of(key), f"“{key}” is missing"))
        read = (self._mapping(key, node) for node in self._list(key))
        return [mapping for mapping in read if mapping is not None]

    def members(self) -> Iterator[tuple[Said, "Mapping"]]:
        """Yield the keys with the mappings under them; where there is none, that is a fault."""
        for key in self:
            if not key:
                self.faults.append(Fault(key.place, "the name before the colon is missing"))
            elif not self.has(key):
                self.fault(key, "must be a mapping of keys; it has nothing behind it")
            elif mapping := self.mapping(key):
                yield key, mapping

    def sort(self, key: str) -> type[yaml.Node] | None:
        """Return what sort of value a key has: the class of its node, or None."""
        return type(self._nodes[key]) if self.has(key) else None

    def fault(self, key: str, message: str, place: Place | None = None) -> None:
        """Add a fault about a key."""
        self.faults.append(Fault(place or self.place_of(key), f"“{key}” {message}"))

    def beyond(self, known: Iterable[str]) -> Iterator[Said]:
        """Yield the keys that are not among those known; one much like them is a fault."""
        known = list(known)
        for key in self._keys.values():
            if key not in known:
                close = difflib.get_close_matches(key, known, n=1, cutoff=_ALIKE)
                if close:
                    self.fault(key, f"is no key of this format; did you mean “{close[0]}”?")
                else:
                    yield key

    def _list(self, key: str) -> list[yaml.Node]:
        node = self._nodes.get(key)
        if node is None or nodes.is_null(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.fault(key, f"must be a list, not {_SORTS[type(node)]}")
            return []
        return list(node.value)

    def _scalar(self, key: str, node: yaml.Node) -> Said | None:
        if not isinstance(node, yaml.ScalarNode):
            wrong = f"must be a single value, not {_SORTS[type(node)]}"
            self.fault(key, wrong, self._place(node))
        elif found := nodes.UNSTORABLE.search(node.value):
            self.fault(key, f"holds the character {found[0]!a}; leave it out", self._place(node))
        elif not nodes.is_null(node):
            return Said(str(node.value).strip(), self._place(node))
        return None

    def _mapping(self, key: str, node: yaml.Node) -> "Mapping | None":
        if isinstance(node, yaml.MappingNode):
            return Mapping(node, self._place(node), self.faults)
        wrong = f"must be a mapping of keys, not {_SORTS[type(node)]}"
        self.fault(key, wrong, self._place(node))
        return None

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.place.file, nodes.line_of(node))
