"""The list of projects and a project's page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.facets import chips, groups
from catalogue.filters import ProjectFilter
from catalogue.mentions import mentions
from catalogue.models import Project
from catalogue.neighbours import meetings, neighbours
from catalogue.stewardship import governing
from catalogue.views.addresses import found_or_moved
from governance.partial_dates import today

PER_PAGE = 60


def project_list(request: HttpRequest) -> HttpResponse:
    """Show the projects that match the filters of the address, in pages."""
    everything = Project.objects.published().select_related("host").prefetch_related("focus_areas")
    filters = ProjectFilter(request.GET, queryset=everything.defer("description", "logo"))
    page = Paginator(filters.qs, PER_PAGE).get_page(request.GET.get("page"))
    offered = groups(request.GET)
    elsewhere = request.GET.copy()
    elsewhere.pop("page", None)
    context = {
        "filter": filters,
        "page": page,
        "groups": offered,
        "chips": chips(request.GET, offered),
        "including": request.GET.getlist("include"),
        "query": elsewhere.urlencode(),
    }
    return render(request, "catalogue/project_list.html", context)


def project_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everything that is known of a project."""
    everything = Project.objects.published().with_stage()
    everything = everything.select_related("host", "first_release", "parent__parent")
    found = found_or_moved(everything, slug)
    if not isinstance(found, Project):
        return found
    on = today()
    context = {
        "project": found,
        "links": found.links.all(),
        "changes": found.stage_changes.select_related("stage", "resolution"),
        "neighbours": neighbours(found, on),
        "meetings": meetings(found, on),
        "governing": governing(found, on),
        "mentions": mentions(found),
        "today": on,
    }
    return render(request, "catalogue/project.html", context)
