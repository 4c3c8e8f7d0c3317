"""Answers with fewer fields (``fields=``), or with more about what they refer to (``expand=``)."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.serializers import ListSerializer, Serializer

from governance.api.parameters import Fault, Parameter
from governance.api.references import Reference


class Sparse:
    """The part of a view that reads ``fields`` and ``expand``.

    Args:
        serializer: what writes the rows of the view.
    """

    def __init__(self, serializer: type[Serializer[Any]]) -> None:
        self.choices = _choices(serializer)

    def parameters(self) -> list[Parameter]:
        """Return ``fields`` and, where the rows refer to others, ``expand``."""
        fields = "Fields to answer with, between commas; all of them by default."
        expand = (
            "References to answer with as `{slug, name, url}` instead of the slug, between commas."
        )
        described = {"fields": fields, "expand": expand}
        return [
            Parameter(name, described[name], {"type": "string", "enum": known}, True, True)
            for name, known in self.choices.items()
            if known
        ]

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with names of fields there are not, or that are no references."""
        found = []
        for parameter, known in self.choices.items():
            wrong = [name for name in _names(query, parameter) if name not in known]
            if wrong:
                message = _("There is no “%(wrong)s” here; use %(known)s.")
                values = {"wrong": wrong[0], "known": ", ".join(known)}
                found.append(Fault(parameter, message % values))
        return found


@cache
def _choices(serializer: type[Serializer[Any]]) -> dict[str, list[str]]:
    row = serializer()
    return {"fields": list(row.fields), "expand": list(_references(row))}


def wanted_fields(query: QueryDict) -> frozenset[str]:
    """Return the fields to answer with; empty for all of them."""
    return frozenset(_names(query, "fields"))


def expanded_fields(query: QueryDict) -> frozenset[str]:
    """Return the references to answer with in full."""
    return frozenset(_names(query, "expand"))


def _names(query: QueryDict, parameter: str) -> list[str]:
    return [name.strip() for text in query.getlist(parameter) for name in text.split(",")]


def _references(serializer: Serializer[Any]) -> Iterator[str]:
    """Yield the paths of the references in a row: ``parent``, ``entries.project``."""
    for name, field in serializer.fields.items():
        inner: Any = field.child if isinstance(field, ListSerializer) else field
        if isinstance(inner, Reference):
            yield name
        elif isinstance(inner, Serializer):
            yield from (f"{name}.{path}" for path in _references(inner))
