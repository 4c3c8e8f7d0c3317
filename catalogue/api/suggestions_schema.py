"""How sending a suggestion describes itself."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

from catalogue.api.serializers.suggestions import NewSuggestionSerializer, SentSerializer
from catalogue.api.writing.schema import PROBLEMS
from governance.api.schema import RETRY_AFTER, Documented, Schema

EXAMPLE = {
    "type": "project",
    "slug": "nova",
    "changes": {"role": "Virtual machines and bare metal on demand"},
    "why": "It hands out physical servers too, through Ironic.",
    "source_url": "https://docs.openstack.org/nova/latest/",
}
LOCATION = {
    "description": "The page that shows what becomes of it.",
    "schema": {"type": "string", "format": "uri"},
}
SENT = {
    "state": "received",
    "status_url": "https://map.example.org/suggest/status/dGhpcyBpcyBhIGtleSB0aGF0IG5vYm9keSBrbm93cyE/",
}
TOO_MANY = (
    "Too many suggestions came from there within the hour, or too many requests in a minute; "
    "`Retry-After` says in how many seconds to come back."
)
ERRORS = {**{status: PROBLEMS[status] for status in ("400", "406", "413", "415")}, "429": TOO_MANY}
DESCRIPTION = (
    "Anybody may propose a change, without a token: of a project, a use case, a body or an "
    "organization, or one that is missing. Give `changes`, say in `more` what has no field, or "
    "both. It is checked as the form on the site checks it, and goes to the same queue. One client "
    "may send a few in an hour."
)


class SuggestionsDocumented(Documented):
    """Describes what may be sent, beside the list of what was decided."""

    @property
    def _sends(self) -> bool:
        return getattr(self.view, "action", "") == "create"

    def get_summary(self) -> str:
        """Return a heading."""
        if self._sends:
            return "Suggest a change"
        one = self.view.action == "retrieve"  # type: ignore[attr-defined]
        return "Read one decided suggestion" if one else "List decided suggestions"

    def get_description(self) -> str:  # type: ignore[override]  # as in AutoSchema itself
        """Return what becomes of it."""
        return DESCRIPTION if self._sends else super().get_description()

    def get_override_parameters(self) -> list[Any]:
        """Return the parameters; what is sent takes none."""
        return [] if self._sends else super().get_override_parameters()

    def get_request_serializer(self) -> Any:
        """Return what describes the body."""
        return NewSuggestionSerializer

    def get_examples(self) -> list[OpenApiExample]:
        """Return a suggestion as it is sent, and the answer."""
        if not self._sends:
            return []
        return [
            OpenApiExample("A better role", EXAMPLE, request_only=True),
            OpenApiExample("Received", SENT, response_only=True, status_codes=["201"]),
        ]

    def _get_response_bodies(self, direction: Any = "response") -> Schema:
        if not self._sends:
            return super()._get_response_bodies(direction)
        sent = self._get_response_for_code(SentSerializer, "201")
        sent |= {"description": "It is received.", "headers": {"Location": LOCATION}}
        bodies = {"201": sent}
        for status, text in ERRORS.items():
            bodies[status] = self._problem(status, text)
        bodies["429"]["headers"] = {"Retry-After": RETRY_AFTER}
        return dict(sorted(bodies.items()))
