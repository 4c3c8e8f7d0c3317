"""What marks, lines and words of the catalogue mean, as curators have them."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.models import Facet, Project, Release, Stage
from catalogue.views.heads import pages as heads


def legend(request: HttpRequest) -> HttpResponse:
    """Show every stage, tag and release series with what it means."""
    first = Count("projects", Q(projects__state=Project.State.PUBLISHED))
    context = {
        "head": heads.of_legend(),
        "stages": Stage.objects.prefetch_related("next_stages"),
        "facets": Facet.objects.prefetch_related("tags"),
        # Counting makes Django forget the order of the model.
        "releases": Release.objects.annotate(first=first).order_by("released_on", "slug"),
    }
    return render(request, "catalogue/legend.html", context)
