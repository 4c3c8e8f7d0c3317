"""Absolute addresses of what answers refer to."""

from typing import TypeVar

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.urls import NoReverseMatch, reverse

from governance.addresses import found_or_moved
from governance.models.naming import Slugged, SluggedQuerySet

_Row = TypeVar("_Row", bound=Slugged)


def row_or_moved(
    request: HttpRequest, rows: SluggedQuerySet[_Row], slug: str
) -> _Row | HttpResponsePermanentRedirect:
    """Return what `governance.addresses.found_or_moved` does, redirects with the host.

    Args:
        request: the request, which also tells the address that was asked for.
        rows: the rows it may lead to.
        slug: the slug.

    Raises:
        Http404: the slug leads nowhere.
    """
    found = found_or_moved(request, rows, slug)
    if isinstance(found, HttpResponsePermanentRedirect):
        found["Location"] = request.build_absolute_uri(found["Location"])
    return found


class Addresses:
    """The addresses of rows as one client sees them.

    Args:
        request: the request being answered.
    """

    def __init__(self, request: HttpRequest) -> None:
        self._site = request.build_absolute_uri("/").rstrip("/")
        self._lists: dict[str, str | None] = {}

    def of(self, resource: str, slug: str) -> str | None:
        """Return the address of a row in the API.

        Args:
            resource: such as ``projects``.
            slug: how the row is named there.

        Returns:
            The address; None if the API has no such resource.
        """
        start = self._start(resource)
        return start and f"{start}{slug}/"

    def narrowed(self, resource: str, parameter: str, slug: str) -> str | None:
        """Return the address of a list narrowed to what has to do with a row.

        Args:
            resource: such as ``projects``.
            parameter: the filter.
            slug: how the row is named in it.

        Returns:
            The address; None if the API has no such resource.
        """
        start = self._start(resource)
        return start and f"{start}?{parameter}={slug}"

    def page(self, path: str) -> str:
        """Return the address of a page, given its path."""
        return f"{self._site}{path}"

    def _start(self, resource: str) -> str | None:
        if resource not in self._lists:
            self._lists[resource] = self._list(resource)
        return self._lists[resource]

    def _list(self, resource: str) -> str | None:
        try:
            return self.page(reverse(f"api:{resource}-list"))
        except NoReverseMatch:
            return None
