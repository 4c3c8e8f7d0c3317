"""The resources about organizations, people and bodies."""

from functools import cached_property
from typing import Any

from django.db.models import F, Prefetch, QuerySet

from governance.api.day import Day
from governance.api.numbered import Numbered
from governance.api.ordering import FORMER_NAMES, NAMED, PLACED, Order, known
from governance.api.parameters import Part
from governance.api.resource import Resource
from governance.api.serializers.bodies import BodySerializer, TermSerializer, WholeBodySerializer
from governance.api.serializers.decisions import (
    CriterionSerializer,
    ElectionSerializer,
    PrincipleSerializer,
    ResolutionSerializer,
)
from governance.api.serializers.organizations import OrganizationSerializer, PersonSerializer
from governance.filters.bodies import BodyFilter, TermFilter
from governance.filters.decisions import ElectionFilter, ResolutionFilter
from governance.filters.organizations import OrganizationFilter, PersonFilter
from governance.models import (
    Body,
    Criterion,
    Election,
    Organization,
    Person,
    Principle,
    ReportingLine,
    Resolution,
    Term,
)

PERIOD = {"since": known("since"), "until": known("until")}


class Organizations(Resource[Organization]):
    """Companies, foundations, universities and communities, with their memberships.

    What an organization hosts is a list of projects: follow `projects_url`.
    """

    queryset = Organization.objects.all()
    serializer_class = OrganizationSerializer
    filterset_class = OrganizationFilter
    order = Order(
        {**NAMED, "sector": F("sector"), "country": known("country")},
        default="`name`; with `q`, the best match first",
    )
    fetched = {"memberships": ("memberships",), **FORMER_NAMES}


class Bodies(Resource[Body]):
    """Boards, committees, groups and teams. Lists hold those that exist on the day `on`.

    What a body governs is a list of projects: follow `projects_url`.
    """

    queryset = Body.objects.all()
    serializer_class = BodySerializer
    whole_class = WholeBodySerializer
    filterset_class = BodyFilter
    order = Order(
        {
            **NAMED,
            "kind": F("kind"),
            "established_on": known("established_on"),
            "dissolved_on": known("dissolved_on"),
        },
        default="`name`; with `q`, the best match first",
    )
    joined = {"overseen_by": ("overseen_by",)}
    fetched = {
        "seat_classes": ("seat_classes__counts",),
        "affiliation_limits": ("affiliation_limits",),
        **FORMER_NAMES,
    }
    fetched_alone = {
        "reporting_lines": (
            Prefetch("reporting_lines", ReportingLine.objects.select_related("reports_to")),
        )
    }

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters; the list has its day among the filters."""
        return super().parts if self.action == "list" else [Day("bodies above it"), *super().parts]

    def get_queryset(self) -> QuerySet[Body]:
        """Return the bodies with the lines upwards of the day."""
        lines = ReportingLine.objects.on(Day.of(self.request.query_params))
        upwards: Prefetch[Any] = Prefetch(
            "reporting_lines",
            lines.select_related("reports_to").order_by("reports_to__sort_key", "pk"),
            to_attr="lines_of_the_day",
        )
        return super().get_queryset().prefetch_related(upwards)


class People(Resource[Person]):
    """Those who hold or held an office: names, offices and affiliations, nothing else."""

    queryset = Person.objects.all()
    serializer_class = PersonSerializer
    filterset_class = PersonFilter
    order = Order(NAMED, default="`name`; with `q`, the best match first")
    fetched = {
        "terms": (
            Prefetch("terms", Term.objects.select_related("seat_class__body", "affiliation")),
        ),
        **FORMER_NAMES,
    }


class Terms(Numbered[Term]):
    """Who sits on which seat, for whom; lists hold the terms of the day `on`."""

    queryset = Term.objects.select_related("person", "seat_class__body", "affiliation")
    serializer_class = TermSerializer
    filterset_class = TermFilter
    order = Order(
        {
            "id": F("pk"),
            "person": F("person__sort_key"),
            "body": F("seat_class__body__sort_key"),
            "affiliation": F("affiliation__sort_key"),
            **PERIOD,
        },
        default="`since,person`",
    )


class Resolutions(Resource[Resolution]):
    """What bodies decided."""

    queryset = Resolution.objects.select_related("body")
    serializer_class = ResolutionSerializer
    filterset_class = ResolutionFilter
    order = Order(
        {
            "decided_on": F("decided_on"),
            "slug": F("slug"),
            "body": F("body__sort_key"),
        },
        default="`-decided_on`",
    )


class Elections(Numbered[Election]):
    """Elections to bodies, held and to come."""

    queryset = Election.objects.select_related("body", "seat_class__body")
    serializer_class = ElectionSerializer
    filterset_class = ElectionFilter
    order = Order(
        {"id": F("pk"), "held_on": F("held_on"), "body": F("body__sort_key")},
        default="`-held_on`",
    )


class Principles(Resource[Principle]):
    """What the community holds to."""

    queryset = Principle.objects.all()
    serializer_class = PrincipleSerializer
    order = Order(PLACED, default="`position`")
    fetched = FORMER_NAMES


class Criteria(Resource[Criterion]):
    """What a new project is weighed against."""

    queryset = Criterion.objects.all()
    serializer_class = CriterionSerializer
    order = Order(PLACED, default="`position`")
    fetched = FORMER_NAMES


RESOURCES: dict[str, type[Resource[Any]]] = {
    "organizations": Organizations,
    "bodies": Bodies,
    "people": People,
    "terms": Terms,
    "resolutions": Resolutions,
    "elections": Elections,
    "principles": Principles,
    "criteria": Criteria,
}
