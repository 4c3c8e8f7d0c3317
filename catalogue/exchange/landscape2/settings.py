"""A landscape's settings, as far as they say how its data is to be taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from catalogue.exchange.landscape2.document import kind_of, text_of
from catalogue.exchange.landscape2.paths import listed
from catalogue.exchange.nodes import TYPE_NAMES, PlainData, compose, line_of
from catalogue.exchange.report import Fault, Place

MEMBERS = "Members"


@dataclass(frozen=True)
class Settings:
    """What is said about a landscape beside its data.

    Attributes:
        file: where it is said; None if nowhere.
        data: all of the file.
        lines: the line of each key, by its path.
    """

    file: Path | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def foundation(self) -> str:
        """The name of the foundation."""
        return text_of(self.data.get("foundation"))

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """The groups in their order, each with the names of its categories."""
        return [
            (
                text_of(group.get("name")),
                [text_of(name) for name in listed(group.get("categories"))],
            )
            for group in listed(self.data.get("groups"))
        ]

    @property
    def is_coloured(self) -> bool:
        """Whether the frames of categories have colours, in turns."""
        return bool(self.data.get("colors"))

    def features(self, field_: str) -> frozenset[str]:
        """Return the values of a field whose items are featured.

        Args:
            field_: ``maturity`` or ``subcategory``.
        """
        rules = [r for r in listed(self.data.get("featured_items")) if r.get("field") == field_]
        options = [option for rule in rules for option in listed(rule.get("options"))]
        return frozenset(text_of(option.get("value")) for option in options)

    def members(self, categories: list[str]) -> str:
        """Return which category holds the members, empty if none does.

        Args:
            categories: the names of all categories.
        """
        if named := text_of(self.data.get("members_category")):
            return named
        return next((name for name in categories if name.endswith(MEMBERS)), "")

    def place_of(self, path: str) -> Place:
        """Return the line of a key."""
        return Place(self.file or Path(), self.lines.get(path, 0))


def read_settings(file: Path | None) -> tuple[Settings, list[Fault]]:
    """Read a settings file.

    Args:
        file: the file, None if there is none.

    Returns:
        The settings, without what cannot be used; every fault of form.
    """
    if file is None:
        return Settings(), []
    node = compose(file)
    if isinstance(node, Fault):
        return Settings(), [node]
    if not isinstance(node, yaml.MappingNode):
        words = f"settings must be a mapping of keys, not {TYPE_NAMES[type(node)]}"
        return Settings(), [Fault(Place(file, line_of(node)), words)]
    plain, lines = PlainData(file), dict[str, int]()
    data = plain.of(node, lines)
    wrong = dict(_wrong(data))
    faults = [Fault(Place(file, lines.get(path, 0)), words) for path, words in wrong.items()]
    usable = {key: data[key] for key in data if not any(p.split(".")[0] == key for p in wrong)}
    return Settings(file, usable, lines), plain.faults + faults


def _wrong(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the path of what cannot be used, and what would be right."""
    for key in ("foundation", "url", "members_category"):
        if isinstance(data.get(key), dict | list):
            yield key, f"“{key}” must be a text, not {kind_of(data[key])}"
    if not isinstance(data.get("colors"), dict | None):
        yield "colors", f"“colors” must be a mapping of colours, not {kind_of(data['colors'])}"
    yield from _wrong_in(data, "groups", "name", "categories")
    yield from _wrong_in(data, "featured_items", "field", "options")
    for number, rule in enumerate(_mappings(data.get("featured_items"))):
        for at, option in enumerate(listed(rule.get("options"))):
            if not isinstance(option, dict) or not text_of(option.get("value")):
                yield f"featured_items.{number}.options.{at}", "an option needs a “value”"


def _wrong_in(
    data: Mapping[str, Any], key: str, name: str, below: str
) -> Iterator[tuple[str, str]]:
    found = data.get(key)
    if not isinstance(found, list | None):
        yield key, f"“{key}” must be a list, not {kind_of(found)}"
        return
    for number, element in enumerate(found or []):
        path = f"{key}.{number}"
        if not isinstance(element, dict) or not text_of(element.get(name)):
            yield path, f"each of “{key}” needs a “{name}”"
        elif not isinstance(element.get(below), list | None):
            yield f"{path}.{below}", f"“{below}” must be a list, not {kind_of(element[below])}"


def _mappings(value: Any) -> list[dict[str, Any]]:
    return [e for e in value if isinstance(e, dict)] if isinstance(value, list) else []
