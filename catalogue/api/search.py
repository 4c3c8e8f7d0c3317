"""Search: everything that can be found, in one ranked list."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.models.search import SearchField, SearchKind
from catalogue.search import MOST_EACH, Found, search
from governance.api.addresses import Addresses
from governance.api.negotiation import Formats
from governance.api.parameters import Fault, Parameter, Part
from governance.api.renderers import JSON
from governance.api.schema import Documented, Schema
from governance.api.strict import Strict
from governance.filters.fields import ChoicesField, WordsField

DEFAULT = 20

# Where the API keeps the rows of each kind.
RESOURCES = {
    SearchKind.PROJECT: "projects",
    SearchKind.USE_CASE: "use-cases",
    SearchKind.FOCUS_AREA: "focus-areas",
    SearchKind.CATEGORY: "categories",
    SearchKind.ORGANIZATION: "organizations",
    SearchKind.BODY: "bodies",
    SearchKind.PERSON: "people",
}
_Plain = serializers.Serializer[Any]


class FoundSerializer(_Plain):
    """Something that was found."""

    kind = serializers.ChoiceField(SearchKind.choices, help_text="What sort of thing it is.")
    slug = serializers.CharField(
        help_text="How it is named in the API: a slug, or `<map>.<slug>` for a category."
    )
    name = serializers.CharField(help_text="As people write it.")
    detail = serializers.CharField(help_text="What it is, in a few words; may be empty.")
    disambiguation = serializers.CharField(
        help_text="What it must not be confused with; may be empty."
    )
    field = serializers.ChoiceField(
        [field.name.lower() for field in SearchField], help_text="Where it matches best."
    )
    text = serializers.CharField(
        help_text="What is written there; empty for the name and for the description."
    )
    close_to = serializers.CharField(
        help_text="The word that a misspelt one was taken for; empty if it was written so."
    )
    url = serializers.URLField(
        allow_null=True, help_text="Its address in this API; null if it has none."
    )
    page_url = serializers.URLField(help_text="The address of the page about it, for people.")


class ResultsSerializer(_Plain):
    """What was found, the best match first."""

    query = serializers.CharField(help_text="What was looked for, as given.")
    corrected = serializers.CharField(
        help_text="The words as they were understood; empty if they were understood as given."
    )
    missing = serializers.ListField(
        child=serializers.CharField(),
        help_text="Words that were left out, as nothing has all of them.",
    )
    results = FoundSerializer(many=True, help_text="What was found, the best match first.")


class Looked:
    """The part of the view that reads ``q``, ``kind`` and ``limit``."""

    words = WordsField(
        error_messages={"required": gettext_lazy("Say what to look for, such as q=kubernetes.")}
    )
    kinds = ChoicesField(choices=SearchKind.choices, required=False)

    def parameters(self) -> list[Parameter]:
        """Return the three."""
        limit = {"type": "integer", "minimum": 1, "maximum": MOST_EACH, "default": DEFAULT}
        return [
            Parameter("q", "What to look for.", self.words.schema(), required=True),
            Parameter("kind", "Only things of this sort.", self.kinds.schema(), many=True),
            Parameter("limit", "How many at most.", limit),
        ]

    def faults(self, query: QueryDict) -> list[Fault]:
        """Find fault with a query that is not given or too long, unknown kinds, and limits."""
        found = []
        asked: list[tuple[str, Any, Any]] = [
            ("q", self.words, query.get("q", "")),
            ("kind", self.kinds, query.getlist("kind")),
        ]
        for name, field, given in asked:
            try:
                field.clean(given)
            except ValidationError as error:
                found += [Fault(name, message) for message in error.messages]
        text = query.get("limit", "1")
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_EACH):
            message = _("“%(text)s” is not a whole number from %(lowest)s to %(highest)s.")
            values = {"text": text, "lowest": 1, "highest": MOST_EACH}
            found.append(Fault("limit", message % values))
        return found


class SearchSchema(Documented):
    """Describes an answer that is neither a list of rows nor one row."""

    def get_response_serializers(self) -> Any:
        """Return what describes the answer."""
        return ResultsSerializer

    def get_summary(self) -> str:
        """Return a heading."""
        return "Search everything"

    def get_operation_id(self) -> str:
        """Return a name for generated clients."""
        return "search"

    def _is_list_view(self, serializer: Any = None) -> bool:
        return False

    def _get_response_bodies(self, direction: Any = "response") -> Schema:
        bodies = super()._get_response_bodies(direction)
        bodies["200"]["description"] = "What was found."
        return {status: body for status, body in bodies.items() if status not in ("301", "404")}


class Search(Strict):
    """Projects, use cases, focus areas, categories, organizations, bodies and people, by words.

    Misspelt words, beginnings, other endings, abbreviations and former names are understood. Names
    count for more than roles, roles for more than prose. `projects/?q=` finds all projects that
    match, in the same order, and takes all other filters too.
    """

    schema = SearchSchema()
    renderer_classes = (JSON,)

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters."""
        return [Looked(), Formats(self.get_renderers())]

    def get(self, request: Request) -> Response:
        """Return what was found."""
        query = request.query_params
        limit = int(query.get("limit", DEFAULT))
        kinds = [SearchKind(kind) for kind in query.getlist("kind")]
        results = search(query["q"], kinds=kinds, limit=limit)
        addresses = Addresses(request)
        return Response(
            {
                "query": query["q"],
                "corrected": results.corrected,
                "missing": list(results.missing),
                "results": [_told(found, addresses) for found in results.ranked()[:limit]],
            }
        )


def _told(found: Found, addresses: Addresses) -> dict[str, Any]:
    return {
        "kind": found.kind.value,
        "slug": found.address,
        "name": found.name,
        "detail": found.detail,
        "disambiguation": found.note,
        "field": found.field.name.lower(),
        "text": found.text,
        "close_to": found.close_to,
        "url": addresses.of(RESOURCES[found.kind], found.address),
        "page_url": addresses.page(found.path),
    }
