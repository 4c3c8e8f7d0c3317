"""Resolutions, elections, principles, criteria."""

from rest_framework import serializers

from governance.api.references import Reference
from governance.api.rows import FormerNameSerializer, OwnAddress, Row
from governance.api.serializers.wording import FORMER_NAMES, ID, NAME, POSITION, SLUG
from governance.models import Criterion, Election, Principle, Resolution


class ResolutionSerializer(Row[Resolution]):
    """A decision of a body."""

    url = OwnAddress("resolutions")
    body = Reference("bodies", help_text="The body that decided.")
    text_url = serializers.CharField(
        source="url", read_only=True, help_text="The text of the resolution; empty if unknown."
    )

    class Meta:
        model = Resolution
        fields = (
            *("slug", "title", "url", "body", "decided_on", "outcome", "summary", "text_url"),
            *("source_url", "note"),
        )
        read_only_fields = fields
        extra_kwargs = {
            "slug": SLUG,
            "title": {"help_text": "What it is called."},
            "decided_on": {"help_text": "The day of the decision."},
            "outcome": {"help_text": "What became of the proposal."},
        }


class ElectionSerializer(Row[Election]):
    """People were, or are going to be, elected to a body."""

    url = OwnAddress("elections")
    body = Reference("bodies", help_text="The body that is elected.")
    seat_class = Reference(
        "seat-classes",
        optional=True,
        help_text="The kind of seats elected, `<body>.<seat class>`; null if all or not known.",
    )
    details_url = serializers.CharField(
        source="url", read_only=True, help_text="The page of the election; empty if unknown."
    )

    class Meta:
        model = Election
        fields = (
            *("id", "url", "body", "seat_class", "held_on", "seats", "method", "details_url"),
            *("source_url", "note"),
        )
        read_only_fields = fields
        extra_kwargs = {
            "id": ID,
            "held_on": {"help_text": "The day the result stood."},
            "seats": {"help_text": "How many seats were to fill; null if unknown."},
        }


class PrincipleSerializer(Row[Principle]):
    """Something the community holds to."""

    url = OwnAddress("principles")
    former_names = FormerNameSerializer(many=True, read_only=True, help_text=FORMER_NAMES)

    class Meta:
        model = Principle
        fields = (
            *("slug", "name", "url", "position", "text", "former_names", "source_url", "note"),
        )
        read_only_fields = fields
        extra_kwargs = {"slug": SLUG, "name": NAME, "position": POSITION}


class CriterionSerializer(Row[Criterion]):
    """Something a new project is weighed against."""

    url = OwnAddress("criteria")
    former_names = FormerNameSerializer(many=True, read_only=True, help_text=FORMER_NAMES)

    class Meta:
        model = Criterion
        fields = (
            *("slug", "name", "url", "position", "text", "former_names", "source_url", "note"),
        )
        read_only_fields = fields
        extra_kwargs = {"slug": SLUG, "name": NAME, "position": POSITION}
