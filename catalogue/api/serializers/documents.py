"""The map document, for the schema alone: `catalogue.map.document` makes it."""

from typing import Any

from rest_framework import serializers

from catalogue.models import MapCategory, MapRegion, Project

Plain = serializers.Serializer[Any]


class DocumentProject(Plain):
    """A project on a map."""

    uid = serializers.CharField(help_text="Identifier that is never changed or used again.")
    slug = serializers.CharField(help_text="How it is named in addresses.")
    name = serializers.CharField(help_text="As people write it.")
    role = serializers.CharField(help_text="What it does, in a few words; may be empty.")
    kind = serializers.ChoiceField(Project.Kind.choices, help_text="What sort of piece it is.")
    stage = serializers.CharField(
        allow_null=True, help_text="The slug of its stage; null where none is known."
    )
    url = serializers.CharField(help_text="The path of its page on this site.")


class DocumentEntry(Plain):
    """A project in its slot."""

    project = DocumentProject(help_text="The project.")
    label = serializers.CharField(  # type: ignore[assignment]
        help_text="What the slot is for; may be empty."
    )
    core = serializers.BooleanField(help_text="Whether it is a core piece, set in bold.")


class DocumentCategory(Plain):
    """A problem and what solves it."""

    uid = serializers.CharField(help_text="Identifier that is never changed or used again.")
    slug = serializers.CharField(help_text="Unique within the map.")
    name = serializers.CharField(help_text="As people write it.")
    row = serializers.IntegerField(help_text="Categories of one row stand side by side.")
    tone = serializers.ChoiceField(MapCategory.Tone.choices, help_text="How it is coloured.")
    entries = DocumentEntry(many=True, help_text="What stands in it, in order.")


class DocumentRegion(Plain):
    """A sheet of the map."""

    uid = serializers.CharField(help_text="Identifier that is never changed or used again.")
    slug = serializers.CharField(help_text="Unique within the map.")
    name = serializers.CharField(help_text="As people write it.")
    title = serializers.CharField(help_text="One line under the name; may be empty.")
    placement = serializers.ChoiceField(
        MapRegion.Placement.choices, help_text="Where it lies around the centre."
    )
    categories = DocumentCategory(many=True, help_text="Its categories, by row and place.")


class DocumentHead(Plain):
    """What the map is called."""

    uid = serializers.CharField(help_text="Identifier that is never changed or used again.")
    slug = serializers.CharField(help_text="How it is named in addresses.")
    name = serializers.CharField(help_text="As people write it.")
    title = serializers.CharField(help_text="The heading over the map; may be empty.")
    description = serializers.CharField(help_text="What it shows and what it leaves out.")


class DocumentEdition(Plain):
    """Which edition a document is."""

    number = serializers.CharField(help_text="`YYYYMMDD`, with `.2` for a second that day.")
    published_on = serializers.DateField(help_text="The day it was published.")
    publisher = serializers.CharField(help_text="Who published it.")
    sha256 = serializers.CharField(help_text="Digest of the document with `edition` null.")


class MapDocument(Plain):
    """A map with everything on it, retired projects included."""

    schema = serializers.IntegerField(help_text="The version of this shape: 1.")
    map = DocumentHead(help_text="What the map is called.")
    edition = DocumentEdition(allow_null=True, help_text="Null while the map is live.")
    regions = DocumentRegion(many=True, help_text="Its sheets, in order.")
