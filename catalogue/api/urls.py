"""The addresses of the API."""

from django.urls import path, re_path
from rest_framework.routers import SimpleRouter

from catalogue.api import requirements, resources, views
from catalogue.filters.sources import SLUG

app_name = "api"

router = SimpleRouter()
router.register("projects", resources.Projects, basename="projects")
router.register("maps", resources.Maps, basename="maps")
router.register(rf"maps/(?P<slug>{SLUG})/editions", resources.Editions, basename="editions")
router.register("categories", resources.Categories, basename="categories")
router.register("relations", resources.Relations, basename="relations")
router.register("focus-areas", resources.FocusAreas, basename="focus-areas")
router.register("stages", resources.Stages, basename="stages")

# Without those below a row of another: they are found from there.
names = tuple(prefix for prefix, _viewset, _basename in router.registry if "/" not in prefix)

urlpatterns = [
    path("", views.Root.as_view(resources=names), name="root"),
    path("schema/", views.Schema.as_view(), name="schema"),
    path("docs/", views.Docs.as_view(), name="docs"),
    *requirements.urlpatterns,
    *router.urls,
    # Last: what is below the API and nothing of the above is answered as the API answers.
    re_path(r"^(?P<rest>.+)$", views.Nothing.as_view(), name="nothing"),
]
