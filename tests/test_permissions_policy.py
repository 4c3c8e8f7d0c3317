"""No page may use what no page needs."""

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from catalogue.permissions_policy import permissions_policy


def test_every_answer_refuses_camera_and_position(rf: RequestFactory) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    refused = permissions_policy(view)(rf.get("/")).headers["Permissions-Policy"].split(", ")
    assert {"camera=()", "geolocation=()"} <= set(refused)
