"""What changed in the catalogue, and when."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalogue.changes import Changes, changes
from catalogue.facets import Chip, Choice, Group, chips
from catalogue.models import Project
from catalogue.told import Told, kinds, told
from catalogue.views.heads import pages as heads
from governance.addresses import found_or_moved

PER_PAGE = 60


@dataclass(frozen=True)
class Asked:
    """What an address asks for: the changes, what it is narrowed by, and what is wrong with it."""

    changes: Changes
    chips: list[Chip]
    kinds: Group
    projects: Group
    problems: list[str]


def change_list(request: HttpRequest) -> HttpResponse:
    """Show what changed, newest first, by day, in pages."""
    asked = _asked(request.GET)
    context = {"head": heads.of_changes(), "asked": asked, **_paged(request, asked.changes)}
    return render(request, "catalogue/changes.html", context)


def project_history(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what changed in a project and in what names it, newest first, by day, in pages."""
    everything = Project.objects.published().select_related("parent", "host")
    found = found_or_moved(request, everything, slug)
    if not isinstance(found, Project):
        return found
    context = {
        "head": heads.of_history(found),
        "project": found,
        **_paged(request, changes(projects=[found.pk])),
    }
    return render(request, "catalogue/project_history.html", context)


def _paged(request: HttpRequest, found: Changes) -> dict[str, Any]:
    """Return the page of changes that is asked for, and what leads to the others."""
    wanted = request.GET.get("page", "")
    # Changes have what a paginator needs of a list: they can be counted and cut.
    page = Paginator(cast("Any", found), PER_PAGE).get_page(wanted)
    elsewhere = request.GET.copy()
    elsewhere.pop("page", None)
    return {
        "page": page,
        "days": _by_day(told(list(page.object_list))),
        "unusable_page": wanted if wanted != str(page.number) else "",
        "query": elsewhere.urlencode(),
    }


def _asked(data: QueryDict) -> Asked:
    offered = kinds()
    chosen = data.getlist("kind")
    known = {resource for resource, _words in offered}
    slugs = [slug for slug in data.getlist("project") if slug]
    found, problems = _projects(slugs)
    problems += [
        _("There is no kind of row “%(kind)s”; choose one from the list.") % {"kind": kind}
        for kind in chosen
        if kind and kind not in known
    ]
    usable = [kind for kind in chosen if kind in known]
    of_kind = Group("kind", _("Kind"), [Choice(*kind, kind[0] in chosen) for kind in offered])
    of_project = Group(
        "project", _("Project"), [Choice(row.slug, row.name, chosen=True) for row in found]
    )
    return Asked(
        changes=changes(resources=usable, projects=[row.pk for row in found]),
        chips=chips(data, [of_kind, of_project], {"kind": _("Kind"), "project": _("Project")}),
        kinds=of_kind,
        projects=of_project,
        problems=problems,
    )


def _projects(slugs: list[str]) -> tuple[list[Project], list[str]]:
    """Return the projects that slugs lead to, and what is to be said of those that lead nowhere."""
    if not slugs:
        return [], []
    rows = Project.objects.published().only("slug", "name", "sort_key")
    found = list(rows.filter(slug__in=slugs))
    missing = sorted(set(slugs) - {row.slug for row in found})
    problems = []
    for slug in missing:
        # A shared link may have the slug of a project that was renamed since.
        row = rows.at(slug)
        if row is None:
            message = _("There is no project “%(slug)s”; use the last part of its address.")
            problems.append(message % {"slug": slug})
        else:
            found.append(row)
    return found, problems


def _by_day(lines: list[Told]) -> list[tuple[str, list[Told]]]:
    """Return changes in groups of one day, ``YYYY-MM-DD`` in UTC."""
    days = groupby(lines, key=lambda line: line.change.at.date().isoformat())
    return [(day, list(group)) for day, group in days]
