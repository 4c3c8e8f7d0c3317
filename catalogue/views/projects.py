"""A project's page, and the most important of it for the panel of a map."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.meetings import meetings
from catalogue.mentions import mentions
from catalogue.models import Project, Stewardship
from catalogue.neighbours import neighbours
from catalogue.stewardship import Governors, governed, governing
from catalogue.verifying import with_verified
from catalogue.views import heads
from governance.addresses import found_or_moved
from governance.days import day_of
from governance.partial_dates import today
from governance.rosters import rosters


def project_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everything that is known of a project, as it is or as it was on a day (``?on=``)."""
    day = day_of(request.GET)
    on = day.date
    everything = Project.objects.published().with_stage(on)
    everything = everything.select_related("host", "first_release", "parent__parent")
    found = found_or_moved(request, with_verified(everything), slug)
    if not isinstance(found, Project):
        return found
    changes = found.stage_changes.select_related("stage", "resolution")
    current = next((change for change in reversed(changes) if change.changed_on <= on), None)
    governance = governed(found, on)
    context = {
        "head": heads.of_project(found),
        "day": day,
        "project": found,
        "current": current,
        "is_listed": current is None or current.stage.listed,
        "changes": changes,
        "neighbours": neighbours(found, on),
        "meetings": meetings(found, on),
        "governing": governance.now,
        "governed_then": governance.others,
        "technical": {one.body.pk for one in governance.now[Stewardship.Capacity.TECHNICAL]},
        "rosters": rosters(_bodies(governance.now), on),
        "mentions": mentions(found),
    }
    return render(request, "catalogue/project.html", context)


def _bodies(governors: Governors) -> set[int]:
    return {one.body.pk for several in governors.values() for one in several}


def project_panel(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the most important of a project, as a fragment for the panel of a map."""
    everything = Project.objects.published().with_stage().select_related("parent__parent")
    found = found_or_moved(request, everything, slug)
    if not isinstance(found, Project):
        return found
    on = today()
    context = {
        "project": found,
        "links": found.links.all(),
        "neighbours": neighbours(found, on),
        "meetings": meetings(found, on),
        "governing": governing(found, on),
    }
    answer = render(request, "catalogue/_panel.html", context)
    answer["X-Robots-Tag"] = "noindex"
    return answer
