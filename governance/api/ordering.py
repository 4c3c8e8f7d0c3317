"""The order of a list."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import NullIf
from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from rest_framework.views import APIView

from governance.api.parameters import Fault, Parameter


def known(date: str) -> NullIf:
    """Return a partial date to order by, with unknown ones last.

    Args:
        date: the path of the column.
    """
    return NullIf(F(date), Value(""))


class Order:
    """The part of a list that reads ``ordering``.

    Args:
        fields: what may be ordered by: the name in the address, and the column or expression.
        default: the order otherwise, for the documentation.
    """

    def __init__(self, fields: Mapping[str, F | NullIf], default: str) -> None:
        self.fields = fields
        self.default = default

    def parameters(self) -> list[Parameter]:
        """Return ``ordering``."""
        text = (
            "Fields to order by, between commas, with `-` before those to be turned round. Unknown "
            f"values come last. By default: {self.default}."
        )
        names = [f"{sign}{name}" for name in self.fields for sign in ("", "-")]
        return [Parameter("ordering", text, {"type": "string", "enum": names}, commas=True)]

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with fields that cannot be ordered by."""
        wrong = [name for name in self._asked(query) if name.removeprefix("-") not in self.fields]
        if not wrong:
            return []
        message = _("There is no ordering by “%(wrong)s”; use %(names)s.")
        names = ", ".join(self.fields)
        return [Fault("ordering", message % {"wrong": wrong[0], "names": names})]

    def apply(self, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
        """Return the rows in the order asked for, the same on every page and every database."""
        asked = self._asked(query)
        if not asked:
            return rows
        terms = [
            self.fields[name[1:]].desc(nulls_last=True)
            if name.startswith("-")
            else self.fields[name].asc(nulls_last=True)
            for name in asked
        ]
        return rows.order_by(*terms, "pk")

    def _asked(self, query: QueryDict) -> list[str]:
        text = query.get("ordering")
        return [] if text is None else [name.strip() for name in text.split(",")]


class Ordering(BaseFilterBackend):
    """Puts a list in the order that its view's ``order`` reads."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: APIView
    ) -> QuerySet[Any]:
        """Return the rows in order."""
        order: Order | None = view.order  # type: ignore[attr-defined]
        return order.apply(queryset, request.query_params) if order else queryset


# What resources of rows with names have in common: their orders, and what their old names take.
NAMED = {"name": F("sort_key"), "slug": F("slug")}
PLACED = {"position": F("position"), **NAMED}
FORMER_NAMES = {"former_names": ("former_names",)}
