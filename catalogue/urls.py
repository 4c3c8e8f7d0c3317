"""Every address of the site. What is public here is permanent."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from catalogue.views import embeds, maps, projects

urlpatterns = [
    path("", maps.home, name="home"),
    path("maps/<slug:slug>/", maps.map_page, name="map"),
    path("maps/<slug:slug>/embed/", embeds.map_embed, name="map-embed"),
    path("maps/<slug:slug>/relations.json", maps.map_relations, name="map-relations"),
    path("embed.js", embeds.EmbedScript.as_view(), name="embed-script"),
    path("projects/", projects.project_list, name="project-list"),
    path("projects/<slug:slug>/", projects.project_page, name="project"),
    path("projects/<slug:slug>/panel/", projects.project_panel, name="project-panel"),
    path("api/", RedirectView.as_view(pattern_name="api:docs")),
    path("api/v1/", include("catalogue.api.urls")),
    path("admin/", admin.site.urls),
]
