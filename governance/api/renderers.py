"""Answers as bytes: JSON and CSV."""

import csv
import io
from collections.abc import Mapping
from typing import Any

import orjson
from rest_framework.renderers import BaseRenderer


class JSON(BaseRenderer):
    """JSON in UTF-8, keys in the order they are declared in."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        """Return the data as JSON; nothing where there is no data."""
        return b"" if data is None else orjson.dumps(data, default=str)


class CSV(BaseRenderer):
    """The rows of a list with a line of column names before them (RFC 4180)."""

    media_type = "text/csv"
    format = "csv"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> str:
        """Return the rows of a page, with a line of column names before them."""
        columns = (renderer_context or {})["view"].columns()
        written = io.StringIO()
        lines = csv.writer(written)
        lines.writerow(columns)
        lines.writerows([_cell(row[name]) for name in columns] for row in data["results"])
        return written.getvalue()


def _cell(value: Any) -> str:
    """Return a value as one cell: slugs between blanks, other lists and objects as JSON."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return " ".join(value)
    return value if isinstance(value, str) else orjson.dumps(value, default=str).decode()
