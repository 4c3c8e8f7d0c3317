"""How writing describes itself: bodies, headers, answers, errors, who may."""

from typing import Any

from django.db import models
from drf_spectacular.authentication import SessionScheme
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.plumbing import ResolvedComponent

from catalogue.api.writing.bulk import MOST_ROWS, BulkSerializer
from catalogue.api.writing.examples import PROBLEMS as EXAMPLES
from catalogue.exchange.native.planned import required_fields
from catalogue.writing.forms import Form
from governance.api.numbered import Numbered
from governance.api.references import Reference
from governance.api.schema import MARK, RETRY_AFTER, TOO_MANY, Documented, Schema, header
from governance.partial_dates import PartialDateField

# What bodies are called, and rows nested in them.
NEW, REPLACEMENT, UPDATE, PART = "New{}", "{}Replacement", "{}Update", "{}Part"

ETAG = {
    "description": "The version of the row, to be named in `If-Match` when it is changed.",
    "schema": {"type": "string"},
}
LOCATION = {
    "description": "The address of the row.",
    "schema": {"type": "string", "format": "uri"},
}

PROBLEMS = {
    "400": "Some of the body or of the parameters cannot be used; `errors` says what, each with "
    "the `pointer` to it. Nothing was written.",
    "401": "There is no token, or it does not work.",
    "403": "The token may not write, or its owner may not write this; `detail` says which.",
    "404": "There is nothing of that name.",
    "406": "There is nothing of the type that `Accept` asks for.",
    "409": "Other rows refer to what was to be deleted, and `errors` says which; or somebody else "
    "wrote the same at the same moment. Nothing was written.",
    "412": "The row is in another `version` than `If-Match` says: somebody changed it meanwhile. "
    "Or it is there though `If-None-Match` says that it must not be.",
    "413": "The body is too long; send it in parts.",
    "415": "The body is not sent as `application/json`.",
    "428": "The header `If-Match` is missing.",
    "429": TOO_MANY,
    "503": "Others were writing for too long, or two waited for one another. Nothing was written; "
    "`Retry-After` says in how many seconds to send the same again.",
}
MOVED = "It was renamed; send the same to the address in `Location`."

_HEADERS = {
    "401": {
        "WWW-Authenticate": {
            "description": "How to say who one is, and `invalid_token` where that was tried.",
            "schema": {"type": "string"},
        }
    },
    "412": {"ETag": ETAG},
}

_NEW = ("400", "401", "403", "406", "409", "413", "415", "429", "503")
_KNOWN = (*_NEW, "404", "412", "428")
_ERRORS = {
    "create": _NEW,
    "bulk_update": _NEW,
    "update": _KNOWN,
    "partial_update": _KNOWN,
    "destroy": ("400", "401", "403", "404", "406", "409", "412", "428", "429", "503"),
}
_OF_A_ROW = ("update", "partial_update", "destroy")
_SUMMARIES = {
    "create": "Add one {one}",
    "update": "Replace one {one}",
    "partial_update": "Change one {one}",
    "destroy": "Delete one {one}",
    "bulk_update": "Add or change many {many}",
}
_MAY_ADD = (
    " With `If-None-Match: *` the row is added under the name in the address, if there is none."
)
_DESCRIPTIONS = {
    "create": "Fields that are left out are empty.",
    "update": (
        "The row becomes what the body says. Fields that are left out become empty, and of a list "
        "what is left out is deleted. Fields that cannot be written, such as `url`, may be there "
        "if they say what they said, so that what was read can be changed and sent back."
    ),
    "partial_update": (
        "Fields that are left out stay as they are; a list that is there replaces the one there "
        "was."
    ),
    "destroy": (
        "What is nested in the row goes with it; if other rows refer to it, nothing is deleted. "
        "What is no longer in use is better marked so than deleted."
    ),
    "bulk_update": (
        f"A list of at most {MOST_ROWS} rows, each known by its `slug`: those that are there are "
        "changed, fields that are left out staying as they are; the others are added. All are "
        "written, or none: then every fault is told, with the place of its row. No version is "
        "asked for; what is sent counts, whatever was there."
    ),
}


class WritingDocumented(Documented):
    """Describes what a resource that can be written takes and answers."""

    @property
    def action(self) -> str:
        """What is done."""
        return str(self.view.action)  # type: ignore[attr-defined]

    @property
    def writes(self) -> bool:
        """Whether something is written."""
        return self.action in _ERRORS

    @property
    def is_for_everybody(self) -> bool:
        """Whether nobody has to say who they are: all who read."""
        return not self.writes

    def get_operation_id(self) -> str:
        """Return what clients call the operation."""
        name = super().get_operation_id()
        bulk = self.action == "bulk_update"
        return name.replace("partial_update", "bulk_update") if bulk else name

    def get_auth(self) -> list[Schema]:
        """Return how to say who one is; to read, nobody has to."""
        found: list[Schema] = super().get_auth()
        return found if self.writes else [*found, {}]

    def get_summary(self) -> str:
        """Return a heading."""
        names = self._names()
        return _SUMMARIES[self.action].format(**names) if self.writes else super().get_summary()

    def _names(self) -> dict[str, Any]:
        names = self.view.queryset.model._meta  # type: ignore[attr-defined]
        return {"one": names.verbose_name, "many": names.verbose_name_plural}

    def get_description(self) -> str:  # type: ignore[override]  # as in AutoSchema itself
        """Return what becomes of the row."""
        if not self.writes:
            return super().get_description()
        return f"{_DESCRIPTIONS[self.action]}{_MAY_ADD if self._may_add else ''}"

    @property
    def _may_add(self) -> bool:
        """Whether a row may be added under a name: numbers are given by the catalogue."""
        return self.action == "update" and not isinstance(self.view, Numbered)

    def get_override_parameters(self) -> list[Any]:
        """Return the parameters, and the headers that say which version is meant."""
        found = super().get_override_parameters()
        if self.action in _OF_A_ROW:
            text = "The version the change is about, as `ETag` told it; `*` for any."
            found.append(header("If-Match", text, required=not self._may_add))
        if self._may_add:
            text = "`*`: add the row, and only if there is none of that name."
            found.append(header("If-None-Match", text))
        return found

    def get_response_serializers(self) -> Any:
        """Return what describes the answer."""
        bulk = self.action == "bulk_update"
        return BulkSerializer if bulk else super().get_response_serializers()

    def _is_list_view(self, serializer: Any = None) -> bool:
        return not self.writes and bool(super()._is_list_view(serializer))

    # Bodies.

    def _get_request_for_media_type(self, serializer: Any, direction: Any = "request") -> Any:
        view: Any = self.view
        row = view.get_serializer_class()()
        if self.action == "bulk_update":
            known = {"allOf": [self._body(UPDATE, view.form, row), {"required": ["slug"]}]}
            return {"type": "array", "maxItems": MOST_ROWS, "items": known}, True
        names = {"create": NEW, "update": REPLACEMENT, "partial_update": UPDATE}
        return self._body(names[self.action], view.form, row), True

    def _body(self, name: str, form: Form, row: Any) -> Schema:
        """Return the reference to what may be said of a row, with what is nested in it."""
        component = ResolvedComponent(  # type: ignore[no-untyped-call]
            name=name.format(form.shape.model.__name__),
            type=ResolvedComponent.SCHEMA,
            object=f"{name} {form.shape.model.__name__}",
        )
        if component not in self.registry:
            self.registry.register(component)  # before its parts, which may be the same
            component.schema = self._said(name, form, row)
        reference: Schema = component.ref
        return reference

    def _said(self, name: str, form: Form, row: Any) -> Schema:
        """Return what may be said of a row; a new and a whole one are changes that need more."""
        needed = self._needed(name, form)
        if name in (NEW, REPLACEMENT):
            schema: Schema = {"type": "object", "allOf": [self._body(UPDATE, form, row)]}
            return {**schema, "required": needed} if needed else schema
        sources = {field.field_name: field for field in row.fields.values()}
        said = {each: self._value(form, sources[each]) for each in form.known}
        schema = {"type": "object", "properties": said, "additionalProperties": False}
        return {**schema, "required": needed} if needed else schema

    def _needed(self, name: str, form: Form) -> list[str]:
        """Return what must be said of a row."""
        if name == UPDATE:
            return []
        needed = [form.names[key] for key in required_fields(form.shape.model) if key in form.names]
        needed += [each for names in form.joined.values() for each in names if each not in needed]
        # The address says which row is replaced.
        return [each for each in needed if name != REPLACEMENT or each != "slug"]

    def _value(self, form: Form, field: Any) -> Schema:
        if nested := form.lists.get(field.field_name):
            part = self._body(PART, nested, field.child)
            schema: Schema = {"type": "array", "items": part}
        elif isinstance(field, Reference):
            one: Schema = {"type": ["string", "null"] if field.optional else "string"}
            schema = {"type": "array", "items": one} if field.many else one
        else:
            found = self._map_serializer_field(field, "response")  # type: ignore[no-untyped-call]
            schema = dict(found)
            schema.pop("readOnly", None)
        described = str(field.help_text or schema.get("description", ""))
        return {**schema, **_limits(form, field), "description": described}

    # Answers.

    def _get_response_bodies(self, direction: Any = "response") -> Schema:
        if not self.writes:
            return self._with_version(super()._get_response_bodies(direction))
        bodies = self._done()
        for status in _ERRORS[self.action]:
            bodies[status] = self._problem(status, PROBLEMS[status])
        for status in ("429", "503"):
            bodies[status]["headers"] = {"Retry-After": RETRY_AFTER}
        for status in ("401", "412"):
            if status in bodies:
                bodies[status]["headers"] = _HEADERS[status]
        if self.action in _OF_A_ROW:
            bodies["308"] = self._problem("308", MOVED)
            bodies["308"]["headers"] = {"Location": LOCATION}
        return dict(sorted(bodies.items()))

    def _with_version(self, bodies: Schema) -> Schema:
        bodies["401"] = {**self._problem("401", PROBLEMS["401"]), "headers": _HEADERS["401"]}
        if self.action == "retrieve":
            text = f"{MARK['description']} With `Authorization`: {ETAG['description']}"
            bodies["200"]["headers"]["ETag"] = {**MARK, "description": text}
        return dict(sorted(bodies.items()))

    def _done(self) -> Schema:
        """Return the answers to what was done."""
        if self.action == "destroy":
            return {"204": {"description": "It is deleted."}}
        answer = self.get_response_serializers()
        if self.action == "bulk_update":
            done = self._get_response_for_code(answer, "200")
            return {"200": {**done, "description": "What became of each row."}}
        changed = {
            **self._get_response_for_code(answer, "200"),
            "description": "The row as it is now.",
            "headers": {"ETag": ETAG},
        }
        added = {**changed, "description": "The row that was added."}
        added["headers"] = {"ETag": ETAG, "Location": LOCATION}
        bodies = {"200": changed, "201": added}
        if self.action == "create":
            del bodies["200"]
        elif not self._may_add:
            del bodies["201"]
        return bodies

    def _problem(self, status: str, description: str) -> Schema:
        body = super()._problem(status, description)
        if status in EXAMPLES:
            for content in body["content"].values():
                content["example"] = EXAMPLES[status]
        return body


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Describes the tokens."""

    target_class = "catalogue.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> Schema:
        """Return how a token is sent."""
        text = "A token made in the admin, sent as `Authorization: Bearer oic_…`."
        return {"type": "http", "scheme": "bearer", "description": text}


class SessionSchemeOfCurators(SessionScheme):  # type: ignore[no-untyped-call]
    """Describes the session of the admin."""

    target_class = "catalogue.api.authentication.Session"

    def get_security_definition(self, auto_schema: Any) -> Schema:
        """Return which cookie it is, and what goes with it."""
        found: Schema = super().get_security_definition(auto_schema)  # type: ignore[no-untyped-call]
        text = "The session of the admin, together with its secret in the header `X-CSRFToken`."
        return {**found, "description": text}


def _limits(form: Form, field: Any) -> Schema:
    """Return how long a text may be, and how small a number."""
    keys = {name: key for key, name in form.names.items()}
    if field.field_name not in keys:
        return {}
    kept: Any = form.shape.model._meta.get_field(keys[field.field_name])
    if isinstance(kept, models.CharField) and not isinstance(kept, PartialDateField):
        return {} if kept.choices else {"maxLength": kept.max_length}
    return {"minimum": 0} if isinstance(kept, models.IntegerField) else {}
