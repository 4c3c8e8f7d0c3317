"""Projects by when something happened to them."""

import datetime

from django.db.models import Q

from catalogue.models import Project, Release, StageChange
from governance.partial_dates import shortest


def changed_since(day: str) -> Q:
    """Return the condition that a project's stage or its entry changed on a day or later.

    Args:
        day: ``YYYY-MM-DD``.
    """
    midnight = datetime.datetime.fromisoformat(day).replace(tzinfo=datetime.UTC)
    entries = Project.history.filter(history_date__gte=midnight).values("id")
    changes = StageChange.objects.filter(changed_on__gte=shortest(day)).values("project")
    return Q(pk__in=entries) | Q(pk__in=changes)


def released_since(release: Release) -> Q:
    """Return the condition that a project's first release is a release or a later one."""
    itself = Q(first_release=release)
    if not release.released_on:
        return itself
    return itself | Q(first_release__released_on__gte=shortest(release.released_on))
