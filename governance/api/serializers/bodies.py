"""Bodies, their seats, and who sits on them."""

from typing import Any

from rest_framework import serializers

from governance.api.references import Reference
from governance.api.rows import FormerNameSerializer, ListAddress, OwnAddress, PageAddress, Row
from governance.api.serializers.wording import (
    FORMER_NAMES,
    ID,
    NAME,
    OBSERVED_PERIOD,
    PERIOD,
    POSITION,
    SLUG,
)
from governance.models import (
    AffiliationLimit,
    Body,
    ReportingLine,
    SeatClass,
    SeatCount,
    Term,
)


class SeatCountSerializer(Row[SeatCount]):
    """How many seats of a class there are for a period."""

    class Meta:
        model = SeatCount
        fields = ("seats", "since", "until", "source_url", "note")
        read_only_fields = fields
        extra_kwargs = {"seats": {"help_text": "How many; null if there is no cap."}, **PERIOD}


class SeatClassSerializer(Row[SeatClass]):
    """A kind of seat on a body."""

    slug = serializers.CharField(
        source="address",
        read_only=True,
        help_text="How it is named in filters: `<body>.<seat class>`.",
    )
    counts = SeatCountSerializer(
        many=True,
        read_only=True,
        help_text="How many seats there are, oldest first; empty where it is not known.",
    )

    class Meta:
        model = SeatClass
        fields = (
            *("slug", "name", "position", "selection", "term_months", "counts"),
            *("source_url", "note"),
        )
        read_only_fields = fields
        extra_kwargs = {
            "name": NAME,
            "position": POSITION,
            "selection": {"help_text": "How somebody comes to sit there."},
            "term_months": {"help_text": "How long a term is; null if it has no fixed length."},
        }


class AffiliationLimitSerializer(Row[AffiliationLimit]):
    """How many members one organization may have, as a number or as a share."""

    class Meta:
        model = AffiliationLimit
        fields = ("max_members", "max_share", "since", "until", "source_url", "note")
        read_only_fields = fields
        extra_kwargs = {
            "max_members": {"help_text": "So many members; null if the limit is a share."},
            "max_share": {"help_text": "So many per cent; null if the limit is a number."},
            **PERIOD,
        }


class Superiors(Reference):
    """The bodies a body answers to on the day, which come with the body."""

    def get_attribute(self, instance: Any) -> Any:
        """Return the bodies at the upper ends of its lines."""
        return [line.reports_to for line in instance.lines_of_the_day]


class BodySerializer(Row[Body]):
    """A board, committee, group or team."""

    url = OwnAddress("bodies")
    page_url = PageAddress()
    projects_url = ListAddress(
        "projects",
        "governed_by",
        help_text="The list of the projects it governs; null if there is none.",
    )
    overseen_by = Reference(
        "organizations",
        optional=True,
        help_text="For a board inside a larger foundation: that foundation.",
    )
    answers_to = Superiors(
        "bodies", many=True, help_text="The bodies it answers to on `on`, today by default."
    )
    seat_classes = SeatClassSerializer(
        many=True, read_only=True, help_text="The kinds of seats on it, with their numbers."
    )
    affiliation_limits = AffiliationLimitSerializer(
        many=True, read_only=True, help_text="How many members one organization may have."
    )
    former_names = FormerNameSerializer(many=True, read_only=True, help_text=FORMER_NAMES)

    class Meta:
        model = Body
        fields: tuple[str, ...] = (
            *(
                "slug",
                "name",
                "url",
                "page_url",
                "projects_url",
                "kind",
                "mandate",
                "charter_url",
                "homepage",
            ),
            *("established_on", "dissolved_on", "overseen_by", "answers_to", "seat_classes"),
            *("affiliation_limits", "former_names", "source_url", "note"),
        )
        read_only_fields: tuple[str, ...] = fields
        extra_kwargs = {
            "slug": SLUG,
            "name": NAME,
            "kind": {"help_text": "What it is for. There is one board at a time."},
            "charter_url": {"help_text": "The charter; empty if none is recorded."},
            "homepage": {"help_text": "Its own page; empty if none is recorded."},
            "established_on": {"help_text": "The first day it existed; null if unknown."},
            "dissolved_on": {"help_text": "The first day it was gone; null while it exists."},
        }


class ReportingLineSerializer(Row[ReportingLine]):
    """A body answers to another one, for a time."""

    reports_to = Reference("bodies", help_text="The body it answers to.")

    class Meta:
        model = ReportingLine
        fields = ("reports_to", "since", "until", "source_url", "note")
        read_only_fields = fields
        extra_kwargs = PERIOD


class WholeBodySerializer(BodySerializer):
    """A body alone, with what lists leave out."""

    reporting_lines = ReportingLineSerializer(
        many=True, read_only=True, help_text="To whom it answers and answered, oldest first."
    )

    class Meta(BodySerializer.Meta):
        fields = (*BodySerializer.Meta.fields, "reporting_lines")
        read_only_fields = fields


class TermSerializer(Row[Term]):
    """A person sat on a seat, for a time, coming from some organization."""

    url = OwnAddress("terms")
    person = Reference("people", help_text="Who sits.")
    body = Reference("bodies", source="seat_class.body", help_text="The body sat on.")
    seat_class = Reference(
        "seat-classes", help_text="The kind of seat, `<body>.<seat class>`; the body describes it."
    )
    affiliation = Reference(
        "organizations", optional=True, help_text="Whom the person worked for at the time."
    )

    class Meta:
        model = Term
        fields = (
            *("id", "url", "person", "body", "seat_class", "role", "affiliation"),
            *("since", "until", "observed_on", "source_url", "note"),
        )
        read_only_fields = fields
        extra_kwargs = {"id": ID, **OBSERVED_PERIOD}
