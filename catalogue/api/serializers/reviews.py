"""Reviews, with what they found on each criterion."""

from catalogue.models import Assessment, Review
from governance.api.references import Reference
from governance.api.rows import OwnAddress, Row
from governance.api.serializers.wording import ID


class AssessmentSerializer(Row[Assessment]):
    """What a review found on one criterion."""

    criterion = Reference("criteria", help_text="The criterion.")

    class Meta:
        model = Assessment
        fields = ("criterion", "verdict", "evidence", "evidence_url", "note")
        read_only_fields = fields
        extra_kwargs = {
            "verdict": {"help_text": "How far the criterion is met."},
            "evidence": {"help_text": "What shows it, in Markdown; may be empty."},
            "evidence_url": {"help_text": "Where that can be read; empty if nowhere."},
            "note": {"help_text": "What a reader should know about how sure this is."},
        }


class ReviewSerializer(Row[Review]):
    """A project is weighed for a stage."""

    url = OwnAddress("reviews")
    project = Reference("projects", help_text="The project that is weighed.")
    stage = Reference("stages", source="requested_stage", help_text="The stage asked for.")
    resolution = Reference(
        "resolutions", optional=True, help_text="The decision; null if none is recorded."
    )
    assessments = AssessmentSerializer(
        many=True, read_only=True, help_text="What was found on each criterion, in order."
    )

    class Meta:
        model = Review
        fields = (
            *("id", "url", "project", "stage", "opened_on", "decided_on", "outcome"),
            *("resolution", "summary", "assessments", "source_url", "note"),
        )
        read_only_fields = fields
        extra_kwargs = {
            "id": ID,
            "opened_on": {"help_text": "The day it was asked for; null if unknown."},
            "decided_on": {"help_text": "The day of the decision; null while it is open."},
            "outcome": {"help_text": "How the review ended."},
        }
