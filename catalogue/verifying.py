"""Saying that entries are true, and finding those that nobody looked at for too long."""

import datetime
from collections.abc import Iterable
from typing import Any, cast

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from catalogue.models import Project, Verification
from catalogue.models.projects import ProjectQuerySet
from catalogue.models.staging import ListedOn
from catalogue.models.verifications import VerifiedOn
from governance.partial_dates import today


def verify(projects: Iterable[Project], by: Any, on: str = "") -> None:
    """Record that somebody looked at projects and found true what is said of them.

    Whoever says so again on the same day has said it once.

    Args:
        projects: the projects.
        by: the user who looked.
        on: the day, ``YYYY-MM-DD``; today if empty.
    """
    day = _date(on)
    rows = [Verification(project=project, verified_on=day, by=by) for project in projects]
    Verification.objects.bulk_create(rows, ignore_conflicts=True)


def with_verified(rows: QuerySet[Project], on: str = "") -> ProjectQuerySet:
    """Return projects with the last day on which each was verified as ``verified_on``, or None.

    Args:
        rows: the projects.
        on: the day after which nothing counts, ``YYYY-MM-DD``; today if empty.
    """
    return cast(ProjectQuerySet, rows.annotate(verified_on=VerifiedOn(_date(on))))


def stale(rows: ProjectQuerySet, on: str = "") -> ProjectQuerySet:
    """Keep the projects that nobody looked at for ``STALE_AFTER_DAYS``, by name.

    Whoever enters a project has looked at it. Drafts are not finished, and what is no longer listed
    does not change any more; both are left out.

    Args:
        rows: the projects.
        on: the day, ``YYYY-MM-DD``; today if empty.
    """
    if not settings.STALE_AFTER_DAYS:
        return rows.none()
    day = _date(on)
    since = day - datetime.timedelta(days=settings.STALE_AFTER_DAYS)
    looked = Verification.objects.filter(
        project=OuterRef("pk"), verified_on__gt=since, verified_on__lte=day
    )
    entered = Project.history.filter(
        id=OuterRef("pk"), history_type="+", history_date__gte=_end_of(since)
    )
    found = rows.filter(~Exists(looked), ~Exists(entered), ListedOn(day.isoformat()))
    return found.published()


def _date(on: str) -> datetime.date:
    return datetime.date.fromisoformat(on or today())


def _end_of(day: datetime.date) -> datetime.datetime:
    midnight = datetime.time(tzinfo=datetime.UTC)
    return datetime.datetime.combine(day + datetime.timedelta(days=1), midnight)
