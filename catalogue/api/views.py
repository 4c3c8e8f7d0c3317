"""The root of the API, its schema, and what is not there."""

from typing import Any

from django.http import (
    Http404,
    HttpResponsePermanentRedirect,
)
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from governance.api.strict import Strict


@extend_schema(exclude=True)
class Root(Strict):
    """What there is: the addresses of all lists, of the schema and of the documentation."""

    resources: tuple[str, ...] = ()

    def get(self, request: Request) -> Response:
        """Return the addresses."""
        names = {name: f"api:{name}-list" for name in self.resources}
        names |= {"schema": "api:schema", "docs": "api:docs"}
        return Response(
            {name: request.build_absolute_uri(reverse(route)) for name, route in names.items()}
        )


class _Json(JSONRenderer):
    """The description as JSON, without the blanks that indent it, which were more than the rest."""

    media_type = OpenApiJsonRenderer2.media_type


class _OpenApiJson(_Json):
    """The same under its own name."""

    media_type = OpenApiJsonRenderer.media_type


@extend_schema(exclude=True)
class Schema(Strict, SpectacularAPIView):
    """The description of the API, OpenAPI 3.1, in JSON or YAML."""

    renderer_classes = [
        _Json,
        _OpenApiJson,
        OpenApiYamlRenderer2,
        OpenApiYamlRenderer,
    ]


@extend_schema(exclude=True)
class Nothing(Strict):
    """Every other address below the API: an error, or a redirect if only a slash is missing."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Leave the parameters alone: there is nothing here that could read them."""

    def get(self, request: Request, rest: str) -> HttpResponseBase:
        """Redirect to the address with a slash if there is one.

        Raises:
            Http404: if there is none.
        """
        path = request.path_info
        if request.method not in ("GET", "HEAD") or path.endswith("/") or not _leads(f"{path}/"):
            raise Http404(_("There is nothing at %(path)s.") % {"path": path})
        query = request.META.get("QUERY_STRING", "")
        address = request.build_absolute_uri(f"{request.path}/")
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)

    post = put = patch = delete = get


def _leads(path: str) -> bool:
    try:
        return resolve(path).url_name != "nothing"
    except Resolver404:
        return False
