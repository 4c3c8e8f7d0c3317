"""Editions, and what changed between two states of a map."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalogue.api.serializers.documents import MapDocument
from catalogue.editions import ChangeType, document_of
from catalogue.models import Edition
from governance.api.addresses import Addresses
from governance.api.references import Reference
from governance.api.rows import PageAddress, Row


@extend_schema_field({"type": "string", "format": "uri"})
class EditionAddress(serializers.Field[Any, Any, Any, Any]):
    """The address of an edition in the API."""

    def to_representation(self, row: Edition) -> str:
        """Return the absolute address."""
        addresses: Addresses = self.context["addresses"]
        return addresses.page(reverse("api:editions-detail", args=[row.map.slug, row.number]))


@extend_schema_field(MapDocument)
class FrozenDocument(serializers.Field[Any, Any, Any, Any]):
    """The document of an edition, with the head that says which edition it is."""

    def to_representation(self, row: Edition) -> Any:
        """Return the document."""
        return document_of(row)


class EditionSerializer(Row[Edition]):
    """An edition, without its document."""

    url = EditionAddress(
        source="*", read_only=True, help_text="The address of the edition, with its document."
    )
    page_url = PageAddress()
    map = Reference("maps", help_text="The map it is an edition of.")

    class Meta:
        model = Edition
        fields: tuple[str, ...] = (
            *("map", "number", "url", "page_url", "published_on", "publisher", "notes", "sha256"),
        )
        read_only_fields = fields
        extra_kwargs = {
            "number": {"help_text": "`YYYYMMDD`, with `.2` to `.9` for further ones of a day."},
            "published_on": {"help_text": "The day it was published."},
            "publisher": {"help_text": "Who published it."},
            "notes": {"help_text": "What readers should know about it, in Markdown."},
            "sha256": {
                "help_text": "SHA-256 of the document with `edition` null, compact and in UTF-8."
            },
        }


class WholeEditionSerializer(EditionSerializer):
    """An edition with its document."""

    document = FrozenDocument(
        source="*", read_only=True, help_text="The map as it was published; it never changes."
    )

    class Meta(EditionSerializer.Meta):
        fields = (*EditionSerializer.Meta.fields, "document")
        read_only_fields = fields


BEFORE_AND_AFTER = {"type": ["string", "boolean", "null"]}


@extend_schema_field(BEFORE_AND_AFTER)
class Value(serializers.Field[Any, Any, Any, Any]):
    """A name, a label, a stage's slug, a placement, or whether a piece is core."""


class DifferenceSerializer(serializers.Serializer[Any]):
    """One difference between two states of a map."""

    type = serializers.ChoiceField(ChangeType.choices, help_text="What happened.")
    project = serializers.CharField(
        allow_null=True, help_text="The slug of the project; null for regions and categories."
    )
    name = serializers.CharField(help_text="What the project, region or category is called.")
    before = Value(
        help_text="What was before: the name of a category (added, removed, moved, retired), a "
        "name, a label, the slug of a stage, or whether it was core; null for nothing."
    )
    after = Value(help_text="The same, after.")


class DiffSerializer(serializers.Serializer[Any]):
    """What changed on a map from one state to another."""

    map = serializers.CharField(help_text="The slug of the map.")
    # Declared in `get_fields`: “from” is a word of Python's.
    to = serializers.CharField(help_text="The number of the later edition, or `live`.")
    changes = DifferenceSerializer(many=True, help_text="What happened, by type.")

    def get_fields(self) -> dict[str, Any]:
        """Return the fields in their order."""
        fields = super().get_fields()
        start = serializers.CharField(help_text="The number of the earlier edition, or `live`.")
        return {"map": fields["map"], "from": start, "to": fields["to"], **fields}
