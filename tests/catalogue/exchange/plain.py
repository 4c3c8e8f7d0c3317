"""Rows that an import made, as plain values to compare."""

from collections.abc import Iterable
from typing import Any

from catalogue.exchange.native.reading import Reading, Row


def plain(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Return rows as mappings of what they say, nested rows included."""
    return [
        {**row.values, **{key: plain(nested) for key, nested in row.children.items()}}
        for row in rows
    ]


def named(reading: Reading, collection: str) -> dict[str, dict[str, Any]]:
    """Return the rows of a collection, as plain values by their slugs."""
    return {row["slug"]: row for row in plain(reading.rows[collection])}


def faults(reading: Reading) -> list[str]:
    """Return what is wrong, with the name of the file and the line."""
    found = sorted(set(reading.faults))
    return [f"{fault.place.file.name}:{fault.place.line}: {fault.message}" for fault in found]
