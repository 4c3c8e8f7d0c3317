"""Focus areas and stages."""

from catalogue.models import FocusArea, Stage
from governance.api.references import Reference
from governance.api.rows import FormerNameSerializer, OwnAddress, Row

SLUG = {"help_text": "How it is named in addresses; an old one leads to the new."}
POSITION = {"help_text": "Its place in the order: smaller numbers come first."}


class FocusAreaSerializer(Row[FocusArea]):
    """A problem domain around which people and projects are organised."""

    url = OwnAddress("focus-areas")
    former_names = FormerNameSerializer(
        many=True, read_only=True, help_text="Names it had before, oldest first."
    )

    class Meta:
        model = FocusArea
        fields = (
            "slug",
            "name",
            "url",
            "position",
            "summary",
            "description",
            "since",
            "until",
            "former_names",
            "source_url",
            "note",
        )
        read_only_fields = fields
        extra_kwargs = {
            "slug": SLUG,
            "position": POSITION,
            "since": {"help_text": "The first day; null if unknown."},
            "until": {"help_text": "The first day it was no longer in use; null while it is."},
        }


class StageSerializer(Row[Stage]):
    """A stage of a project's life."""

    url = OwnAddress("stages")
    next_stages = Reference(
        "stages", many=True, help_text="The stages that may follow it; empty if any may."
    )
    former_names = FormerNameSerializer(
        many=True, read_only=True, help_text="Names it had before, oldest first."
    )

    class Meta:
        model = Stage
        fields = (
            "slug",
            "name",
            "url",
            "position",
            "description",
            "listed",
            "mark",
            "next_stages",
            "former_names",
        )
        read_only_fields = fields
        extra_kwargs = {
            "slug": SLUG,
            "position": POSITION,
            "mark": {"help_text": "How it is drawn, so that it is told apart without colour."},
        }
