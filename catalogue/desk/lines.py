"""What the desk is made of, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Count, Model, Window
from django.urls import reverse
from django.utils.functional import Promise

from governance.admin.returning import returning

# Lines of a part, and names in a line; whatever there is more of is on a page of its own.
LINES = 6
NAMES = 4

# How many rows there are beside those that are fetched, in the same query.
TOTAL = Window(Count("pk"))


@dataclass(frozen=True)
class Link:
    """Where something is mended.

    Attributes:
        name: what it is called.
        address: where it leads; empty if there is nowhere to go.
    """

    name: str
    address: str


@dataclass(frozen=True)
class Line:
    """Something that waits.

    Attributes:
        links: what it is about; each leads to its form.
        told: what is up with it.
        aside: a day, a number, who; set apart at the end.
        mark: a severity, if it has one.
        more: how many further things the line is about.
        rest: where they are.
        act: what to do about it, if that has a page of its own.
    """

    links: tuple[Link, ...]
    told: str = ""
    aside: str = ""
    mark: Any = None
    more: int = 0
    rest: str = ""
    act: Link | None = None


@dataclass(frozen=True)
class Part:
    """A part of the desk.

    Attributes:
        name: what it is called in addresses and styles.
        title: its heading.
        count: how much there is of it altogether.
        lines: what is shown.
        whole: where all of it is, in words and as an address.
        waits: whether somebody has to do something about it.
        counted: the count in words, where a number alone does not say enough.
        pressing: how many of them wait; all if left out.
        empty: what is said where there is nothing.
    """

    name: str
    title: str | Promise
    count: int
    lines: Sequence[Line]
    whole: Link | None = None
    waits: bool = True
    counted: str = ""
    pressing: int | None = None
    empty: str | Promise = ""

    @property
    def waiting(self) -> int:
        """How many things somebody should do something about."""
        if not self.waits:
            return 0
        return self.count if self.pressing is None else self.pressing


def form(model: str | type[Model], key: int | None, page: str = "change") -> str:
    """Return the address of a row's form, or of another page about it; empty if there is none.

    A form leads back to the desk once it is saved.

    Args:
        model: the model or its label.
        key: the row; None where what is missing is the row.
        page: the page, as the admin names it.
    """
    label = model if isinstance(model, str) else model._meta.label_lower
    if not key:
        return ""
    address = reverse(f"admin:{label.replace('.', '_')}_{page}", args=[key])
    return returning(address, reverse("admin:index")) if page == "change" else address


def listed(model: type[Model], query: str = "") -> str:
    """Return the address of the list of a model, narrowed by a query.

    Args:
        model: the model.
        query: the query of the address, without the question mark.
    """
    name = model._meta.label_lower.replace(".", "_")
    address = reverse(f"{admin.site.name}:{name}_changelist")
    return f"{address}?{query}" if query else address
