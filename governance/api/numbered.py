"""Resources whose rows have no name: each is known by its permanent number."""

from typing import Any, TypeVar

from django.db.models import Model

from governance.api.resource import Resource

_Row = TypeVar("_Row", bound=Model)


class Numbered(Resource[_Row]):
    """A list of rows without names, and the rows by number, whatever the day."""

    lookup_field = "id"
    lookup_value_regex = "[0-9]{1,18}"
    lookup_description = "The permanent number."

    def find(self, named: str) -> Any:
        """Return the row of a number."""
        return self.get_queryset().filter(pk=named).first()

    def named(self, row: _Row) -> str:
        """Return the number of the row."""
        return str(row.pk)
