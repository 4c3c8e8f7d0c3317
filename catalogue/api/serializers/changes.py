"""Changes, for answers and for the schema."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalogue.changes import Change, ChangeType
from catalogue.histories import HISTORIES
from catalogue.said import Called, FieldChange
from governance.api.addresses import Addresses
from governance.api.references import Reference
from governance.api.rows import AnyRow

RESOURCES = [(history.resource, history.resource) for history in HISTORIES]


class ProjectReference(Reference):
    """The project a change is about, of which slug and name are known."""

    def get_attribute(self, instance: Any) -> Any:
        """Return both, or None."""
        found = instance.project
        return found and {"slug": found[0], "name": found[1]}


@extend_schema_field(
    {"type": ["string", "number", "boolean", "array", "null"], "items": {"type": "string"}}
)
class Said(serializers.Field[Any, Any, Any, Any]):
    """What a field said: text, a number, a truth value, a list of slugs, or null."""

    def to_representation(self, value: Any) -> Any:
        """Return it as JSON has it: what it referred to by its slug."""
        if isinstance(value, Called):
            return value.slug or None
        if isinstance(value, tuple):
            return [each.slug for each in value if each.slug]
        return value


class FieldChangeSerializer(AnyRow[FieldChange]):
    """A field says something else than before."""

    field = serializers.CharField(read_only=True, help_text="The field, as in `fields_changed`.")
    before = Said(
        read_only=True,
        help_text="What it said, as the resource does; a reference is a slug, several are a list "
        "of slugs. Null if it said nothing, if what it referred to is gone or not public, and for "
        "drawings (`logo`) and for what a row said while its project was a draft.",
    )
    after = Said(read_only=True, help_text="What it says then, in the same way.")


class ChangeSerializer(AnyRow[Change]):
    """A row was entered, changed or taken out. Nobody is told who did it."""

    at = serializers.DateTimeField(read_only=True, help_text="When it was done, in UTC.")
    type = serializers.ChoiceField(
        ChangeType.choices,
        read_only=True,
        help_text="What was done. A draft that is published counts as created.",
    )
    resource = serializers.ChoiceField(
        RESOURCES,
        read_only=True,
        help_text="What sort of row it is: a resource of this API, or a part of its rows, such as "
        "`links`.",
    )
    slug = serializers.CharField(
        read_only=True, allow_null=True, help_text="The slug after it; null for rows without."
    )
    id = serializers.IntegerField(
        read_only=True, help_text="The permanent number of the row among its sort."
    )
    name = serializers.CharField(
        read_only=True,
        help_text="What the row was called after it; for rows without a name, what they connect.",
    )
    project = ProjectReference(
        "projects",
        optional=True,
        help_text="The project it is about; null if it is about none, or that is gone.",
    )
    fields_changed = serializers.ListField(
        child=serializers.CharField(),
        source="fields",
        read_only=True,
        help_text="The fields that say something else than before; empty unless `type` is "
        "`changed`.",
    )
    values_changed = serializers.ListField(
        child=FieldChangeSerializer(),
        source="values",
        read_only=True,
        help_text="What these fields said before and after.",
    )
    url = serializers.SerializerMethodField(
        help_text="The address of the row in the API, which leads nowhere once the row is removed; "
        "null if it has none."
    )
    revision = serializers.IntegerField(
        read_only=True,
        allow_null=True,
        help_text="In which revision of the catalogue it was done, or last done; null if that was "
        "not noted.",
    )

    def get_url(self, change: Change) -> str | None:
        """Return the absolute address."""
        addresses: Addresses = self.context["addresses"]
        return addresses.of(change.resource, change.slug or str(change.id))
