"""A project's page, and the most important of it for the panel of a map."""

from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.meetings import meetings
from catalogue.mentions import mentions
from catalogue.models import Project, Stewardship
from catalogue.models.projects import ProjectQuerySet
from catalogue.neighbours import neighbours
from catalogue.stewardship import Governors, governed, governing
from catalogue.verifying import with_verified
from catalogue.views.heads import projects as heads
from governance.addresses import found_or_moved
from governance.days import Day, day_of
from governance.partial_dates import today
from governance.rosters import rosters


def project_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everything that is known of a project, as it is or as it was on a day (``?on=``)."""
    day = day_of(request.GET)
    found = found_or_moved(request, whole(Project.objects.published(), day), slug)
    if not isinstance(found, Project):
        return found
    return render(request, "catalogue/project.html", context_of(found, day))


def whole(rows: ProjectQuerySet, day: Day) -> ProjectQuerySet:
    """Return projects with what `context_of` takes of them."""
    staged = rows.with_stage(day.date).annotate(is_listed=F("stage_listed"))
    return with_verified(staged.select_related("host", "first_release", "parent__parent"))


def context_of(found: Project, day: Day) -> dict[str, Any]:
    """Return what a project's page is made of.

    Args:
        found: the project, as `whole` fetches it.
        day: the day that is asked about.
    """
    on = day.date
    mentioned = mentions(found)
    current = [change for change in mentioned.get("stage", []) if change.since <= on]
    governance = governed(found, on)
    return {
        "head": heads.of_project(found),
        "day": day,
        "project": found,
        "current": current[-1] if current else None,
        "neighbours": neighbours(found, on),
        "meetings": meetings(found, on),
        "governing": governance.now,
        "governed_then": governance.others,
        "technical": {one.body.pk for one in governance.now[Stewardship.Capacity.TECHNICAL]},
        "rosters": rosters(_bodies(governance.now), on),
        "mentions": mentioned,
    }


def _bodies(governors: Governors) -> set[int]:
    return {one.body.pk for several in governors.values() for one in several}


def project_panel(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the most important of a project, as a fragment for the panel of a map."""
    everything = Project.objects.published().with_stage().select_related("parent__parent")
    found = found_or_moved(request, everything, slug)
    if not isinstance(found, Project):
        return found
    answer = render(request, "catalogue/_panel.html", panel_of(found))
    answer["X-Robots-Tag"] = "noindex"
    return answer


def panel_of(found: Project) -> dict[str, Any]:
    """Return what the panel of a project is made of; its stage and its parents are at hand."""
    on = today()
    return {
        "project": found,
        "links": found.links.all(),
        "neighbours": neighbours(found, on),
        "meetings": meetings(found, on),
        "governing": governing(found, on),
    }
