"""The whole structure on a day: every body, to whom it answers, how many sit."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from governance.api.day import Day
from governance.api.parameters import Part
from governance.api.serializers.structure import StructureSerializer
from governance.api.strict import Strict
from governance.models import Body, ReportingLine, SeatClass, SeatCount, Term
from governance.structure import names_on

Rows = list[dict[str, Any]]


class Governance(Strict):
    """Every body that was there on a day, the reporting lines of the day, and how many sat.

    Bodies of which the beginning is not known are among them, as they may have been there. Who sat
    is a list of terms: `terms/?on=<day>`.
    """

    summary = "Read the whole structure of a day"

    @cached_property
    def parts(self) -> list[Part]:
        """What reads the parameters."""
        return [Day("bodies, reporting lines and seats"), *super().parts]

    @extend_schema(responses=StructureSerializer, operation_id="governance_retrieve")
    def get(self, request: Request) -> Response:
        """Return the structure."""
        return Response(structure(Day.of(request.query_params)))


def structure(on: str) -> dict[str, Any]:
    """Return the structure on a day as it is answered, in six queries.

    Args:
        on: the day, ``YYYY-MM-DD``.
    """
    names = names_on(on)
    upwards, seats, sitting = _lines(on), _seats(on), _people(on)
    rows = list(Body.objects.standing(on).values_list(*_COLUMNS))
    slugs = {key: slug for key, slug, *_others in rows}
    boards = [slug for _key, slug, _name, kind, *_others in rows if kind == Body.Kind.BOARD]
    return {
        "on": on,
        "board": boards[0] if boards else None,
        "bodies": [
            {
                "slug": slug,
                "name": names.get(key, name),
                "kind": kind,
                "established_on": established or None,
                "dissolved_on": dissolved or None,
                "overseen_by": overseen,
                "answers_to": [
                    {"slug": slugs[upper], "since": since or None, "until": until or None}
                    for upper, since, until in upwards[key]
                    if upper in slugs
                ],
                "sitting": len(sitting[key]),
                "seats": seats[key],
            }
            for key, slug, name, kind, established, dissolved, overseen in rows
        ],
    }


_COLUMNS = ("pk", "slug", "name", "kind", "established_on", "dissolved_on", "overseen_by__slug")


def _lines(on: str) -> Mapping[int, list[tuple[int, str, str]]]:
    """Return for each body to whom it answers, since when and until when."""
    upwards: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    lines = ReportingLine.objects.on(on).order_by("reports_to__sort_key", "pk")
    found = lines.values_list("body_id", "reports_to_id", "since", "until")
    for body, upper, since, until in found:
        upwards[body].append((upper, since, until))
    return upwards


def _people(on: str) -> Mapping[int, set[int]]:
    people: dict[int, set[int]] = defaultdict(set)
    terms = Term.objects.on(on).order_by()
    for body, person in terms.values_list("seat_class__body_id", "person_id"):
        people[body].add(person)
    return people


def _seats(on: str) -> Mapping[int, Rows]:
    """Return the seats of each body by class, without classes that had no seats on the day."""
    sitting: dict[int, int] = defaultdict(int)
    for key in Term.objects.on(on).order_by().values_list("seat_class_id", flat=True):
        sitting[key] += 1
    found: dict[int, Rows] = defaultdict(list)
    classes = SeatClass.objects.select_related("body").prefetch_related("counts")
    for seats in classes.order_by("body", "position", "pk"):
        counts = list(seats.counts.all())
        count = next((count for count in counts if count.holds_on(on)), None)
        if count or sitting[seats.pk] or not counts:
            found[seats.body_id].append(_told(seats, count, sitting[seats.pk]))
    return found


def _told(seats: SeatClass, count: SeatCount | None, sitting: int) -> dict[str, Any]:
    return {
        "slug": seats.address,
        "name": seats.name,
        "selection": seats.selection,
        "seats": count.seats if count else None,
        "uncapped": count is not None and count.seats is None,
        "sitting": sitting,
    }
