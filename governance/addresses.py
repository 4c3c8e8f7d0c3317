"""From a slug in an address to what it leads to."""

from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from governance.models.naming import Slugged, SluggedQuerySet

_Row = TypeVar("_Row", bound=Slugged)


def found_or_moved(
    request: HttpRequest, rows: SluggedQuerySet[_Row], slug: str
) -> _Row | HttpResponsePermanentRedirect:
    """Return the row a slug leads to, or the redirect to it if the slug is a previous one.

    Args:
        request: the request, whose parameters the redirect keeps.
        rows: the rows it may lead to; they need ``get_absolute_url``.
        slug: the slug.

    Raises:
        Http404: the slug leads nowhere.
    """
    found = rows.at(slug)
    if found is None:
        raise Http404(_("There is nothing called “%(slug)s” here.") % {"slug": slug})
    if found.slug != slug:
        address = _same_view(request, found)
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    return found


def _same_view(request: HttpRequest, found: Slugged) -> str:
    """Return where the page asked for is now: an embed leads to an embed."""
    match = request.resolver_match
    if match is None:
        address: str = found.get_absolute_url()  # type: ignore[attr-defined]
        return address
    return reverse(match.view_name, kwargs={**match.kwargs, "slug": found.slug})
