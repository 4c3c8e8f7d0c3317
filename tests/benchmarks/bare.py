"""The least a Django view can do: what everything else is measured against."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def ok(request: HttpRequest) -> HttpResponse:
    """Answer."""
    return HttpResponse(b"ok")


urlpatterns = [path("", ok)]
