"""Focus areas, stages, releases, facets with their tags."""

from rest_framework import serializers

from catalogue.models import Facet, FocusArea, Release, Stage, Tag
from governance.api.references import Reference
from governance.api.rows import FormerNameSerializer, OwnAddress, PageAddress, Row
from governance.api.serializers.wording import FORMER_NAMES, NAME, POSITION, SLUG


class FocusAreaSerializer(Row[FocusArea]):
    """A problem domain around which people and projects are organised."""

    url = OwnAddress("focus-areas")
    page_url = PageAddress()
    former_names = FormerNameSerializer(
        many=True, read_only=True, help_text="Names it had before, oldest first."
    )

    class Meta:
        model = FocusArea
        fields = (
            "slug",
            "name",
            "url",
            "page_url",
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


class ReleaseSerializer(Row[Release]):
    """A release series, such as Zed or Antelope (2023.1)."""

    url = OwnAddress("releases")
    name = serializers.CharField(
        source="__str__", read_only=True, help_text="Identifier and series, as people write them."
    )

    class Meta:
        model = Release
        fields = (
            *("slug", "name", "url", "series", "identifier", "released_on", "ended_on"),
            *("source_url", "note"),
        )
        read_only_fields = fields
        extra_kwargs = {
            "slug": SLUG,
            "series": {"help_text": "The name of the series, such as Zed."},
            "released_on": {"help_text": "The day it was released; null if unknown."},
            "ended_on": {"help_text": "When its maintenance ended; null if not yet, or unknown."},
        }


class TagSerializer(Row[Tag]):
    """One value of a facet."""

    slug = serializers.CharField(
        source="address", read_only=True, help_text="How it is named in filters: `<facet>:<tag>`."
    )
    former_names = FormerNameSerializer(many=True, read_only=True, help_text=FORMER_NAMES)

    class Meta:
        model = Tag
        fields = ("slug", "name", "position", "description", "former_names")
        read_only_fields = fields
        extra_kwargs = {
            "name": NAME,
            "position": POSITION,
            "description": {"help_text": "What it stands for; may be empty."},
        }


class FacetSerializer(Row[Facet]):
    """A second way of sorting projects, such as by language."""

    url = OwnAddress("facets")
    tags = TagSerializer(many=True, read_only=True, help_text="Its values, in order.")
    former_names = FormerNameSerializer(many=True, read_only=True, help_text=FORMER_NAMES)

    class Meta:
        model = Facet
        fields = ("slug", "name", "url", "position", "description", "tags", "former_names")
        read_only_fields = fields
        extra_kwargs = {
            "slug": SLUG,
            "name": NAME,
            "position": POSITION,
            "description": {"help_text": "What it sorts by; may be empty."},
        }
