"""The filters of a list, in the API's strict reading of them."""

from collections.abc import Callable
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
        rows: returns what they narrow.
    """

    def __init__(self, filterset_class: type[Any], rows: Callable[[], QuerySet[Any]]) -> None:
        self.filterset_class = filterset_class
        self._rows = rows
        self._read: Any = None

    def parameters(self) -> list[Parameter]:
        """Return the filters, described as their fields describe themselves."""
        filters: Any = self.filterset_class
        return _parameters(filters, get_language())

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with values the filters cannot use."""
        if not self.are_given(query):
            return []
        return [
            Fault(name, str(message))
            for name, messages in self._filterset(query).form.errors.items()
            for message in messages
        ]

    def are_given(self, query: QueryDict) -> bool:
        """Tell whether there is any filter among the parameters."""
        return not query.keys().isdisjoint(self.filterset_class.base_filters)

    def narrowed(self, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
        """Return the rows that match, or that lists show where nothing is given."""
        filterset = self._filterset(query)
        filterset.form.is_valid()
        found: QuerySet[Any] = filterset.filter_queryset(rows)
        return found

    def _filterset(self, query: QueryDict) -> Any:
        """Return the filters with what is given: they look it up once."""
        if self._read is None:
            self._read = self.filterset_class(query, queryset=self._rows())
        return self._read


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
        return queryset if filters is None else filters.narrowed(queryset, request.query_params)
