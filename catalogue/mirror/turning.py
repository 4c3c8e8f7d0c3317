"""What answers otherwise because days went by, with nobody changing anything."""

import datetime

from django.db.models import Q

from catalogue.mirror.records import Record
from catalogue.models import Project, StageChange
from governance.models import Body, ReportingLine


def turned(since: str, until: str, revision: int) -> list[Record]:
    """Return projects whose stage, and bodies whose superiors, became others; two queries.

    Args:
        since: the day a mirror is of, ``YYYY-MM-DD``; what came to be on it is known.
        until: today.
        revision: the revision to tell it under.
    """
    if not since or since >= until:
        return []
    steps = StageChange.objects.filter(changed_on__gt=since, changed_on__lte=until)
    begun = Q(since__gt=since, since__lte=until) | Q(until__gt=since, until__lte=until)
    lines = ReportingLine.objects.filter(begun)
    midnight = datetime.datetime.fromisoformat(f"{until}T00:00:00+00:00")
    keys = [
        *((Project, key) for key in steps.order_by().values_list("project_id", flat=True)),
        *((Body, key) for key in lines.order_by().values_list("body_id", flat=True)),
    ]
    return [Record(model, key, revision, midnight) for model, key in keys]
