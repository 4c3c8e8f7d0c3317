"""Many rows in one request: added where they are new, changed where they are not."""

from collections import Counter
from functools import cached_property
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.api.writing.parameters import DryRun, Reason
from catalogue.api.writing.resource import Writable
from catalogue.exchange.report import Fault, Refused
from catalogue.writing.forms import pointer
from catalogue.writing.reading import Known, Reader
from catalogue.writing.replacing import Outcome, replace
from governance.api.negotiation import Formats
from governance.api.parameters import Part

MOST_ROWS = 500
RESULTS = ("created", "changed", "unchanged")


class ResultSerializer(serializers.Serializer[Any]):
    """What became of a row."""

    slug = serializers.CharField(help_text="How the row is named in addresses.")
    url = serializers.URLField(help_text="The address of the row.")
    result = serializers.ChoiceField(
        choices=[(name, name) for name in RESULTS], help_text="What became of it."
    )


class BulkSerializer(serializers.Serializer[Any]):
    """What became of the rows of one request."""

    dry_run = serializers.BooleanField(help_text="Whether everything was taken back.")
    created = serializers.IntegerField(help_text="How many were added.")
    changed = serializers.IntegerField(help_text="How many were changed.")
    unchanged = serializers.IntegerField(help_text="How many said already what was sent.")
    results = ResultSerializer(many=True, help_text="What became of each, in the order sent.")


class BulkWritable(Writable):
    """Mixin: writing for a resource, of one row or of many at once."""

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters."""
        if self.action != "bulk_update":
            return super().parts
        return [Reason(), DryRun(), Formats(self.get_renderers())]

    def bulk_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Add or change many rows, each known by its slug; all of them or none."""
        dry_run = DryRun.of(request.query_params)
        with self._writing():
            outcomes = self._replaced(request.data)
            answer = self._told(outcomes, dry_run)
            if dry_run:
                transaction.set_rollback(True)
        return Response(answer)

    def _replaced(self, said: Any) -> list[Outcome]:
        if isinstance(said, list) and len(said) > MOST_ROWS:
            words = _("There are %(count)s rows; at most %(most)s are taken at once.")
            found = {"count": len(said), "most": MOST_ROWS}
            raise Refused([Fault(pointer(), words % found)])
        reader = Reader()
        rows = reader.rows(self.form, said, (), Known(whole=False))
        reason = Reason.of(self.request.query_params)
        return replace(rows, self.request.user, reason, faults=reader.faults)

    def _told(self, outcomes: list[Outcome], dry_run: bool) -> dict[str, Any]:
        counts = Counter(outcome.result for outcome in outcomes)
        results = [
            {
                "slug": self.named(outcome.row),
                "url": self._address(outcome.row),
                "result": outcome.result,
            }
            for outcome in outcomes
        ]
        return {
            "dry_run": dry_run,
            **{result: counts[result] for result in RESULTS},
            "results": results,
        }
