"""Shapes of the rows a landscape is made into, and what all of them have in common."""

from collections.abc import Mapping, Sequence
from typing import Any

from catalogue.exchange.landscape2.document import Part
from catalogue.exchange.landscape2.keys import FORMAT
from catalogue.exchange.landscape2.lens import Kept, leftover
from catalogue.exchange.landscape2.paths import Flat
from catalogue.exchange.native.reading import Row
from catalogue.exchange.native.shapes import COLLECTIONS, Shape
from catalogue.exchange.report import Place
from governance.models.kept import as_text

Values = dict[str, str | list[str] | None]


def below(shape: Shape, key: str) -> Shape:
    """Return the shape of the rows nested in others under a key."""
    return next(child.shape for child in shape.children if child.key == key)


PROJECT, ORGANIZATION = COLLECTIONS["projects"], COLLECTIONS["organizations"]
STAGE, FACET = COLLECTIONS["stages"], COLLECTIONS["facets"]
MAP, USE_CASE = COLLECTIONS["maps"], COLLECTIONS["use-cases"]
REGION = below(MAP, "regions")
CATEGORY = below(REGION, "categories")
ENTRY = below(CATEGORY, "entries")
LINK, STEP = below(PROJECT, "links"), below(PROJECT, "stage_changes")
RELATION, KEPT = below(PROJECT, "relations"), below(PROJECT, "kept")


def said(values: Mapping[str, str | list[str] | None]) -> Values:
    """Return values without what is empty: what a file does not say stays as it is stored."""
    return {key: value for key, value in values.items() if value not in ("", [])}


def lines_of(part: Part, keys: Mapping[str, str], values: Values) -> dict[str, int]:
    """Return the lines of a row's keys.

    Args:
        part: what the row is made of.
        keys: for each key of the row the path it comes from.
        values: the row's.
    """
    return {key: part.place_of(path).line for key, path in keys.items() if key in values}


def kept_row(place: Place, data: Mapping[str, Any]) -> list[Row]:
    """Return the row of what is kept of something, none if that is nothing."""
    if not data:
        return []
    return [Row(KEPT, place, {"format": FORMAT, "data": as_text(data)})]


def kept_of(items: Sequence[Any], written: Flat) -> dict[str, Any]:
    """Return what is kept of something that stands in one or several items.

    Args:
        items: the items, that it is described by first.
        written: the item that would be written for it.
    """
    first = items[0].keys
    data = {"at": list(items[0].at), **leftover(first, written).data()}
    again = [{"at": list(item.at), **leftover(item.keys, first).data()} for item in items[1:]]
    return {**data, "again": again} if again else data


def kept_keys(part: Part) -> dict[str, Any]:
    """Return what is kept of a category or a subcategory."""
    plain = part.data.get("name") == part.name
    keys = {key: part.data[key] for key in part.data if key != "name" or not plain}
    return Kept(keys).data()
