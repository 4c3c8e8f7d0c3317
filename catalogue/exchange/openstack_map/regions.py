"""Tabs and categories of the files → regions, categories and entries of the map.

What stands on the map stays where a curator put it. What is not on it yet is entered at the end of
its category; regions and categories are made where they are missing.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from catalogue.exchange.native.reading import Row
from catalogue.exchange.openstack.leftovers import KEPT, Leftovers
from catalogue.exchange.openstack.names import keys_of, slug_of
from catalogue.exchange.openstack.prose import sentences
from catalogue.exchange.openstack.rows import Value, row, shape_of
from catalogue.exchange.openstack.stored import Stored
from catalogue.exchange.openstack_map.components import Components
from catalogue.exchange.openstack_map.drawing import Box, the_drawing
from catalogue.exchange.openstack_map.reading import Category, Component, Tab
from catalogue.exchange.openstack_map.sheet import (
    Entry,
    Frame,
    Region,
    region_rows,
    stored_regions,
)

_LONGEST_TITLE = 200
_CUT = "is longer than the line a region has for it; its first sentences are taken"

_Part = TypeVar("_Part", Region, Frame)


class Regions:
    """Puts the components of the files on the map.

    Args:
        components: the projects they are.
        stored: what the catalogue has.
        leftovers: where goes what is not taken over.
    """

    def __init__(self, components: Components, stored: Stored, leftovers: Leftovers) -> None:
        self._components = components
        self._leftovers = leftovers
        self._map = stored.maps.at(the_drawing().map["slug"])
        self._regions = stored_regions(self._map or {})
        self._stands = {
            project: frame
            for region in self._regions.values()
            for frame in region.frames.values()
            for project in frame.there
        }

    def rows(self, tabs: list[Tab]) -> list[Row]:
        """Return the map, with everything on it in order if anything is new."""
        if not tabs:
            return []
        for tab in tabs:
            self._enter(tab)
        values: dict[str, Value] = dict(the_drawing().map)
        if self._map:
            values = {"slug": values["slug"]}
        regions = list(self._regions.values())
        if not self._map:
            regions.sort(key=lambda region: the_drawing().order_of(str(region.values["slug"])))
        place = tabs[0].place
        return [row(shape_of("maps"), place, values, regions=region_rows(regions, place))]

    def _enter(self, tab: Tab) -> None:
        box = the_drawing().box(tab)
        region = _named(self._regions.values(), box.slug, tab.name)
        title = _title(tab.prelude)
        if region and tab.prelude and region.title != title:
            self._leftovers.leave("prelude", tab.prelude.place, KEPT, tab.name)
        elif len(title) < len(tab.prelude):
            self._leftovers.leave("prelude", tab.prelude.place, _CUT, tab.name)
        for category in tab.categories:
            for component in self._waiting(category):
                region = region or self._make_region(tab, box, title)
                self._frame(region, category, box).added.append(self._entry(component))
        if region and region.place:
            region.frames = dict(
                sorted(
                    region.frames.items(),
                    key=lambda each: (each[1].row, box.order_of(each[1].name)),
                )
            )

    def _waiting(self, category: Category) -> Iterator[Component]:
        """Yield what does not stand on the map; tell what stands in another category."""
        for component in category.components:
            stands = self._stands.get(self._components.slug(component))
            if stands is None:
                yield component
            elif not _alike(stands.name, category.name):
                self._leftovers.leave("category", category.name.place, KEPT, component.name)

    def _make_region(self, tab: Tab, box: Box, title: str) -> Region:
        values: dict[str, Value] = {"slug": box.slug, "name": tab.name, "title": title}
        values["placement"] = box.placement
        self._regions[box.slug] = Region(values, tab.name, title, tab.place)
        return self._regions[box.slug]

    def _frame(self, region: Region, category: Category, box: Box) -> Frame:
        """Return the category of the region with the name, or one made for it."""
        found = _named(region.frames.values(), category.name)
        if found is None:
            slug = slug_of(category.name)
            if any(slug in other.frames for other in self._regions.values()):
                slug = slug_of(f"{region.values['slug']} {category.name}")
            drawn_row, tone = box.row_of(category.name) if region.place else (0, "")
            number = drawn_row or max(region.next_row, box.next_row if region.place else 1)
            values: dict[str, Value] = {
                "slug": slug,
                "name": category.name,
                "row": str(number),
                "tone": tone,
            }
            found = region.frames[slug] = Frame(values, category.name, number, category.place)
        return found

    def _entry(self, component: Component) -> Entry:
        values: dict[str, Value] = {
            "project": self._components.slug(component),
            "label": the_drawing().label(component.name),
            "core": "true" if the_drawing().is_core(component.name) else "",
        }
        return Entry(component.place, values)


def _title(prelude: str) -> str:
    """Return the sentences of a prelude that the line under a region's name has room for."""
    title = ""
    for sentence in sentences(prelude):
        if len(title) + len(sentence) >= _LONGEST_TITLE:
            break
        title = f"{title} {sentence}".strip()
    return title


def _named(parts: Iterable[_Part], *names: str) -> _Part | None:
    found = (
        part
        for name in names
        for part in parts
        if _alike(name, part.name) or part.values["slug"] == name
    )
    return next(found, None)


def _alike(one: str, other: str) -> bool:
    return next(keys_of(one)) == next(keys_of(other))
