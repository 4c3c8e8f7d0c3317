"""Licences as values of a filter."""

from collections.abc import Iterable

from catalogue.licences import validate_license
from governance.filters.fields import Repeatable
from governance.filters.filtersets import Narrowing


class LicencesField(Repeatable):
    """SPDX licence expressions."""

    def to_python(self, value: Iterable[str] | None) -> list[str]:
        """Return the expressions, all of which SPDX knows."""
        expressions = super().to_python(value)
        for expression in expressions:
            validate_license(expression)
        return expressions


class Licences(Narrowing):
    """Narrows by licence."""

    field_class = LicencesField
