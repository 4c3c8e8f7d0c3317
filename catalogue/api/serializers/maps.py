"""Maps in lists, and categories. A map in full is its document: see ``documents``."""

from rest_framework import serializers

from catalogue.models import Map, MapCategory, MapEntry, MapRegion
from governance.api.references import Reference
from governance.api.rows import FormerNameSerializer, OwnAddress, PageAddress, PublicRows, Row

UID = {"help_text": "Identifier that is never changed or used again."}


class MapSerializer(Row[Map]):
    """A map, without what is on it."""

    url = OwnAddress("maps", help_text="The address of the map document in the API.")
    page_url = PageAddress()
    former_names = FormerNameSerializer(
        many=True, read_only=True, help_text="Names it had before, oldest first."
    )

    class Meta:
        model = Map
        fields = (
            "slug",
            "uid",
            "name",
            "url",
            "page_url",
            "position",
            "title",
            "description",
            "former_names",
        )
        read_only_fields = fields
        extra_kwargs = {
            "slug": {"help_text": "How it is named in addresses; an old one leads to the new."},
            "uid": UID,
            "position": {"help_text": "Its place in the order: smaller numbers come first."},
        }


class RegionSerializer(Row[MapRegion]):
    """A sheet of a map."""

    slug = serializers.CharField(
        source="address", read_only=True, help_text="How it is named in addresses: `<map>.<slug>`."
    )
    url = OwnAddress("regions")
    map = Reference("maps", help_text="The map it is on.")
    former_names = FormerNameSerializer(
        many=True, read_only=True, help_text="Names it had before, oldest first."
    )

    class Meta:
        model = MapRegion
        fields = (
            *("slug", "uid", "name", "url", "map", "title", "placement", "position"),
            "former_names",
        )
        read_only_fields = fields
        extra_kwargs = {
            "uid": UID,
            "title": {"help_text": "One line under the name; may be empty."},
            "placement": {"help_text": "Where it lies: in the centre, or on a side of it."},
            "position": {"help_text": "Its place in the order: smaller numbers come first."},
        }


class EntrySerializer(Row[MapEntry]):
    """A project in a category."""

    project = Reference("projects", help_text="The project.")

    class Meta:
        model = MapEntry
        list_serializer_class = PublicRows
        fields = ("project", "label", "core")
        read_only_fields = fields
        extra_kwargs = {"core": {"help_text": "Whether it is a core piece of the map."}}


class CategorySerializer(Row[MapCategory]):
    """A problem, and the projects that solve it."""

    slug = serializers.CharField(
        source="address", read_only=True, help_text="How it is named in addresses: `<map>.<slug>`."
    )
    url = OwnAddress("categories")
    region = serializers.CharField(
        source="region.slug", read_only=True, help_text="The region of the map it is in."
    )
    map = Reference("maps", source="region.map", help_text="The map it is on.")
    entries = EntrySerializer(many=True, read_only=True, help_text="What stands in it, in order.")
    former_names = FormerNameSerializer(
        many=True, read_only=True, help_text="Names it had before, oldest first."
    )

    class Meta:
        model = MapCategory
        fields = (
            "slug",
            "uid",
            "name",
            "url",
            "map",
            "region",
            "row",
            "position",
            "tone",
            "entries",
            "former_names",
        )
        read_only_fields = fields
        extra_kwargs = {
            "uid": UID,
            "position": {"help_text": "Its place in the row: smaller numbers come first."},
            "tone": {"help_text": "How its frame is coloured."},
        }
