"""What is known of the published drawings beyond the files: ``drawing.yaml``, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from catalogue.exchange.openstack.names import keys_of, slug_of, spelled
from catalogue.exchange.openstack_map.reading import Tab

_FILE = Path(__file__).with_name("drawing.yaml")


@dataclass(frozen=True)
class Box:
    """Where a tab stands on the map.

    Attributes:
        slug: of its region.
        placement: where the region lies.
        kind: what a new project in it is.
        rows: row and tone of the categories the drawings have, by the key of their name, in order.
    """

    slug: str
    placement: str
    kind: str
    rows: Mapping[str, tuple[int, str]]

    def row_of(self, category: str) -> tuple[int, str]:
        """Return the row and the tone of a category; 0 and nothing if the drawings have none."""
        return self.rows.get(_key(category), (0, ""))

    def order_of(self, category: str) -> int:
        """Return how many categories the drawings have before a category."""
        return _place(_key(category), list(self.rows))

    @property
    def next_row(self) -> int:
        """The first row the drawings have nothing in."""
        return max((row for row, _tone in self.rows.values()), default=0) + 1


@dataclass(frozen=True)
class Drawing:
    """How the drawings arrange and call what the files list."""

    map: Mapping[str, str]
    _data: Mapping[str, Any]

    def box(self, tab: Tab) -> Box:
        """Return the box of a tab: that of its bucket, or one of its own."""
        bucket = tab.bucket or self._data["tabs"].get(tab.name, "")
        boxes = {each["bucket"]: each for each in self._data["regions"]}
        box = boxes.get(bucket) or {**self._data["elsewhere"], "slug": slug_of(bucket or tab.name)}
        rows = {
            _key(each["name"]): (int(each["row"]), each["tone"])
            for each in box.get("categories", [])
        }
        return Box(box["slug"], box["placement"], box["kind"], rows)

    def name(self, name: str) -> str:
        """Return what a component is called, so that people recognise it."""
        return self._names.get(_key(name)) or spelled(name)

    def label(self, name: str) -> str:
        """Return what the slot of a component is for, if the drawings say so."""
        return self._labels.get(_key(name), "")

    def is_core(self, name: str) -> bool:
        """Tell whether the drawings have a component in bold."""
        return _key(name) in self._core

    def order_of(self, region: str) -> int:
        """Return how many regions the drawings have before one with a slug."""
        return _place(region, [each["slug"] for each in self._data["regions"]])

    @cached_property
    def _names(self) -> dict[str, str]:
        return {_key(each): right for each, right in self._data["names"].items()}

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {_key(each): label for each, label in self._data["labels"].items()}

    @cached_property
    def _core(self) -> frozenset[str]:
        return frozenset(map(_key, self._data["core"]))


@cache
def the_drawing() -> Drawing:
    """Return the drawing."""
    data = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return Drawing(data["map"], data)


def _key(name: str) -> str:
    return next(keys_of(name))


def _place(wanted: str, among: Sequence[str]) -> int:
    return among.index(wanted) if wanted in among else len(among)
