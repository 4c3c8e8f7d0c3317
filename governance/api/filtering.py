"""The filters of a list, in the API's strict reading of them."""

from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import get_language
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from rest_framework.views import APIView

from governance.api.parameters import Fault, Parameter


class Filters:
    """The part of a list that reads its filters.

    Args:
        filterset_class: the filters.
        rows: what they narrow.
    """

    def __init__(self, filterset_class: type[Any], rows: QuerySet[Any]) -> None:
        self.filterset_class = filterset_class
        self.rows = rows
        self.filterset: Any = None

    def parameters(self) -> list[Parameter]:
        """Return the filters, described as their fields describe themselves."""
        filters: Any = self.filterset_class
        return _parameters(filters, get_language())

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with values the filters cannot use."""
        self.filterset = self.filterset_class(query, queryset=self.rows)
        return [
            Fault(name, str(message))
            for name, messages in self.filterset.form.errors.items()
            for message in messages
        ]


@cache
def _parameters(filterset_class: type[Any], _language: str | None) -> list[Parameter]:
    fields = {name: each.field for name, each in filterset_class.base_filters.items()}
    return [
        Parameter(name, str(field.help_text), field.schema(), field.many, field.commas)
        for name, field in fields.items()
    ]


class Filtering(BaseFilterBackend):
    """Narrows a list by the filters its view has read."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: APIView
    ) -> QuerySet[Any]:
        """Return the rows that match."""
        filters: Filters | None = view.filters  # type: ignore[attr-defined]
        return queryset if filters is None else filters.filterset.filter_queryset(queryset)
