"""The resources of the API."""

from functools import cached_property
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.api.reading import PROJECT
from catalogue.api.serializers.documents import MapDocument
from catalogue.api.serializers.editions import (
    DiffSerializer,
    EditionSerializer,
    WholeEditionSerializer,
)
from catalogue.api.serializers.maps import CategorySerializer, MapSerializer, RegionSerializer
from catalogue.api.serializers.projects import ProjectSerializer, WholeProjectSerializer
from catalogue.api.serializers.relations import RelationSerializer
from catalogue.api.serializers.vocabulary import FocusAreaSerializer, StageSerializer
from catalogue.api.span import Span
from catalogue.editions import changes
from catalogue.filters import (
    CategoryFilter,
    FocusAreaFilter,
    ProjectFilter,
    RegionFilter,
    RelationFilter,
)
from catalogue.filters.orders import PROJECT_ORDERS
from catalogue.filters.sources import category_at, region_at
from catalogue.map.document import encode, map_document
from catalogue.models import (
    Edition,
    FocusArea,
    Map,
    MapCategory,
    MapEntry,
    MapRegion,
    Project,
    Relation,
    Stage,
    StageChange,
    Tag,
)
from catalogue.verifying import with_verified
from governance.api.addresses import row_or_moved
from governance.api.day import Day
from governance.api.numbered import Numbered
from governance.api.ordering import FORMER_NAMES, NAMED, PLACED, Order, known
from governance.api.parameters import Part
from governance.api.resource import Resource
from governance.filters.sources import SLUG

PUBLISHED = Project.State.PUBLISHED


class Projects(Resource[Project]):
    """The software the community makes, and technologies of others that it meets.

    Lists leave out projects in stages that are not listed by default, such as retired ones, and
    technologies of others, unless one of `q`, `stage`, `kind`, `host`, `integrates_with` or
    `parent` is given, or `include` asks for them. A project's own address always answers.
    """

    queryset = Project.objects.defer("parent__logo", "parent__description")
    public = Q(state=PUBLISHED)
    serializer_class = ProjectSerializer
    whole_class = WholeProjectSerializer
    filterset_class = ProjectFilter
    order = Order(
        PROJECT_ORDERS,
        default="`name`; with `q`, the best match first",
    )
    joined = {"parent": ("parent",), "host": ("host",), "first_release": ("first_release",)}
    fetched = {
        "focus_areas": ("focus_areas",),
        "tags": (Prefetch("tags", Tag.objects.select_related("facet")),),
        "links": ("links",),
        **FORMER_NAMES,
    }
    fetched_alone = {
        "stage_changes": (
            Prefetch("stage_changes", StageChange.objects.select_related("stage", "resolution")),
        )
    }
    light = PROJECT

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters; the list has its day among the filters."""
        return super().parts if self.action == "list" else [Day("stage"), *super().parts]

    def find(self, named: str) -> Project | None:
        """Return the project with its stage on the day."""
        rows: Any = self.get_queryset()
        found: Project | None = rows.with_stage(Day.of(self.request.query_params)).at(named)
        return found

    def get_queryset(self) -> QuerySet[Project]:
        """Return the projects; the logo comes with one that is asked for alone."""
        rows = with_verified(super().get_queryset())
        return rows.defer("logo") if self.action == "list" else rows


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
        if self.action == "diff":
            return [Span(), parts[-1]]
        return parts if self.action == "list" else [Day("stages of the projects"), parts[-1]]

    def find(self, named: str) -> Map | None:
        """Return the map alone: the document fetches what is on it."""
        return Map.objects.all().at(named)

    def answer(self, row: Map) -> HttpResponseBase:
        """Return the map document."""
        document = map_document(row, Day.of(self.request.query_params))
        return HttpResponse(encode(document), content_type="application/json")

    @extend_schema(
        responses=DiffSerializer,
        summary="Compare two states of a map",
        description="What changed on a map from one edition, or from the live map, to another. "
        "Projects, regions and categories are matched by their `uid`, so a rename is a rename.",
    )
    @action(detail=True)
    def diff(self, request: Request, slug: str) -> HttpResponseBase:
        """Return what changed."""
        found = row_or_moved(request, Map.objects.all(), slug)
        if not isinstance(found, Map):
            return found
        start, end = Span.of(request.query_params, found)
        told = [
            {
                "type": change.type.value,
                "project": change.project,
                "name": change.name,
                "before": change.before,
                "after": change.after,
            }
            for change in changes(start, end)
        ]
        answer = {"map": found.slug, "from": start.number, "to": end.number, "changes": told}
        return Response(answer)


class Editions(Resource[Edition]):
    """Editions of a map: the map as it was published on a day. They never change."""

    queryset = Edition.objects.select_related("map")
    serializer_class = EditionSerializer
    whole_class = WholeEditionSerializer
    lookup_field = "number"
    lookup_value_regex = r"[0-9]{8}(\.[2-9])?"
    lookup_description = "The number of the edition, `YYYYMMDD` or `YYYYMMDD.2`."
    above = {"slug": (SLUG, "The slug of the map. A previous one is answered with a redirect.")}
    order = Order(
        {"number": F("number"), "published_on": F("published_on"), "publisher": F("publisher")},
        default="`-number`",
    )

    def get_queryset(self) -> QuerySet[Edition]:
        """Return the editions of the map."""
        rows = super().get_queryset()
        if "slug" in self.kwargs:  # not while the API describes itself
            rows = rows.filter(map__slug=self.kwargs["slug"])
        return rows.defer("document") if self.action == "list" else rows

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        """Return the list, or where the map has moved to."""
        found = row_or_moved(request, Map.objects.all(), kwargs["slug"])
        return super().list(request) if isinstance(found, Map) else found

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the edition, or where its map has moved to."""
        found = row_or_moved(request, Map.objects.all(), kwargs["slug"])
        return super().retrieve(request, **kwargs) if isinstance(found, Map) else found

    def find(self, named: str) -> Edition | None:
        """Return the edition of a number."""
        return self.get_queryset().filter(number=named).first()

    def named(self, row: Edition) -> str:
        """Return the number of the edition."""
        return row.number


class Regions(Resource[MapRegion]):
    """Regions of all maps: the centre, and the sheets around it. Categories are in them."""

    queryset = MapRegion.objects.select_related("map")
    serializer_class = RegionSerializer
    filterset_class = RegionFilter
    lookup_value_regex = rf"{SLUG}\.{SLUG}"
    lookup_description = "`<map>.<slug>`. Previous slugs are answered with a redirect."
    order = Order(PLACED, default="map and place")
    fetched = FORMER_NAMES

    def get_queryset(self) -> QuerySet[MapRegion]:
        """Return the regions in the order they are drawn in."""
        return super().get_queryset().order_by("map__position", "map__pk", "position", "pk")

    def find(self, named: str) -> MapRegion | None:
        """Return the region that ``<map>.<slug>`` leads to."""
        found = region_at(named)
        return found and self.get_queryset().filter(pk=found.pk).first()


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
                MapEntry.objects.select_related("project").defer(
                    "project__logo", "project__description"
                ),
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
        return found and self.get_queryset().filter(pk=found.pk).first()


class Relations(Numbered[Relation]):
    """What projects have to do with one another, on the day `on`."""

    queryset = Relation.objects.select_related("project", "target").defer(
        "project__logo", "project__description", "target__logo", "target__description"
    )
    public = Q(project__state=PUBLISHED, target__state=PUBLISHED)
    serializer_class = RelationSerializer
    filterset_class = RelationFilter
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
