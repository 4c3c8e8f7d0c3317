"""The resource of suggestions: anybody sends one, and everybody sees what was decided."""

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.api.serializers.suggestions import DecidedSerializer
from catalogue.api.suggestion_bodies import faults_of, form_of, refusal
from catalogue.api.suggestions_schema import SuggestionsDocumented
from catalogue.api.writing.parsing import Body
from catalogue.filters.suggestions import DecisionFilter
from catalogue.models import Decision, Suggestion
from catalogue.suggesting.limits import must_wait
from catalogue.suggesting.outcomes import told
from catalogue.suggesting.sending import send
from governance.api.numbered import Numbered
from governance.api.ordering import Order
from governance.pages import absolute


class Suggestions(Numbered[Decision]):
    """What became of suggestions: accepted, with the change, or declined, with the reason.

    What waits is known to its sender and to curators alone.
    """

    queryset = Decision.objects.select_related("suggestion")
    serializer_class = DecidedSerializer
    filterset_class = DecisionFilter
    order = Order(
        {"id": F("pk"), "decided_on": F("decided_at"), "sent_on": F("suggestion__sent_at")},
        default="`-decided_on`",
    )
    parser_classes = (Body,)
    schema = SuggestionsDocumented()

    def written(self, rows: Iterable[Any]) -> Sequence[Any]:
        """Return decisions as they are shown."""
        return super().written(told(list(rows)))

    @extend_schema(operation_id="suggestions_create")
    def create(self, request: Request) -> Response:
        """Take in a suggestion.

        Raises:
            Refusal: something of it cannot be used.
            Throttled: too many came from there within the hour.
        """
        form = form_of(request.data)
        if not form.is_valid():
            raise refusal(faults_of(form))
        seconds = must_wait(request._request)
        if seconds:
            raise Throttled(seconds, _("Too many suggestions came from there within the hour."))
        address = absolute(reverse("suggestion", args=[send(form).key]))
        sent = {"state": Suggestion.State.RECEIVED.value, "status_url": address}
        headers = {"Location": address, "Cache-Control": "private, no-store"}
        return Response(sent, status=HTTPStatus.CREATED, headers=headers)
