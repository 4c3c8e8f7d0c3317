"""The resources of the API."""

from functools import cached_property
from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase

from catalogue.api.day import Day
from catalogue.api.ordering import Order, known
from catalogue.api.parameters import Part
from catalogue.api.resource import Resource
from catalogue.api.serializers.documents import MapDocument
from catalogue.api.serializers.maps import CategorySerializer, MapSerializer
from catalogue.api.serializers.projects import ProjectSerializer
from catalogue.api.serializers.relations import RelationSerializer
from catalogue.api.serializers.vocabulary import FocusAreaSerializer, StageSerializer
from catalogue.filters import CategoryFilter, FocusAreaFilter, ProjectFilter, RelationFilter
from catalogue.filters.sources import SLUG, category_at
from catalogue.map.document import encode, map_document
from catalogue.models import FocusArea, Map, MapCategory, MapEntry, Project, Relation, Stage, Tag

NAMED = {"name": F("sort_key"), "slug": F("slug")}
PLACED = {"position": F("position"), **NAMED}
FORMER_NAMES = {"former_names": ("former_names",)}


class Projects(Resource[Project]):
    """The software the community makes, and technologies of others that it meets.

    Lists leave out projects in stages that are not listed by default, such as retired ones, and
    technologies of others, unless one of `q`, `stage`, `kind`, `host`, `integrates_with` or
    `parent` is given, or `include` asks for them. A project's own address always answers.
    """

    queryset = Project.objects.published().defer("logo", "parent__logo", "parent__description")
    serializer_class = ProjectSerializer
    filterset_class = ProjectFilter
    order = Order(
        {
            **NAMED,
            "kind": F("kind"),
            "first_release": known("first_release__released_on"),
        },
        default="`name`; with `q`, the best match first",
    )
    joined = {"parent": ("parent",), "host": ("host",), "first_release": ("first_release",)}
    fetched = {
        "focus_areas": ("focus_areas",),
        "tags": (Prefetch("tags", Tag.objects.select_related("facet")),),
        "links": ("links",),
        **FORMER_NAMES,
    }

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters; the list has its day among the filters."""
        return super().parts if self.action == "list" else [Day("stage"), *super().parts]

    def find(self, named: str) -> Project | None:
        """Return the project with its stage on the day."""
        rows: Any = self.get_queryset()
        found: Project | None = rows.with_stage(Day.of(self.request.query_params)).at(named)
        return found


class Maps(Resource[Map]):
    """Maps of what the community makes. One map is a document with everything on it."""

    queryset = Map.objects.all()
    serializer_class = MapSerializer
    document_class = MapDocument
    order = Order(PLACED, default="`position`")
    fetched = FORMER_NAMES

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters; the document is always whole."""
        parts = super().parts
        return parts if self.action == "list" else [Day("stages of the projects"), parts[-1]]

    def find(self, named: str) -> Map | None:
        """Return the map alone: the document fetches what is on it."""
        return Map.objects.all().at(named)

    def answer(self, row: Map) -> HttpResponseBase:
        """Return the map document."""
        document = map_document(row, Day.of(self.request.query_params))
        return HttpResponse(encode(document), content_type="application/json")


class Categories(Resource[MapCategory]):
    """Categories of all maps: problems, and the projects that solve them."""

    queryset = MapCategory.objects.select_related("region__map")
    serializer_class = CategorySerializer
    filterset_class = CategoryFilter
    lookup_value_regex = rf"{SLUG}\.{SLUG}"
    lookup_description = "`<map>.<slug>`. Previous slugs are answered with a redirect."
    order = Order(NAMED, default="map, region, row and place")
    fetched = {
        "entries": (
            Prefetch(
                "entries",
                MapEntry.objects.filter(project__state=Project.State.PUBLISHED)
                .select_related("project")
                .defer("project__logo", "project__description"),
            ),
        ),
        **FORMER_NAMES,
    }

    def get_queryset(self) -> QuerySet[MapCategory]:
        """Return the categories in the order they are drawn in."""
        places = ("region__map__position", "region__map__pk", "region__position", "region__pk")
        return super().get_queryset().order_by(*places, "row", "position", "pk")

    def find(self, named: str) -> MapCategory | None:
        """Return the category that ``<map>.<slug>`` leads to."""
        found = category_at(named)
        return found and self.get_queryset().get(pk=found.pk)


class Relations(Resource[Relation]):
    """What projects have to do with one another, on the day `on`."""

    queryset = (
        Relation.objects.filter(project__state=Project.State.PUBLISHED)
        .filter(target__state=Project.State.PUBLISHED)
        .select_related("project", "target")
        .defer("project__logo", "project__description", "target__logo", "target__description")
    )
    serializer_class = RelationSerializer
    filterset_class = RelationFilter
    lookup_field = "id"
    lookup_value_regex = "[0-9]{1,18}"
    lookup_description = "The permanent number."
    order = Order(
        {
            "id": F("pk"),
            "project": F("project__sort_key"),
            "kind": F("kind"),
            "target": F("target__sort_key"),
            "since": known("since"),
            "until": known("until"),
        },
        default="`project,kind,target,since`",
    )

    def find(self, named: str) -> Relation | None:
        """Return the relation of a number, whether it holds or not."""
        return self.get_queryset().filter(pk=named).first()

    def named(self, row: Relation) -> str:
        """Return the number of the relation."""
        return str(row.pk)


class FocusAreas(Resource[FocusArea]):
    """The problem domains around which people and projects are organised."""

    queryset = FocusArea.objects.all()
    serializer_class = FocusAreaSerializer
    filterset_class = FocusAreaFilter
    order = Order({**PLACED, "since": known("since")}, default="`position`")
    fetched = FORMER_NAMES


class Stages(Resource[Stage]):
    """The stages of a project's life."""

    queryset = Stage.objects.all()
    serializer_class = StageSerializer
    order = Order(PLACED, default="`position`")
    fetched = {"next_stages": ("next_stages",), **FORMER_NAMES}
