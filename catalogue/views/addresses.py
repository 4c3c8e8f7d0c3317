"""From a slug in an address to what it leads to."""

from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from governance.models.naming import Slugged, SluggedQuerySet

_Row = TypeVar("_Row", bound=Slugged)


def found_or_moved(
    request: HttpRequest, rows: SluggedQuerySet[_Row], slug: str, under: str = ""
) -> _Row | HttpResponsePermanentRedirect:
    """Return the row a slug leads to, or the redirect to it if the slug is a previous one.

    Args:
        request: the request, whose parameters the redirect keeps.
        rows: the rows it may lead to; they need ``get_absolute_url``.
        slug: the slug.
        under: what is asked for under the row's address; the redirect keeps it too.

    Raises:
        Http404: the slug leads nowhere.
    """
    found = rows.at(slug)
    if found is None:
        raise Http404(_("There is nothing called “%(slug)s” here.") % {"slug": slug})
    if found.slug != slug:
        address: str = found.get_absolute_url() + under  # type: ignore[attr-defined]
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    return found
