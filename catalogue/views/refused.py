"""What is said of requests that are refused before any view sees them."""

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that too many files were sent; of what else is no good request, as Django does."""
    if isinstance(exception, TooManyFilesSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        return render(request, "too_many_files.html", {"most": most}, status=400)
    return defaults.bad_request(request, exception)
