"""The whole structure on a day, for the schema."""

from typing import Any

from rest_framework import serializers

from governance.api.rows import PartialDate
from governance.models import Body, SeatClass

Plain = serializers.Serializer[Any]


class UpwardsSerializer(Plain):
    """To whom a body answers."""

    slug = serializers.CharField(help_text="The slug of the body answered to.")
    since = PartialDate(help_text="The first day of the reporting line; null if unknown.")
    until = PartialDate(help_text="The first day it no longer held; null while it does.")


class SeatsSerializer(Plain):
    """Seats of one class on a day."""

    slug = serializers.CharField(help_text="`<body>.<seat class>`, as in the filters of terms.")
    name = serializers.CharField(help_text="What they are called.")
    selection = serializers.ChoiceField(
        choices=SeatClass.Selection.choices, help_text="How somebody comes to sit there."
    )
    seats = serializers.IntegerField(
        allow_null=True, help_text="How many; null if there is no cap or the number is unknown."
    )
    uncapped = serializers.BooleanField(help_text="Whether there is no cap.")
    sitting = serializers.IntegerField(help_text="How many are recorded to sit there.")


class StandingBodySerializer(Plain):
    """A body that was, or may have been, there on a day."""

    slug = serializers.CharField(help_text="How it is named in addresses.")
    name = serializers.CharField(help_text="Its name on the day.")
    kind = serializers.ChoiceField(choices=Body.Kind.choices, help_text="What it is for.")
    established_on = PartialDate(
        help_text="The first day it existed; null if unknown, so that it may not have been there."
    )
    dissolved_on = PartialDate(help_text="The first day it was gone; null while it exists.")
    overseen_by = serializers.CharField(
        allow_null=True, help_text="The slug of the organization that oversees it; else null."
    )
    answers_to = UpwardsSerializer(
        many=True, help_text="The bodies of the day it answers to; empty where none is recorded."
    )
    sitting = serializers.IntegerField(help_text="How many people are recorded to sit on it.")
    seats = SeatsSerializer(many=True, help_text="Its seats by class, in their order.")


class StructureSerializer(Plain):
    """Every body of a day, and what answers to what."""

    on = serializers.CharField(help_text="The day.")
    board = serializers.CharField(
        allow_null=True, help_text="The slug of the board; null where none is known."
    )
    bodies = StandingBodySerializer(many=True, help_text="The bodies, by name.")
