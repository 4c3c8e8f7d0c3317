"""What must be deployed, for the schema alone: `catalogue.stack_document` makes it."""

from typing import Any

from rest_framework import serializers

from catalogue.models import Project

Plain = serializers.Serializer[Any]
SLUG = "How it is named in addresses."
NAME = "As people write it."
ROLE = "What it does, in a few words; may be empty."


class StackMemberSerializer(Plain):
    """A project that is needed."""

    slug = serializers.CharField(help_text=SLUG)
    name = serializers.CharField(help_text=NAME)
    role = serializers.CharField(help_text=ROLE)
    kind = serializers.ChoiceField(Project.Kind.choices, help_text="What sort of piece it is.")
    stage = serializers.CharField(
        allow_null=True, help_text="The slug of its stage on `on`; null where none is known."
    )
    because = serializers.ListField(
        child=serializers.CharField(),
        help_text="The shortest chain that asks for it: slugs from a pick to itself.",
    )


class StackWarningSerializer(Plain):
    """Something to know of a project that is needed."""

    slug = serializers.CharField(help_text="The project it is about.")
    code = serializers.CharField(
        help_text="The slug of its stage where that is an ending (`retired`, `deprecated`) or one "
        "that is not listed; `copyleft`, `limited_license` or `no_license` for a licence to note; "
        "`no_requirements` for a pick of which no requirements are recorded."
    )
    message = serializers.CharField(help_text="The same in a sentence.")
    successor = serializers.CharField(
        allow_null=True, help_text="The slug of what took its place; null where none is recorded."
    )


class StackOptionSerializer(Plain):
    """A project that works with some of those needed."""

    slug = serializers.CharField(help_text=SLUG)
    name = serializers.CharField(help_text=NAME)
    role = serializers.CharField(help_text=ROLE)

    def get_fields(self) -> dict[str, Any]:
        """Return the fields, the one with a name that is a word of Python's last."""
        text = "Slugs of those in the layers that it works with."
        with_ = serializers.ListField(child=serializers.CharField(), help_text=text)
        return {**super().get_fields(), "for": with_}


class StackSerializer(Plain):
    """Projects, and everything they need in the end."""

    projects = serializers.ListField(
        child=serializers.CharField(), help_text="The picks: slugs, in the order given."
    )
    on = serializers.DateField(help_text="The day.")
    layers = serializers.ListField(
        child=StackMemberSerializer(many=True),
        help_text="What needs nothing first, each after all that it needs; the picks included.",
    )
    loops = serializers.ListField(
        child=serializers.ListField(child=serializers.CharField()),
        help_text="Groups that need each other; each stands in one layer.",
    )
    warnings = StackWarningSerializer(many=True, help_text="What to know before deploying it.")
    works_with = StackOptionSerializer(
        many=True,
        help_text="What works with some of it, also what is in the layers already; empty unless "
        "`include=works-with` asks for it.",
    )


class RequiredBySerializer(Plain):
    """What needs a project."""

    project = serializers.CharField(help_text="The slug of the project.")
    on = serializers.DateField(help_text="The day.")
    direct = serializers.ListField(
        child=serializers.CharField(), help_text="Slugs of those that require it themselves."
    )
    all = serializers.ListField(
        child=serializers.CharField(), help_text="Slugs of all that need it in the end."
    )
