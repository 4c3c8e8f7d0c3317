"""The addresses of the API."""

from typing import Any

from django.urls import path, re_path

from catalogue.api import (
    bodies,
    changes,
    findings,
    governing,
    lifecycle,
    requirements,
    resources,
    search,
    stats,
    suggestions,
    ties,
    use,
    views,
)
from catalogue.api.manual.views import group_page, manual_page
from catalogue.api.writing.routing import Router, writable
from governance.api.resource import Resource
from governance.api.resources import RESOURCES as GOVERNANCE
from governance.api.structure import Governance
from governance.filters.sources import SLUG

app_name = "api"

CATALOGUE: dict[str, type[Resource[Any]]] = {
    "projects": resources.Projects,
    "focus-areas": resources.FocusAreas,
    "stages": resources.Stages,
    "releases": lifecycle.Releases,
    "facets": lifecycle.Facets,
    "maps": resources.Maps,
    "regions": resources.Regions,
    "categories": resources.Categories,
    "use-cases": use.UseCases,
    "relations": resources.Relations,
    "integrations": ties.Integrations,
    "adoptions": use.Adoptions,
    "stewardships": ties.Stewardships,
    "reviews": lifecycle.Reviews,
}
# Everything with rows, by its address; bodies with what only the catalogue knows of them.
RESOURCES: dict[str, type[Resource[Any]]] = {
    **CATALOGUE,
    **GOVERNANCE,
    "bodies": bodies.Bodies,
}

router = Router()
for name, resource in RESOURCES.items():
    router.register(name, writable(name, resource), basename=name)
router.register(rf"maps/(?P<slug>{SLUG})/editions", resources.Editions, basename="editions")

router.register("changes", changes.ChangeList, basename="changes")
router.register("suggestions", suggestions.Suggestions, basename="suggestions")

# What the root lists: without what is below a row of another, which is found from there, and
# without what is for staff.
names = (*RESOURCES, "governance", "changes", "search", "stats", "suggestions")

urlpatterns = [
    path("", views.Root.as_view(resources=names), name="root"),
    path("search/", search.Search.as_view(), name="search-list"),
    path("schema/", views.Schema.as_view(), name="schema"),
    path("docs/", manual_page, {"order": names}, name="docs"),
    path("docs/<slug:slug>/", group_page, {"order": names}, name="docs-group"),
    path("stats/", stats.Stats.as_view(), name="stats-list"),
    *requirements.urlpatterns,
    path("findings/", findings.Findings.as_view(), name="findings-list"),
    path("governance/", Governance.as_view(), name="governance-list"),
    path(
        "projects/<slug:slug>/governance/",
        governing.ProjectGovernance.as_view(),
        name="project-governance",
    ),
    *router.urls,
    # Last: what is below the API and nothing of the above is answered as the API answers.
    re_path(r"^(?P<rest>[\s\S]+)$", views.Nothing.as_view(), name="nothing"),
]
