"""What every page knows about the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from catalogue import navigation


def site(request: HttpRequest) -> dict[str, Any]:
    """Return what the site is called, where it and the page are, and the sections it has."""
    page = request.resolver_match.view_name if request.resolver_match else ""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "canonical_url": f"{settings.SITE_URL}{request.path}",
        "page_name": page,
        "navigation": navigation,
        "section": navigation.section_of(page),
    }
