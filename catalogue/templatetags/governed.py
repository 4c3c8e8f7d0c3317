"""What pages of governance show of projects."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.db.models import Case, Q, Value, When
from django.urls import reverse

from catalogue.models import Adoption, Project, StageChange, Stewardship
from catalogue.stewardship import Governing
from governance.days import Day
from governance.models import Body, Organization, Resolution

register = template.Library()

_MOST_HOSTED = 60  # names on an organization's page; all are in the list of projects
_SEEN = Q(project=None) | Q(project__state=Project.State.PUBLISHED)


@register.inclusion_tag("catalogue/_stewarded.html")
def stewarded(body: Body, day: Day) -> dict[str, Any]:
    """Show what a body governs, on the day and at other times.

    Args:
        body: the body.
        day: the day the page is about.
    """
    rows = Stewardship.objects.filter(_SEEN, body=body).select_related("project", "focus_area")
    ordered = sorted(rows, key=_governed_name)
    return {
        "body": body,
        "day": day,
        "now": [row for row in ordered if row.holds_on(day.date)],
        "others": [row for row in ordered if not row.holds_on(day.date)],
        "all": f"{reverse('project-list')}?governed_by={body.slug}&on={day.date}",
    }


def _governed_name(row: Stewardship) -> tuple[str, str, str]:
    subject = row.project or row.focus_area
    return (row.capacity, subject.sort_key if subject else "", row.since)


@register.inclusion_tag("catalogue/_hosted.html")
def hosted(organization: Organization, day: Day) -> dict[str, Any]:
    """Show the projects an organization hosts, those that are part of none first.

    Args:
        organization: the organization.
        day: the day the page is about, whose stage is shown.
    """
    whole = Case(When(parent=None, then=Value(0)), default=Value(1))
    rows = Project.objects.published().filter(host=organization).with_stage(day.date)
    named = rows.defer("description", "logo").order_by(whole, "sort_key", "slug")
    projects = list(named[: _MOST_HOSTED + 1])
    return {
        "organization": organization,
        "projects": projects[:_MOST_HOSTED],
        "more": len(projects) > _MOST_HOSTED,
    }


@register.inclusion_tag("catalogue/_adopted.html")
def adopted(organization: Organization, day: Day) -> dict[str, Any]:
    """Show the projects an organization uses or used.

    Args:
        organization: the organization.
        day: the day the page is about.
    """
    rows = Adoption.objects.filter(
        organization=organization, project__state=Project.State.PUBLISHED
    ).select_related("project")
    return {"organization": organization, "adoptions": rows, "day": day}


@register.simple_tag
def stages_decided(resolutions: Iterable[Resolution]) -> dict[int, list[StageChange]]:
    """Return the stage changes that resolutions decided, by the key of the resolution.

    Args:
        resolutions: the resolutions.
    """
    rows = StageChange.objects.filter(
        resolution__in=[one.pk for one in resolutions], project__state=Project.State.PUBLISHED
    )
    found: dict[int, list[StageChange]] = defaultdict(list)
    for change in rows.select_related("project", "stage"):
        if change.resolution_id is not None:
            found[change.resolution_id].append(change)
    return found


@register.filter
def of_row(found: Mapping[int, Any], row: Any) -> Any:
    """Return what was found for a row."""
    return found.get(row.pk, [])


@register.filter
def named(one: Governing, body: Body) -> str:
    """Return what a body of a chain was called on the day.

    Args:
        one: who governs, with the chain.
        body: the body.
    """
    return one.name_of(body)
