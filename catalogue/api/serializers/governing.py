"""Who governs a project, for the schema."""

from typing import Any

from rest_framework import serializers

from governance.api.rows import PartialDate
from governance.models import Body

Plain = serializers.Serializer[Any]


class GovernedFromSerializer(Plain):
    """What an answer is inherited from."""

    type = serializers.ChoiceField(
        choices=["project", "focus_area"], help_text="Whether it is a project or a focus area."
    )
    slug = serializers.CharField(help_text="How it is named in addresses.")


class ChainBodySerializer(Plain):
    """A body, by the name it had on the day."""

    slug = serializers.CharField(help_text="How it is named in addresses.")
    name = serializers.CharField(help_text="Its name on the day.")
    kind = serializers.ChoiceField(choices=Body.Kind.choices, help_text="What it is for.")


class GoverningBodySerializer(Plain):
    """A body that governs a project."""

    body = ChainBodySerializer(help_text="The body.")
    since = PartialDate(help_text="The first day it governed; null if unknown.")
    until = PartialDate(help_text="The first day it no longer governed; null while it does.")
    inherited_from = GovernedFromSerializer(
        allow_null=True,
        help_text="The project or focus area it is recorded for; null if it is the project itself.",
    )
    chain = ChainBodySerializer(
        many=True,
        help_text="From the body up to the board of the day; it ends earlier where to whom a body "
        "answers is not recorded.",
    )


class ProjectGovernanceSerializer(Plain):
    """Who decides for a project technically, and who speaks for its users."""

    project = serializers.CharField(help_text="The slug of the project.")
    on = serializers.CharField(help_text="The day.")
    technical = GoverningBodySerializer(
        many=True, help_text="The bodies that decide technically; empty where none is recorded."
    )
    user_voice = GoverningBodySerializer(
        many=True, help_text="The bodies that speak for users; empty where none is recorded."
    )
