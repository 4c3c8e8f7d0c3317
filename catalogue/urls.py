"""Every address of the site. What is public here is permanent."""

from django.contrib import admin
from django.urls import include, path, register_converter
from django.views.generic import RedirectView

from catalogue.admin.findings import findings_page
from catalogue.feeds import EditionFeed
from catalogue.views import editions, embeds, exports, maps, projects
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
    path("projects/", projects.project_list, name="project-list"),
    path("projects/<slug:slug>/", projects.project_page, name="project"),
    path("projects/<slug:slug>/panel/", projects.project_panel, name="project-panel"),
    path("api/", RedirectView.as_view(pattern_name="api:docs")),
    path("api/v1/", include("catalogue.api.urls")),
    path("admin/findings/", admin.site.admin_view(findings_page), name="findings"),
    path("admin/", admin.site.urls),
]
