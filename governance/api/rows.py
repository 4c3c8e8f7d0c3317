"""What the rows of all resources have in common."""

from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from django.db.models import Manager, Model, URLField
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from governance.api.addresses import Addresses
from governance.api.references import is_shown, slug_of
from governance.api.writing import Writer, listed, writer_of
from governance.models import FormerName
from governance.partial_dates import PartialDateField

_Row = TypeVar("_Row", bound=Model)
_Any = TypeVar("_Any")

DATE = {
    "type": ["string", "null"],
    "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    "examples": ["2017", "2017-11", "2017-11-06"],
}


@extend_schema_field(DATE)
class PartialDate(serializers.CharField):
    """A date as precise as it is known; null where it is not."""

    def writer(self) -> Writer:
        """Return what reads the date of a row."""
        read = attrgetter(str(self.source))
        return lambda row: read(row) or None

    def to_representation(self, value: str) -> Any:
        """Return the date, or None."""
        return value or None


@extend_schema_field({"type": "string", "format": "uri"})
class OwnAddress(serializers.Field[Any, Any, Any, Any]):
    """The address of the row itself in the API."""

    def __init__(self, resource: str, **kwargs: Any) -> None:
        self.resource = resource
        kwargs.setdefault("help_text", "The address of this row in the API.")
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, row: Any) -> str | None:
        """Return the absolute address."""
        addresses: Addresses = self.context["addresses"]
        slug = slug_of(row) if hasattr(row, "slug") else str(row.pk)
        return addresses.of(self.resource, slug)


@extend_schema_field({"type": ["string", "null"], "format": "uri"})
class ListAddress(serializers.Field[Any, Any, Any, Any]):
    """The address of a list of rows of another resource that have to do with the row.

    Args:
        resource: the other resource; one that there is not leaves null.
        parameter: its filter that takes the slug of the row.
    """

    def __init__(self, resource: str, parameter: str, **kwargs: Any) -> None:
        self.resource = resource
        self.parameter = parameter
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, row: Any) -> str | None:
        """Return the absolute address."""
        addresses: Addresses = self.context["addresses"]
        return addresses.narrowed(self.resource, self.parameter, slug_of(row))


@extend_schema_field({"type": "string", "format": "uri"})
class PageAddress(serializers.Field[Any, Any, Any, Any]):
    """The address of the page about the row."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "The address of the page about it, for people.")
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, row: Any) -> str:
        """Return the absolute address."""
        addresses: Addresses = self.context["addresses"]
        return addresses.page(row.get_absolute_url())


class EmptyOrChoice(serializers.ChoiceField):
    """One of a list of words, or empty where none is known."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # Said of what is only read as well, so that the schema tells of it.
        self.allow_blank = True


class Chosen(serializers.BaseSerializer[Any]):
    """The part of a row that leaves out what is not asked for, and is quick about the rest."""

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """Return what is shown of a row."""
        return {name: write(instance) for name, write in self._writers}

    @cached_property
    def _writers(self) -> list[tuple[str, Writer]]:
        fields: dict[str, Any] = self.fields  # type: ignore[attr-defined]
        return [(name, writer_of(field)) for name, field in fields.items()]

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """Return the fields; at the top of an answer only those asked for."""
        fields: dict[str, Any] = super().get_fields()  # type: ignore[misc]
        wanted = self.context.get("fields")
        parent: Any = self.parent
        within = parent.parent if isinstance(parent, serializers.ListSerializer) else parent
        if not wanted or within is not None:
            return fields
        return {name: field for name, field in fields.items() if name in wanted}


class PublicRows(serializers.ListSerializer[Any]):
    """A list of rows without those about drafts, unless whoever asks may see these."""

    def writer(self) -> Writer:
        """Return what makes the list from the row it belongs to."""
        relation = str(self.source)

        def write(row: Any) -> list[Any]:
            found = listed(row, relation)
            return self.to_representation(found) if found else []

        return write

    def to_representation(self, data: Any) -> list[Any]:
        """Return the rows that are shown."""
        rows = data.all() if isinstance(data, Manager) else data
        shown = [row for row in rows if is_shown(row, self.context)]
        found: list[Any] = super().to_representation(shown)
        return found


class AnyRow(Chosen, serializers.Serializer[_Any]):
    """A row that is no row of a table, with the fields asked for."""


class Row(Chosen, serializers.ModelSerializer[_Row]):
    """A row with the fields asked for, in the order they are declared in."""

    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        PartialDateField: PartialDate,
        # Empty where there is none, which is no URL.
        URLField: serializers.CharField,
    }

    def build_standard_field(self, field_name: str, model_field: Any) -> tuple[type[Any], Any]:
        """Return how a column is told; one of a list of words that may be empty says so."""
        found, options = super().build_standard_field(field_name, model_field)
        if issubclass(found, serializers.ChoiceField) and model_field.blank:
            return EmptyOrChoice, options
        return found, options


class FormerNameSerializer(Row[FormerName]):
    """A name the row had before."""

    class Meta:
        model = FormerName
        fields = ("name", "since", "until", "source_url", "note")
        read_only_fields = fields
        extra_kwargs = {
            "name": {"help_text": "The name."},
            "since": {"help_text": "The first day it was in use; null if unknown."},
            "until": {"help_text": "The first day it was no longer in use; null if unknown."},
        }
