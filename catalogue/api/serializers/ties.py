"""Integrations and stewardships."""

from rest_framework import serializers

from catalogue.models import Integration, Stewardship
from governance.api.references import Reference
from governance.api.rows import OwnAddress, Row
from governance.api.serializers.wording import ID, PERIOD


class IntegrationSerializer(Row[Integration]):
    """A project meets a technology, directly or through a bridge."""

    url = OwnAddress("integrations")
    project = Reference("projects", help_text="The project that meets the technology.")
    technology = Reference("projects", help_text="What it meets, often of another community.")
    via = Reference(
        "projects", optional=True, help_text="The bridge between them; null if there is none."
    )
    documentation_url = serializers.CharField(
        source="url", read_only=True, help_text="Where it is described; empty if unknown."
    )

    class Meta:
        model = Integration
        fields = (
            *("id", "url", "project", "technology", "via", "direction", "mechanism", "maintainer"),
            *("documentation_url", "since", "until", "source_url", "note"),
        )
        read_only_fields = fields
        extra_kwargs = {
            "id": ID,
            "direction": {
                "help_text": "`uses`: the project uses the technology. `used_by`: the technology "
                "uses the project. `both`: each uses the other."
            },
            **PERIOD,
        }


class StewardshipSerializer(Row[Stewardship]):
    """A body decides for a project or a focus area, or speaks for its users."""

    url = OwnAddress("stewardships")
    project = Reference(
        "projects", optional=True, help_text="The project; null if it is about a focus area."
    )
    focus_area = Reference(
        "focus-areas", optional=True, help_text="The focus area; null if it is about a project."
    )
    body = Reference("bodies", help_text="The body that decides or speaks.")

    class Meta:
        model = Stewardship
        fields = (
            *("id", "url", "project", "focus_area", "body", "capacity"),
            *("since", "until", "source_url", "note"),
        )
        read_only_fields = fields
        extra_kwargs = {
            "id": ID,
            "capacity": {
                "help_text": "`technical`: it decides technically. `user_voice`: it speaks for "
                "users."
            },
            **PERIOD,
        }
