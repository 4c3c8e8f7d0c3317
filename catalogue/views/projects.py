"""A project's page, and the most important of it for the panel of a map."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.meetings import meetings
from catalogue.mentions import mentions
from catalogue.models import Project
from catalogue.neighbours import neighbours
from catalogue.stewardship import governing
from catalogue.views import heads
from governance.addresses import found_or_moved
from governance.partial_dates import today


def project_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everything that is known of a project."""
    everything = Project.objects.published().with_stage()
    everything = everything.select_related("host", "first_release", "parent__parent")
    found = found_or_moved(request, everything, slug)
    if not isinstance(found, Project):
        return found
    on = today()
    changes = found.stage_changes.select_related("stage", "resolution")
    stages = [change.stage for change in changes if change.changed_on <= on]
    context = {
        "head": heads.of_project(found),
        "project": found,
        "is_listed": not stages or stages[-1].listed,
        "links": found.links.all(),
        "changes": changes,
        "neighbours": neighbours(found, on),
        "meetings": meetings(found, on),
        "governing": governing(found, on),
        "mentions": mentions(found),
        "today": on,
    }
    return render(request, "catalogue/project.html", context)


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
