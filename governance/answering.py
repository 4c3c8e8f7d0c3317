"""To whom a body answers, up to the board, and what answers to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from governance.lineage import Line, chains
from governance.models import Body, ReportingLine
from governance.models.naming import name_then
from governance.partial_dates import first_day
from governance.structure import Group, Standing, grouped


@dataclass(frozen=True)
class Answering:
    """The lines of a body.

    Attributes:
        ways: every way of the day from the body up to one that answers to nobody, the body first,
            by the names of the day.
        upwards: to whom it answers or did, the oldest first.
        below: what answers to it on the day, by kind.
        others: what answers to it on other days, by name.
    """

    ways: list[list[Standing]]
    upwards: list[ReportingLine]
    below: list[Group]
    others: list[ReportingLine]


def answering(body: Body, on: str) -> Answering:
    """Return the lines of a body, in one query.

    Args:
        body: the body.
        on: the day, ``YYYY-MM-DD``.
    """
    # Those who have somebody under them are few, and every way up leads through nobody else.
    leads = Exists(ReportingLine.objects.filter(reports_to=OuterRef("body")))
    wanted = Q(body=body) | Q(reports_to=body) | Q(leads)
    rows = ReportingLine.objects.filter(wanted).select_related("body", "reports_to")
    named = rows.annotate(
        lower_then=name_then(Body, "body_id", on), upper_then=name_then(Body, "reports_to", on)
    )
    lines: list[Any] = list(named)
    names = {line.body_id: line.lower_then or line.body.name for line in lines}
    names |= {line.reports_to_id: line.upper_then or line.reports_to.name for line in lines}
    own = sorted((line for line in lines if line.body_id == body.pk), key=_start)
    under = [line for line in lines if line.reports_to_id == body.pk]
    now = [line for line in under if line.holds_on(on) and line.body.stands_on(on)]
    there = {line.body_id for line in now}
    return Answering(
        ways=[
            [Standing(one, names.get(one.pk, one.name), begun=True) for one in way]
            for way in _ways(body, lines, on)
        ],
        upwards=own,
        below=grouped(
            (Standing(one, names[one.pk], begun=True) for one in _by_name(now)), body.slug
        ),
        others=sorted(
            (line for line in under if line.body_id not in there),
            key=lambda line: (line.body.sort_key, line.since),
        ),
    )


def _ways(body: Body, lines: Iterable[ReportingLine], on: str) -> list[list[Body]]:
    standing = [line for line in lines if line.body.stands_on(on) and line.reports_to.stands_on(on)]
    bodies = {body.pk: body}
    for line in standing:
        bodies[line.body_id], bodies[line.reports_to_id] = line.body, line.reports_to
    plain = [
        Line(line.body_id, line.reports_to_id, first_day(line.since), first_day(line.until))
        for line in standing
    ]
    return [[bodies[key] for key in way] for way in chains(body.pk, plain, on)]


def _by_name(lines: Iterable[ReportingLine]) -> list[Body]:
    return sorted({line.body for line in lines}, key=lambda body: (body.sort_key, body.slug))


def _start(line: ReportingLine) -> str:
    return first_day(line.since)
