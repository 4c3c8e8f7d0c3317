"""Where a row stands among its siblings."""

from typing import Any

from django.db import models
from django.db.models import Max


def last_place(siblings: models.QuerySet[Any]) -> int:
    """Return the position after those of all siblings."""
    last: int | None = siblings.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
