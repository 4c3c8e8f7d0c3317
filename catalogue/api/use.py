"""The resources about problems, and about who uses what."""

from django.db.models import F, Prefetch, Q

from catalogue.api.serializers.use import (
    AdoptionSerializer,
    UseCaseSerializer,
    WholeUseCaseSerializer,
)
from catalogue.filters.use import AdoptionFilter, UseCaseFilter
from catalogue.models import Adoption, Project, UseCase, UseCaseNeed
from governance.api.numbered import Numbered
from governance.api.ordering import FORMER_NAMES, NAMED, Order, known
from governance.api.resource import Resource

LONG = ("project__logo", "project__description")


class UseCases(Resource[UseCase]):
    """Problems, and the projects that solve them."""

    queryset = UseCase.objects.all()
    public = Q(state=Project.State.PUBLISHED)
    serializer_class = UseCaseSerializer
    whole_class = WholeUseCaseSerializer
    filterset_class = UseCaseFilter
    order = Order(
        {**NAMED, "sector": known("sector")}, default="`name`; with `q`, the best match first"
    )
    fetched = {
        "focus_areas": ("focus_areas",),
        "needs": (
            Prefetch(
                "needs",
                UseCaseNeed.objects.select_related("project").defer(*LONG),
            ),
        ),
        **FORMER_NAMES,
    }


class Adoptions(Numbered[Adoption]):
    """Which organizations use which projects, as they said in public, on the day `on`."""

    queryset = Adoption.objects.select_related("organization", "project").defer(*LONG)
    public = Q(project__state=Project.State.PUBLISHED)
    serializer_class = AdoptionSerializer
    filterset_class = AdoptionFilter
    order = Order(
        {
            "id": F("pk"),
            "organization": F("organization__sort_key"),
            "project": F("project__sort_key"),
            "since": known("since"),
            "until": known("until"),
        },
        default="`organization,project,since`",
    )
