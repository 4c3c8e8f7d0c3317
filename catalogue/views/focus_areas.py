"""Focus areas: what each is about, what is in it and who decides for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.mentions import mentions_of_area
from catalogue.models import FocusArea, Project, StageChange
from catalogue.models.projects import ProjectQuerySet
from catalogue.places import on_maps
from catalogue.stewardship import governing_focus_area
from catalogue.views.heads import pages as heads
from governance.addresses import found_or_moved
from governance.partial_dates import today


@dataclass(frozen=True)
class InStage:
    """The projects of a focus area that are in one stage; None for those of others."""

    stage: dict[str, str] | None
    projects: list[Any]


def focus_area_list(request: HttpRequest) -> HttpResponse:
    """Show the focus areas of today, then those there were."""
    on = today()
    public = Project.State.PUBLISHED
    counted = FocusArea.objects.annotate(
        projects_count=Count("projects", Q(projects__state=public), distinct=True),
        use_cases_count=Count("use_cases", Q(use_cases__state=public), distinct=True),
    )
    areas = list(counted.order_by("position", "pk"))
    context = {
        "head": heads.of_focus_areas(),
        "present": [area for area in areas if area.holds_on(on)],
        "past": [area for area in areas if area.until and area.until <= on],
    }
    return render(request, "catalogue/focus_area_list.html", context)


def focus_area_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everything that is known of a focus area."""
    found = found_or_moved(request, FocusArea.objects.all(), slug)
    if not isinstance(found, FocusArea):
        return found
    on = today()
    projects: list[Any] = list(_projects(found.projects.published(), on))
    shown = {
        project.pk
        for project in projects
        if project.is_listed is not False and project.kind != Project.Kind.EXTERNAL
    }
    decided = StageChange.objects.filter(project__in=projects, resolution__isnull=False)
    context = {
        "head": heads.of_focus_area(found),
        "area": found,
        "is_past": bool(found.until) and found.until <= on,
        "stages": by_stage(projects),
        "count": len(projects),
        "maps": on_maps(shown),
        "mentions": mentions_of_area(found),
        "governing": governing_focus_area(found, on),
        "decisions": decided.select_related("project", "stage", "resolution").order_by(
            "-changed_on", "project__sort_key"
        ),
    }
    return render(request, "catalogue/focus_area.html", context)


def by_stage(projects: Iterable[Any]) -> list[InStage]:
    """Return projects by their stage, technologies of others by themselves at the end.

    Args:
        projects: the projects in the order of their stages.
    """
    own: dict[str, InStage] = {}
    others = InStage(None, [])
    for project in projects:
        if project.kind == Project.Kind.EXTERNAL:
            others.projects.append(project)
            continue
        stage = project.stage or {"slug": "", "name": "", "mark": ""}
        own.setdefault(stage["slug"], InStage(stage, [])).projects.append(project)
    return [*own.values(), *([others] if others.projects else [])]


def _projects(rows: ProjectQuerySet, on: str) -> ProjectQuerySet:
    staged = rows.with_stage(on).annotate(is_listed=F("stage_listed"))
    by_place = F("stage_position").asc(nulls_last=True)
    return staged.defer("description", "logo").order_by(by_place, "sort_key", "slug")
