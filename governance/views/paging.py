"""Long lists in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict

PER_PAGE = 60


@dataclass(frozen=True)
class Paged:
    """A page of a list.

    Attributes:
        page: the page.
        unusable: the page asked for, if there is no such page.
        query: the other parameters of the address, which links to other pages keep.
    """

    page: Page[Any]
    unusable: str
    query: str


def paged(rows: QuerySet[Any] | Sequence[Any], query: QueryDict, size: int = PER_PAGE) -> Paged:
    """Return the page of a list that an address asks for by ``page``; the nearest there is.

    Args:
        rows: the list.
        query: the parameters of the address.
        size: how many rows a page has.
    """
    asked = query.get("page", "")
    page = Paginator(rows, size).get_page(asked)
    others = query.copy()
    others.pop("page", None)
    return Paged(page, asked if asked != str(page.number) else "", others.urlencode())
