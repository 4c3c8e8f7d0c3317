"""Findings, for the schema."""

from typing import Any

from rest_framework import serializers

from governance.findings import Severity

Plain = serializers.Serializer[Any]


class CountsSerializer(Plain):
    """How many findings there are of each severity, of those in the answer."""

    error = serializers.IntegerField(help_text="How many contradictions.")
    warning = serializers.IntegerField(help_text="How many things that are missing.")
    notice = serializers.IntegerField(help_text="How many things worth knowing.")


class SubjectSerializer(Plain):
    """What a finding is about."""

    model = serializers.CharField(help_text="The kind of row, such as `governance.body`.")
    id = serializers.IntegerField(
        allow_null=True, help_text="The key of the row; null where the missing row is the finding."
    )
    slug = serializers.CharField(allow_null=True, help_text="Its slug; null if it has none.")
    name = serializers.CharField(help_text="What people call it.")


class FindingSerializer(Plain):
    """A rule does not hold for something."""

    rule = serializers.CharField(help_text="The name of the rule.")
    severity = serializers.ChoiceField(choices=Severity.choices, help_text="How bad it is.")
    subject = SubjectSerializer(help_text="What it is about.")
    message = serializers.CharField(help_text="What is wrong.")
    remedy = serializers.CharField(help_text="What would mend it.")


class FindingsSerializer(Plain):
    """Where rules do not hold on a day."""

    on = serializers.CharField(help_text="The day.")
    counts = CountsSerializer(help_text="How many there are.")
    findings = FindingSerializer(many=True, help_text="Errors first, then by rule, then by name.")
