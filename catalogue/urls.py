"""Every address of the site. What is public here is permanent."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from catalogue.views import exports, maps, projects

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
    path("projects/", projects.project_list, name="project-list"),
    path("projects/<slug:slug>/", projects.project_page, name="project"),
    path("api/", RedirectView.as_view(pattern_name="api:docs")),
    path("api/v1/", include("catalogue.api.urls")),
    path("admin/", admin.site.urls),
]
