"""The catalogue in numbers, for answers and for the schema."""

from typing import Any

from rest_framework import serializers

Plain = serializers.Serializer[Any]


class CountSerializer(Plain):
    """How often something is found."""

    slug = serializers.CharField(
        allow_null=True, help_text="How it is named in filters; null for what is not known."
    )
    label = serializers.CharField(  # type: ignore[assignment]
        help_text="What people call it; empty for what is not known."
    )
    count = serializers.IntegerField(help_text="How many there are.")


class StatsSerializer(Plain):
    """Counts of projects, retired ones and technologies of others included, and of adoptions."""

    on = serializers.CharField(help_text="The day the numbers are of.")
    projects = serializers.IntegerField(help_text="How many projects there are.")
    stages = CountSerializer(
        source="stage.found",
        many=True,
        help_text="Projects by stage on the day, in order.",
    )
    focus_areas = CountSerializer(
        source="focus_area.found",
        many=True,
        help_text="Projects by focus area of the day; one of several areas counts in each.",
    )
    kinds = CountSerializer(
        source="kind.found",
        many=True,
        help_text="Projects by kind.",
    )
    licenses = CountSerializer(
        source="license.found",
        many=True,
        help_text="Projects by SPDX identifier of a licence, the most frequent first; under "
        "several, in each.",
    )
    hosts = CountSerializer(
        source="host.found",
        many=True,
        help_text="Projects by host, the largest first.",
    )
    first_release_years = CountSerializer(
        source="first_release.found",
        many=True,
        help_text="Projects by year of their first release.",
    )
    adoptions = serializers.IntegerField(
        help_text="How many adoptions hold on the day: an organization uses a project."
    )
    adopters = serializers.IntegerField(help_text="How many organizations these are of.")
    adopter_sectors = CountSerializer(
        source="adopter_sector.found",
        many=True,
        help_text="These organizations by sector, the largest first.",
    )
    adopter_countries = CountSerializer(
        source="adopter_country.found",
        many=True,
        help_text="These organizations by country, the largest first.",
    )
