"""The resources about releases, facets and reviews."""

from django.db.models import F, Prefetch, Q

from catalogue.api.serializers.reviews import ReviewSerializer
from catalogue.api.serializers.vocabulary import FacetSerializer, ReleaseSerializer
from catalogue.filters.reviews import ReviewFilter
from catalogue.filters.vocabulary import ReleaseFilter
from catalogue.models import Assessment, Facet, Project, Release, Review
from governance.api.numbered import Numbered
from governance.api.ordering import FORMER_NAMES, PLACED, Order, known
from governance.api.resource import Resource


class Releases(Resource[Release]):
    """Release series, oldest first."""

    queryset = Release.objects.all()
    serializer_class = ReleaseSerializer
    filterset_class = ReleaseFilter
    order = Order(
        {
            "slug": F("slug"),
            "released_on": known("released_on"),
            "ended_on": known("ended_on"),
        },
        default="`released_on`",
    )


class Facets(Resource[Facet]):
    """Further ways of sorting projects, each with its tags."""

    queryset = Facet.objects.all()
    serializer_class = FacetSerializer
    order = Order(PLACED, default="`position`")
    fetched = {"tags": ("tags__former_names",), **FORMER_NAMES}


class Reviews(Numbered[Review]):
    """How projects were weighed against the criteria, and with what outcome."""

    queryset = Review.objects.select_related("project", "requested_stage", "resolution").defer(
        "project__logo", "project__description"
    )
    public = Q(project__state=Project.State.PUBLISHED)
    serializer_class = ReviewSerializer
    filterset_class = ReviewFilter
    order = Order(
        {
            "id": F("pk"),
            "project": F("project__sort_key"),
            "stage": F("requested_stage__position"),
            "opened_on": known("opened_on"),
            "decided_on": known("decided_on"),
        },
        default="`-decided_on,-opened_on`",
    )
    fetched = {
        "assessments": (Prefetch("assessments", Assessment.objects.select_related("criterion")),)
    }
