"""How the API describes itself (OpenAPI 3.1)."""

from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import get_doc
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.permissions import AllowAny

from governance.api.parameters import Parameter
from governance.api.problems import MEDIA_TYPE
from governance.api.references import ReferenceSerializer
from governance.api.renderers import CSV
from governance.api.rows import Chosen

Schema = dict[str, Any]


class ProblemError(serializers.Serializer[Any]):
    """What is wrong with a parameter, or with a part of what was sent."""

    parameter = serializers.CharField(required=False, help_text="The name of the parameter.")
    pointer = serializers.CharField(
        required=False,
        help_text="The part of the body, as a JSON pointer (RFC 6901); empty for all of it.",
    )
    message = serializers.CharField(help_text="What is wrong with it and what would be right.")


class Problem(serializers.Serializer[Any]):
    """An error, as problem details (RFC 9457)."""

    type = serializers.CharField(help_text="`about:blank`: the status says what kind it is.")
    title = serializers.CharField(help_text="The name of the status.")
    status = serializers.IntegerField(help_text="The HTTP status.")
    detail = serializers.CharField(help_text="What happened, in a sentence.")
    errors = ProblemError(  # type: ignore[assignment]
        many=True, help_text="The parameters or parts of the body at fault; empty if none is."
    )
    version = serializers.CharField(
        required=False, help_text="Where another one was named (412): the version of the row."
    )


TOO_MANY = "Too many requests in a minute; `Retry-After` says in how many seconds to come back."

PROBLEMS = {
    "400": "A parameter is not known, or its value cannot be used; the answer says which and why.",
    "404": "There is nothing of that name.",
    "406": "There is nothing of the type that `Accept` asks for.",
    "429": TOO_MANY,
}


FORBIDDEN = "Only staff who are logged in are answered."

LINK = {
    "description": 'The neighbouring pages, `rel="next"` and `rel="prev"` (RFC 8288).',
    "schema": {"type": "string"},
}


UNCHANGED = "Nothing has changed since the answer whose `ETag` was sent in `If-None-Match`."

MARK = {
    "description": "What to send in `If-None-Match` when asking again: as long as nothing has "
    "changed, the answer is 304.",
    "schema": {"type": "string"},
}

CONDITION = (
    "The `ETag` of an answer one has, or several between commas. While one of them is that of the "
    "present answer, the answer is 304, without a body. It counts only for answers that are for "
    "everybody: not with `Authorization`, nor with the cookie of somebody who is logged in."
)

# What an answer says of how long it may be kept; 304 says it again.
KEEPING = {
    "Cache-Control": {
        "description": "How long browsers (`max-age`) and proxies (`s-maxage`) may give it again "
        "without asking.",
        "schema": {"type": "string"},
    },
    "Vary": {
        "description": "The headers of a request with which the answer may be another one.",
        "schema": {"type": "string"},
    },
}

RETRY_AFTER = {
    "description": "In how many seconds to come back.",
    "schema": {"type": "integer", "minimum": 1},
}


class ReferenceExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    """Describes a reference: a slug, or an object where it is expanded."""

    target_class = "governance.api.references.Reference"
    match_subclasses = True

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> Schema:
        """Return both shapes, and null where there may be none."""
        expanded = auto_schema.resolve_serializer(ReferenceSerializer, direction).ref
        nothing = [{"type": "null"}] if self.target.optional else []
        one = {"oneOf": [{"type": "string"}, expanded, *nothing]}
        return {"type": "array", "items": one} if self.target.many else one


class Documented(AutoSchema):
    """Describes parameters as the parts of a view declare them, and every error."""

    @property
    def is_for_everybody(self) -> bool:
        """Whether nobody has to say who they are; such answers have a mark."""
        return AllowAny in self.view.permission_classes

    def get_override_parameters(self) -> list[Any]:
        """Return the parameters of the view's parts."""
        view: Any = self.view
        declared = [described(each) for part in view.parts for each in part.parameters()]
        if self.method == "GET" and self.is_for_everybody:
            declared.append(header("If-None-Match", CONDITION))
        above = [_part(name, *described) for name, described in getattr(view, "above", {}).items()]
        if f"{{{getattr(view, 'lookup_field', '')}}}" not in self.path:
            return [*above, *declared]
        own = _part(view.lookup_field, view.lookup_value_regex, view.lookup_description)
        return [*above, own, *declared]

    def get_filter_backends(self) -> list[Any]:
        """Return none: filters and ordering are parts."""
        return []

    def get_response_serializers(self) -> Any:
        """Return what describes the answer."""
        view: Any = self.view
        if getattr(view, "action", "") == "retrieve" and view.document_class:
            return view.document_class
        return super().get_response_serializers()

    def get_summary(self) -> str:
        """Return a heading: what is read."""
        view: Any = self.view
        if hasattr(view, "summary"):
            return str(view.summary)
        names = view.queryset.model._meta
        if view.action == "list":
            return f"List {names.verbose_name_plural}"
        return f"Read one {names.verbose_name}"

    def get_description(self) -> str:  # type: ignore[override]  # as in AutoSchema itself
        """Return what the resource is."""
        return str(get_doc(self.view.__class__))

    def _get_format_parameters(self) -> list[Schema]:
        return []

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> Schema:
        """Return the fields of a row; none of them is sure to be there, as `fields` may choose."""
        found: Schema = super()._map_basic_serializer(serializer, direction)  # type: ignore[no-untyped-call]
        if direction == "response" and isinstance(serializer, Chosen):
            found.pop("required", None)
        return found

    def _get_response_bodies(self, direction: Any = "response") -> Schema:
        bodies: Schema = super()._get_response_bodies(direction)
        is_list = self._is_list_view()
        is_row = not is_list and hasattr(self.view, "action")
        bodies["200"]["description"] = "The rows of a page." if is_list else "The answer."
        if is_row:
            bodies["200"]["description"] = "The row."
        is_below = bool(getattr(self.view, "above", {}))
        if self.method == "GET" and self.is_for_everybody:
            known = {"ETag": MARK, **KEEPING}
            bodies["200"]["headers"] = {**known, **({"Link": LINK} if is_list else {})}
            bodies["304"] = {"description": UNCHANGED, "headers": known}
        if is_below or is_row:
            bodies["301"] = {
                "description": "It was renamed; this is where it is now.",
                "headers": {"Location": {"schema": {"type": "string", "format": "uri"}}},
            }
        for status, description in PROBLEMS.items():
            if status != "404" or is_below or is_row:
                bodies[status] = self._problem(status, description)
        for status, description in getattr(self.view, "problems", {}).items():
            bodies[status] = self._problem(status, description)
        bodies["429"]["headers"] = {"Retry-After": RETRY_AFTER}
        if not self.is_for_everybody:
            bodies["403"] = self._problem("403", FORBIDDEN)
        return dict(sorted(bodies.items()))

    def _problem(self, status: str, description: str) -> Schema:
        body = self._get_response_for_code(Problem, status, [MEDIA_TYPE])
        return {**body, "description": description}

    def _get_response_for_code(
        self,
        serializer: Any,
        status_code: Any,
        media_types: Any = None,
        direction: Any = "response",
    ) -> Schema:
        body: Schema = super()._get_response_for_code(  # type: ignore[no-untyped-call]
            serializer, status_code, media_types, direction
        )
        if CSV.media_type in body.get("content", {}):
            text = "The rows of the page, with a line of column names before them."
            body["content"][CSV.media_type] = {"schema": {"type": "string", "description": text}}
        return body


def described(parameter: Parameter) -> OpenApiParameter:
    """Return a parameter as OpenAPI describes it; none may be given without a value."""
    several = parameter.many or parameter.commas
    one = parameter.schema
    if one.get("type") == "string" and not {"enum", "pattern", "format"} & {*one}:
        one = {**one, "pattern": r"\S"}
    return OpenApiParameter(
        parameter.name,
        type={"type": "array", "items": one, "minItems": 1} if several else one,
        required=parameter.required,
        description=parameter.description,
        style="form" if several else None,
        explode=not parameter.commas if several else None,
    )


def header(name: str, description: str, *, required: bool = False) -> OpenApiParameter:
    """Return a header of a request as OpenAPI describes it."""
    return OpenApiParameter(
        name,
        type=str,
        location=OpenApiParameter.HEADER,
        description=description,
        required=required,
    )


def _part(name: str, pattern: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(
        name,
        location=OpenApiParameter.PATH,
        required=True,
        type={"type": "string", "pattern": f"^{pattern}$"},
        description=description,
    )
