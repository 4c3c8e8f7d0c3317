"""Changes, for answers and for the schema."""

from typing import Any

from rest_framework import serializers

from catalogue.changes import Change, ChangeType
from catalogue.histories import HISTORIES
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
