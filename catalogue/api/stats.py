"""The resource of the catalogue in numbers."""

from functools import cached_property

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.api.serializers.stats import StatsSerializer
from catalogue.statistics import statistics
from governance.api.day import Day
from governance.api.parameters import Part
from governance.api.strict import Strict


class Stats(Strict):
    """The catalogue in numbers. Nothing is left out: retired projects and technologies of others
    count, so ask lists with `include=retired,external` for the same rows.
    """

    summary = "Count projects and adoptions"

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters."""
        return [Day("stages, focus areas and adoptions"), *super().parts]

    @extend_schema(responses=StatsSerializer, operation_id="stats_retrieve")
    def get(self, request: Request) -> Response:
        """Return the numbers."""
        return Response(StatsSerializer(statistics(Day.of(request.query_params))).data)
