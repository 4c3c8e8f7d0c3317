"""Who governs a project, for the schema."""

from typing import Any

from rest_framework import serializers

from catalogue.models import Assessment
from governance.api.rows import PartialDate
from governance.models import Body
from governance.rosters import Recorded

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


class NamedTodaySerializer(Plain):
    """Somebody or something, with the name it has today."""

    slug = serializers.CharField(help_text="How it is named in addresses.")
    name = serializers.CharField(help_text="What it is called.")


class MemberSerializer(Plain):
    """Somebody who sat on a body on the day."""

    person = NamedTodaySerializer(help_text="Who sat.")
    role = serializers.CharField(help_text="Such as chair; may be empty.")
    seat_class = NamedTodaySerializer(help_text="The kind of seat, `<body>.<seat class>`.")
    affiliation = NamedTodaySerializer(
        allow_null=True,
        help_text="The organization the person worked for; null where that is not recorded.",
    )
    since = PartialDate(help_text="The first day of the term; null if unknown.")
    until = PartialDate(help_text="The first day after the term; null if no end is known.")
    observed_on = PartialDate(
        help_text="A day on which the person is known to have sat, where the start is unknown."
    )
    source_url = serializers.CharField(help_text="Where this can be looked up; may be empty.")


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
    seats = serializers.IntegerField(
        allow_null=True,
        help_text="How many seats the body had; null where that is not recorded or not limited.",
    )
    recorded = serializers.ChoiceField(
        choices=[one.value for one in Recorded],
        help_text="Of how many seats it is recorded who sat there: `all`, `some` or `none`. "
        "Where the number of seats is not known it is never `all`.",
    )
    members = MemberSerializer(
        many=True,
        help_text="Who sat there on the day, by kind of seat, then by name. Empty means that it "
        "is not recorded, not that nobody sat.",
    )


class DecidedBySerializer(Plain):
    """The resolution that moved a project."""

    slug = serializers.CharField(help_text="How it is named in addresses.")
    title = serializers.CharField(help_text="What it is called.")
    body = serializers.CharField(help_text="The slug of the body that resolved.")
    decided_on = PartialDate(help_text="When it was decided.")
    url = serializers.CharField(help_text="Where its text can be read; may be empty.")


class VerdictSerializer(Plain):
    """What a review found on one criterion."""

    criterion = NamedTodaySerializer(help_text="The criterion.")
    verdict = serializers.ChoiceField(
        choices=Assessment.Verdict.choices, help_text="How far the criterion is met."
    )
    evidence = serializers.CharField(help_text="What shows it, in Markdown; may be empty.")
    evidence_url = serializers.CharField(help_text="Where that can be read; empty if nowhere.")


class WeighedSerializer(Plain):
    """The review that let a project in."""

    id = serializers.IntegerField(help_text="The permanent number of the review.")
    decided_on = PartialDate(help_text="When it accepted.")
    assessments = VerdictSerializer(many=True, help_text="What it found, by criterion.")


class LifeStepSerializer(Plain):
    """A step of the project's life, with what it rests on."""

    stage = NamedTodaySerializer(help_text="The stage it entered.")
    changed_on = PartialDate(help_text="When it did; null if unknown.")
    resolution = DecidedBySerializer(
        allow_null=True, help_text="The resolution that decided; null if none is recorded."
    )
    review = WeighedSerializer(
        allow_null=True, help_text="The review that accepted it; null if none is recorded."
    )
    source_url = serializers.CharField(help_text="Where this can be looked up; may be empty.")
    note = serializers.CharField(help_text="How sure it is; may be empty.")


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
    stages = LifeStepSerializer(
        many=True,
        help_text="The steps of its life up to the day, oldest first: the last is its stage then.",
    )
