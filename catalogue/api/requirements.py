"""What must be deployed for projects to run, and what needs a project.

`projects/{slug}/requirements/`, `projects/{slug}/required-by/` and `stack/`.
"""

from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.urls import path
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from catalogue.api.serializers.requirements import RequiredBySerializer, StackSerializer
from catalogue.cautions import cautions
from catalogue.filters.sources import PROJECT
from catalogue.models import Project
from catalogue.requirements import Stack, options, required_by, stack
from catalogue.stack_document import stack_document
from governance.api.addresses import row_or_moved
from governance.api.day import Day
from governance.api.negotiation import Formats
from governance.api.parameters import BadParameters, Fault, Parameter, Part
from governance.api.renderers import JSON
from governance.api.schema import Documented
from governance.api.strict import Strict
from governance.filters.fields import ChoicesField, SlugsField
from governance.filters.sources import SLUG

WORKS_WITH = "works-with"


class Including:
    """The part of a view that reads ``include``."""

    field = ChoicesField(choices=[(WORKS_WITH, WORKS_WITH)], commas=True, required=False)

    def parameters(self) -> list[Parameter]:
        """Return ``include``."""
        text = f"`{WORKS_WITH}` also answers with what works with the projects needed."
        return [Parameter("include", text, self.field.schema(), many=True, commas=True)]

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with what cannot be included."""
        return _faults(self.field, "include", query)

    @classmethod
    def of(cls, query: QueryDict) -> bool:
        """Tell whether what works with it is asked for."""
        return WORKS_WITH in cls.field.clean(query.getlist("include"))


class Picks:
    """The part of a view that reads ``project``."""

    field = SlugsField(source=PROJECT, required=False)

    def parameters(self) -> list[Parameter]:
        """Return ``project``."""
        text = "The slug of a project to deploy; repeat the key for more."
        return [Parameter("project", text, self.field.schema(), many=True, required=True)]

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with too many and with none; whether they exist is seen later."""
        if "project" not in query:
            return [Fault("project", _("Give at least one project: project=nova."))]
        return _faults(self.field, "project", query)

    @classmethod
    def of(cls, query: QueryDict, on: str) -> Stack:
        """Return the stack of the projects given.

        Raises:
            BadParameters: some lead to nothing; it says which.
        """
        found = stack(cls.field.clean(query.getlist("project")), on)
        if found.unknown:
            raise BadParameters(Fault("project", PROJECT.refusal(slug)) for slug in found.unknown)
        return found


def _faults(field: Any, name: str, query: QueryDict) -> list[Fault]:
    try:
        field.clean(query.getlist(name))
    except ValidationError as error:
        return [Fault(name, message) for message in error.messages]
    return []


class OfProject(Strict, GenericViewSet[Project]):
    """A question about one project."""

    queryset = Project.objects.published()
    lookup_field = "slug"
    lookup_value_regex = SLUG
    lookup_description = "The slug. A previous one is answered with a redirect."
    renderer_classes = (JSON,)
    above: ClassVar[dict[str, Any]] = {}
    document_class: ClassVar[type[Any] | None] = None

    def retrieve(self, request: Request, slug: str) -> HttpResponseBase:
        """Return the answer, or where the project has moved to."""
        found = row_or_moved(request, Project.objects.published().only("slug"), slug)
        if not isinstance(found, Project):
            return found
        return Response(self.answer(found, request.query_params))

    def answer(self, found: Project, query: QueryDict) -> Any:
        """Return what is to be answered about a project."""
        raise NotImplementedError


@extend_schema_view(retrieve=extend_schema(summary="Read what a project needs"))
class Requirements(OfProject):
    """Everything that must be deployed for a project to run, in layers.

    The first layer needs nothing; everything comes after what it needs, the project itself last.
    Nothing is left out, retired projects included: they are among the warnings.
    """

    serializer_class = StackSerializer

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters."""
        return [Day("requirements and stages"), Including(), Formats(self.get_renderers())]

    def answer(self, found: Project, query: QueryDict) -> Any:
        """Return the project's stack."""
        return _answer(stack([found.slug], Day.of(query)), query)


@extend_schema_view(retrieve=extend_schema(summary="Read what needs a project"))
class RequiredBy(OfProject):
    """Everything that cannot be deployed without a project, directly and in the end."""

    serializer_class = RequiredBySerializer

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters."""
        return [Day("requirements"), Formats(self.get_renderers())]

    def answer(self, found: Project, query: QueryDict) -> Any:
        """Return what needs the project."""
        on = Day.of(query)
        users = required_by(found, on)
        return {"project": found.slug, "on": on, "direct": users.direct, "all": users.all}


class _WithoutOwn(Documented):
    """Describes a view whose address names no row."""

    def get_override_parameters(self) -> list[Any]:
        """Return the parameters of the parts alone."""
        return [each for each in super().get_override_parameters() if each.location != "path"]

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        bodies = super()._get_response_bodies(direction)
        return {status: body for status, body in bodies.items() if status not in ("301", "404")}


class StackView(OfProject):
    """Everything that must be deployed for some projects to run together, in layers.

    The same as the requirements of one project. Slugs of before a rename go on working.
    """

    serializer_class = StackSerializer
    schema = _WithoutOwn()

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters."""
        day = Day("requirements and stages")
        return [Picks(), day, Including(), Formats(self.get_renderers())]

    @extend_schema(summary="Read what some projects need")
    def read(self, request: Request) -> HttpResponseBase:
        """Return the stack of the projects given."""
        query = request.query_params
        return Response(_answer(Picks.of(query, Day.of(query)), query))


def _answer(found: Stack, query: QueryDict) -> Any:
    works_with = options(found) if Including.of(query) else ()
    return stack_document(found, cautions(found), works_with)


urlpatterns = [
    path("stack/", StackView.as_view({"get": "read"}), name="stack"),
    path(
        "projects/<slug:slug>/requirements/",
        Requirements.as_view({"get": "retrieve"}),
        name="project-requirements",
    ),
    path(
        "projects/<slug:slug>/required-by/",
        RequiredBy.as_view({"get": "retrieve"}),
        name="project-required-by",
    ),
]
