"""Drafts as their pages will look, for staff: the same templates, with word that they are drafts.

Previews are addresses of the admin. So they are never kept, search engines are asked to leave them
alone, and whoever may not see drafts finds nothing there.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import admin
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from catalogue.editions import maps_with_latest
from catalogue.map.document import MapDocument, map_document
from catalogue.models import Map, Project, UseCase
from catalogue.models.drafts import Drafted
from catalogue.views import maps, projects, use_cases
from governance.days import day_of

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Shown:
    """A draft that is shown.

    Attributes:
        draft: the draft.
        address: where it is previewed.
        form: where it is changed.
    """

    draft: Drafted
    address: str
    form: str


@dataclass(frozen=True)
class Preview:
    """What is said on a preview.

    Attributes:
        drafts: the drafts that are shown, by name.
        on_map: whether they are shown on a map.
        places: addresses and names of further previews: the maps a draft stands on.
    """

    drafts: Sequence[Shown]
    on_map: bool = False
    places: Sequence[tuple[str, str]] = ()


def preview_address(draft: Drafted) -> str:
    """Return where a draft is previewed."""
    return reverse(f"{draft._meta.model_name}-preview", args=[draft.pk])


def _for_staff(model: type[Any]) -> Callable[[View], View]:
    """Have a view answer those who may see a model in the admin, and never be kept anywhere."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            is_staff = admin.site.has_permission(request)
            if not is_staff or not admin.site._registry[model].has_view_permission(request):
                raise Http404
            response = view(request, *args, **kwargs)
            response["Cache-Control"] = "private, no-store"
            response["X-Robots-Tag"] = "noindex"
            return response

        return answer

    return decorate


@_for_staff(Project)
def project_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a draft as the page of the project it will be; what is published has its page."""
    day = day_of(request.GET)
    found = get_object_or_404(projects.whole(Project.objects.all(), day), pk=pk)
    if found.is_public:
        return redirect(found)
    standing = Map.objects.filter(regions__categories__entries__project=found).distinct()
    places = [(reverse("project-preview-map", args=[pk, one.slug]), one.name) for one in standing]
    preview = Preview([_shown(found)], places=places)
    context = {**projects.context_of(found, day), "preview": preview}
    return render(request, "catalogue/project.html", context)


@_for_staff(Project)
def panel_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the most important of a draft, as a fragment for the panel of a map."""
    rows = Project.objects.with_stage().select_related("parent__parent")
    found = get_object_or_404(rows, pk=pk)
    context = {**projects.panel_of(found), "address": preview_address(found)}
    return render(request, "catalogue/_panel.html", context)


@_for_staff(UseCase)
def use_case_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a draft as the page of the use case it will be; what is published has its page."""
    found = get_object_or_404(UseCase, pk=pk)
    if found.is_public:
        return redirect(found)
    context = {**use_cases.context_of(found), "preview": Preview([_shown(found)])}
    return render(request, "catalogue/use_case.html", context)


@csp_update({"frame-src": [SELF]})
@_for_staff(Project)
def project_on_map_preview(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Show a map as it would look with one draft on it."""
    found = get_object_or_404(Map, slug=slug)
    draft = get_object_or_404(Project, pk=pk)
    return redirect(found) if draft.is_public else _map(request, found, [draft])


@csp_update({"frame-src": [SELF]})
@_for_staff(Project)
def map_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a map as it would look with all its drafts."""
    found = get_object_or_404(Map, pk=pk)
    drafts = Project.objects.filter(state=Project.State.DRAFT)
    standing = drafts.filter(map_entries__category__region__map=found).distinct()
    return _map(request, found, standing)


def _map(request: HttpRequest, found: Map, drafts: Iterable[Project]) -> HttpResponse:
    shown = {draft.slug: _shown(draft) for draft in drafts}
    keys = {one.draft.pk for one in shown.values()}
    document = _leading_to(shown, map_document(found, drafts=keys))
    seen = Project.objects.filter(Q(state=Project.State.PUBLISHED) | Q(pk__in=keys))
    context = {
        **maps.context_of(request.GET, found, document, maps_with_latest(), seen),
        "preview": Preview(list(shown.values()), on_map=True),
    }
    return render(request, "catalogue/map.html", context)


def _leading_to(shown: dict[str, Shown], document: MapDocument) -> MapDocument:
    """Have the entries of drafts lead to their previews; they have no pages yet."""
    for region in document["regions"]:
        for category in region["categories"]:
            for entry in category["entries"]:
                if one := shown.get(entry["project"]["slug"]):
                    entry["project"]["url"] = one.address
    return document


def _shown(draft: Project | UseCase) -> Shown:
    form = reverse(f"admin:catalogue_{draft._meta.model_name}_change", args=[draft.pk])
    return Shown(draft, preview_address(draft), form)
