"""Query parameters: what an address may say is declared once, for checking and for the schema.

Every view is made of parts (paging, ordering, filters …). Each part names its parameters and
finds fault with their values; what no part names is refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException

Schema = dict[str, Any]


@dataclass(frozen=True)
class Parameter:
    """One query parameter.

    Attributes:
        name: the key in the address.
        description: what it does, in Markdown.
        schema: one value, as JSON Schema.
        many: whether the key may be repeated.
        commas: whether one value may be several between commas.
        required: whether there is no answer without it.
    """

    name: str
    description: str
    schema: Schema
    many: bool = False
    commas: bool = False
    required: bool = False


@dataclass(frozen=True)
class Fault:
    """What is wrong with a parameter, and what would be right."""

    parameter: str
    message: str


class BadParameters(APIException):
    """The address has parameters that are not known, or values that cannot be used."""

    status_code = HTTPStatus.BAD_REQUEST

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__(_("Some parameters cannot be used."))


class Part(Protocol):
    """Something that reads parameters."""

    def parameters(self) -> list[Parameter]:
        """Return the parameters it reads."""

    def faults(self, query: QueryDict) -> list[Fault]:
        """Return what is wrong with their values."""


def faults(parts: Iterable[Part], query: QueryDict) -> list[Fault]:
    """Return everything that is wrong with the parameters of an address.

    Args:
        parts: the parts of the view.
        query: the parameters as given.
    """
    parts = list(parts)
    known = {each.name: each for part in parts for each in part.parameters()}
    found = [fault for name in query for fault in _faults_of_shape(name, query, known)]
    misshapen = {fault.parameter for fault in found}
    values = [fault for part in parts for fault in part.faults(query)]
    return found + [fault for fault in values if fault.parameter not in misshapen]


def _faults_of_shape(name: str, query: QueryDict, known: dict[str, Parameter]) -> list[Fault]:
    values = query.getlist(name)
    if name not in known:
        message = _("Unknown parameter; there are: %(known)s.")
        return [Fault(name, message % {"known": ", ".join(sorted(known))})]
    if not all(value.strip() for value in values):
        return [Fault(name, _("There is no value; give one or leave the parameter out."))]
    if len(values) > 1 and not known[name].many:
        return [Fault(name, _("Given more than once; give it once."))]
    return []
