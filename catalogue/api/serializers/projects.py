"""Projects."""

from typing import Any

from rest_framework import serializers

from catalogue.models import Project, ProjectLink, StageChange
from governance.api.references import Reference
from governance.api.rows import FormerNameSerializer, OwnAddress, PageAddress, Row
from governance.api.serializers.wording import DRAFTED
from governance.api.writing import Writer


class LinkSerializer(Row[ProjectLink]):
    """An address where more is to be found."""

    url = serializers.URLField(read_only=True, help_text="The address.")

    class Meta:
        model = ProjectLink
        fields = ("kind", "url", "label")
        read_only_fields = fields
        extra_kwargs = {
            "kind": {"help_text": "What is at the address."},
            "label": {"help_text": "A name for it, where the kind does not say enough."},
        }


class StageReference(Reference):
    """The stage a project is in, which is derived and comes with the project."""

    def writer(self) -> Writer:
        """Return what makes the value from a project."""
        return lambda project: self._shown(project.stage)

    def get_attribute(self, instance: Any) -> Any:
        """Return slug and name of the stage, or None."""
        return instance.stage


class ProjectSerializer(Row[Project]):
    """A piece of software one would choose to deploy, or the project that makes it."""

    url = OwnAddress("projects")
    page_url = PageAddress()
    stage = StageReference(
        "stages",
        optional=True,
        help_text="The stage it was in on `on`, today by default; null where none is known.",
    )
    parent = Reference(  # type: ignore[assignment]
        "projects", optional=True, help_text="The project it is part of, such as `openstack`."
    )
    focus_areas = Reference(
        "focus-areas", many=True, help_text="The focus areas it belongs to, in their order."
    )
    host = Reference("organizations", optional=True, help_text="The organization that hosts it.")
    first_release = Reference(
        "releases",
        optional=True,
        help_text="The release series it first appeared in, such as `mitaka`.",
    )
    tags = Reference(
        "tags", many=True, help_text="Its tags in further taxonomies, each `<facet>:<tag>`."
    )
    former_names = FormerNameSerializer(
        many=True, read_only=True, help_text="Names it had before, oldest first."
    )
    links = LinkSerializer(many=True, read_only=True, help_text="Where more is to be found.")
    verified_on = serializers.DateField(
        read_only=True,
        allow_null=True,
        help_text="The last day somebody looked at all of this and found it true; null if none is "
        "recorded.",
    )

    class Meta:
        model = Project
        fields: tuple[str, ...] = (
            "slug",
            "uid",
            "name",
            "url",
            "page_url",
            "kind",
            "role",
            "summary",
            "description",
            "stage",
            "parent",
            "focus_areas",
            "host",
            "license",
            "first_release",
            "tags",
            "disambiguation",
            "former_names",
            "links",
            "source_url",
            "note",
            "verified_on",
        )
        read_only_fields: tuple[str, ...] = fields
        extra_kwargs = {
            "slug": {"help_text": "How it is named in addresses; an old one leads to the new."},
            "uid": {"help_text": "Identifier that is never changed or used again."},
            "kind": {"help_text": "What sort of piece it is."},
            "license": {"help_text": "SPDX licence expression; empty where it is not known."},
        }


class StageChangeSerializer(Row[StageChange]):
    """A project entered a stage."""

    stage = Reference("stages", help_text="The stage.")
    resolution = Reference(
        "resolutions", optional=True, help_text="The decision; null if none is recorded."
    )

    class Meta:
        model = StageChange
        fields = ("stage", "changed_on", "resolution", "source_url", "note")
        read_only_fields = fields
        extra_kwargs = {"changed_on": {"help_text": "The first day of the stage; null if unknown."}}


class WholeProjectSerializer(ProjectSerializer):
    """A project alone, with what lists leave out."""

    stage_changes = StageChangeSerializer(
        many=True, read_only=True, help_text="The stages it entered, oldest first."
    )

    class Meta(ProjectSerializer.Meta):
        fields = (*ProjectSerializer.Meta.fields, "stage_changes", *DRAFTED, "logo")
        read_only_fields = fields
        extra_kwargs = {
            **ProjectSerializer.Meta.extra_kwargs,
            **DRAFTED,
            "logo": {"help_text": "Its logo, an SVG document; empty if there is none."},
        }
