"""What is said to search engines: which pages there are, and which to leave alone."""

from itertools import islice

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.sitemap import MOST, Place, places
from governance.pages import absolute

# Filtered lists and maps are addresses with a query: there is no end of them, and what they show
# has pages of its own.
_ROBOTS = """User-agent: *
Disallow: {admin}
Disallow: /*?

Sitemap: {sitemap}
"""
_XML = "application/xml; charset=utf-8"


def robots(_request: HttpRequest) -> HttpResponse:
    """Say what is not to be crawled, and where the list of pages is."""
    words = _ROBOTS.format(admin=reverse("admin:index"), sitemap=absolute(reverse("sitemap")))
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest, part: int = 0) -> HttpResponse:
    """List every page; where they are too many for one file, list the files that do.

    Args:
        request: the request.
        part: the number of a part, from 1; the whole if left out.
    """
    if part:
        found = list(islice(places(), (part - 1) * MOST, part * MOST))
        if not found:
            raise Http404(_("The list of pages has no part %(part)s.") % {"part": part})
        return render(request, "sitemap.xml", {"places": found}, content_type=_XML)
    found = list(places())
    if len(found) <= MOST:
        return render(request, "sitemap.xml", {"places": found}, content_type=_XML)
    parts = range(1, -(-len(found) // MOST) + 1)
    files = [Place(absolute(reverse("sitemap-part", args=[number]))) for number in parts]
    return render(request, "sitemaps.xml", {"places": files}, content_type=_XML)
