"""Every address of the site. What is public here is permanent."""

from django.contrib import admin
from django.urls import include, path, register_converter
from django.views.generic import RedirectView

from catalogue.feeds import EditionFeed
from catalogue.views import (
    editions,
    embeds,
    exports,
    focus_areas,
    maps,
    project_lists,
    projects,
    use_cases,
)
from catalogue.views.numbers import EditionNumber, EditionOrLive

register_converter(EditionNumber, "edition")
register_converter(EditionOrLive, "state")

_EDITION = "maps/<slug:slug>/editions/<edition:number>/"
_DIFF = "maps/<slug:slug>/diff/<state:before>..<state:after>/"

urlpatterns = [
    path("", maps.home, name="home"),
    path("maps/<slug:slug>/", maps.map_page, name="map"),
    *[
        path(
            f"maps/<slug:slug>/map.{kind}",
            exports.LiveExport.as_view(kind=kind),
            name=f"map-{kind}",
        )
        for kind in exports.TYPES
    ],
    path("maps/<slug:slug>/editions/", editions.edition_list, name="edition-list"),
    path(_EDITION, editions.edition_page, name="edition"),
    *[
        path(
            f"{_EDITION}map.{kind}",
            editions.EditionExport.as_view(kind=kind),
            name=f"edition-{kind}",
        )
        for kind in exports.TYPES
    ],
    path(_DIFF, editions.diff_page, name="diff"),
    path("feeds/editions.atom", EditionFeed(), name="edition-feed"),
    path("maps/<slug:slug>/embed/", embeds.map_embed, name="map-embed"),
    path("maps/<slug:slug>/relations.json", maps.map_relations, name="map-relations"),
    path("embed.js", embeds.EmbedScript.as_view(), name="embed-script"),
    path("projects/", project_lists.project_list, name="project-list"),
    path("projects/projects.csv", project_lists.project_table, name="project-table"),
    path("projects/<slug:slug>/", projects.project_page, name="project"),
    path("projects/<slug:slug>/panel/", projects.project_panel, name="project-panel"),
    path("focus-areas/", focus_areas.focus_area_list, name="focus-area-list"),
    path("focus-areas/<slug:slug>/", focus_areas.focus_area_page, name="focus-area"),
    path("use-cases/", use_cases.use_case_list, name="use-case-list"),
    path("use-cases/<slug:slug>/", use_cases.use_case_page, name="use-case"),
    path("api/", RedirectView.as_view(pattern_name="api:docs")),
    path("api/v1/", include("catalogue.api.urls")),
    path("admin/", admin.site.urls),
]
