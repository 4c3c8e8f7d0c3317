"""Rows of the native format, made of what another format says."""

from collections.abc import Mapping, Sequence

from catalogue.exchange.mappings import Said
from catalogue.exchange.native.reading import Reading, Row
from catalogue.exchange.native.shapes import COLLECTIONS, Shape
from catalogue.exchange.report import Fault, Place

Value = str | list[str] | None


def shape_of(*path: str) -> Shape:
    """Return the shape of a collection, or of what is nested in it: ``("projects", "links")``."""
    shape = COLLECTIONS[path[0]]
    for key in path[1:]:
        shape = next(child.shape for child in shape.children if child.key == key)
    return shape


def row(shape: Shape, place: Place, values: Mapping[str, Value], **nested: Sequence[Row]) -> Row:
    """Return a row. A value that is empty is left out, so that it stays as it is stored.

    Args:
        shape: the shape of the row.
        place: where the file says so.
        values: what it says; texts that know their line keep it.
        nested: the rows inside it, by key.
    """
    made = Row(shape, place)
    for key, value in values.items():
        if value:
            made.values[key] = (
                [str(one) for one in value] if isinstance(value, list) else str(value)
            )
            said = value[0] if isinstance(value, list) else value
            made.lines[key] = said.place.line if isinstance(said, Said) else place.line
    made.children = {key: list(rows) for key, rows in nested.items() if rows}
    return made


def reading_of(rows: Mapping[str, Sequence[Row]], faults: list[Fault], complete: bool) -> Reading:
    """Return rows by collection as the native reader does, in the order it has them."""
    return Reading({name: list(rows.get(name, ())) for name in COLLECTIONS}, faults, complete)
