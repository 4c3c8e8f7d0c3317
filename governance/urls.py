"""The addresses of governance's pages. What is public here is permanent."""

from django.urls import path

from governance.views import bodies, organizations, people, resolutions, structure

urlpatterns = [
    path("governance/", structure.governance, name="governance"),
    path("governance/bodies/", bodies.body_list, name="body-list"),
    path("governance/bodies/<slug:slug>/", bodies.body_page, name="body"),
    path("governance/people/", people.person_list, name="person-list"),
    path("governance/people/<slug:slug>/", people.person_page, name="person"),
    path("governance/resolutions/", resolutions.resolution_list, name="resolution-list"),
    path("organizations/", organizations.organization_list, name="organization-list"),
    path("organizations/<slug:slug>/", organizations.organization_page, name="organization"),
]
