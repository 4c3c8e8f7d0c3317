"""The order in which curators put rows: places are counted anew, nobody types a number."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import Max

from governance.models.naming import Ordered


def last_place(siblings: models.QuerySet[Any]) -> int:
    """Return the position after those of all siblings."""
    last: int | None = siblings.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def put_in_order(rows: Sequence[Ordered]) -> list[Ordered]:
    """Store rows in the order they are given in; return those whose place changed.

    Each keeps its history, so each is saved by itself, and only if it has moved.

    Args:
        rows: all siblings.
    """
    moved = [row for place, row in enumerate(rows) if row.position != place]
    for place, row in enumerate(rows):
        row.position = place
    for row in moved:
        row.save()
    return moved
