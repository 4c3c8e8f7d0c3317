"""What a page says of itself to browsers, search engines and whoever is sent its link."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

# Of pictures shown with a link, in pixels: what the sites that show them ask for.
PICTURE_SIZE = (1200, 630)


@dataclass(frozen=True)
class Crumb:
    """A page on the way to another: its name, and its address without the host."""

    name: str
    address: str


@dataclass(frozen=True)
class Head:
    """What stands at the head of a page; every view gives one to its template as ``head``.

    Attributes:
        title: what it is, without the site's name; empty on the home page.
        description: what one finds on it, in a sentence.
        crumbs: the pages on the way to it, from the top.
        here: its own name at the end of the way; the title if left out.
        picture: the address of the picture to show with a link to it, without the host.
        picture_text: what that picture shows, for those who do not see it.
        about: what it is about, in the terms of schema.org, without ``@context``.
    """

    title: str
    description: str
    crumbs: tuple[Crumb, ...] = ()
    here: str = ""
    picture: str = ""
    picture_text: str = ""
    about: Mapping[str, Any] | None = None

    @property
    def picture_size(self) -> tuple[int, int]:
        """Width and height of the picture, in pixels."""
        return PICTURE_SIZE

    @property
    def last(self) -> str:
        """The page's own name, which ends the way to it."""
        return self.here or self.title

    def linked_data(self, address: str) -> dict[str, Any] | None:
        """Return what the page is about and the way to it as JSON-LD; nothing if there is neither.

        Args:
            address: the canonical address of the page.
        """
        graph = [dict(self.about)] if self.about else []
        if self.crumbs:
            way = [*self.crumbs, Crumb(self.last, "")]
            graph.append(_way(way, address))
        return {"@context": "https://schema.org", "@graph": graph} if graph else None


def absolute(address: str) -> str:
    """Return an address of this site with its host; one that has a host as it is."""
    return settings.SITE_URL + address if address.startswith("/") else address


def _way(crumbs: list[Crumb], address: str) -> dict[str, Any]:
    """Return a way as a BreadcrumbList: https://schema.org/BreadcrumbList."""
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": crumb.name,
            "item": absolute(crumb.address) if crumb.address else address,
        }
        for position, crumb in enumerate(crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
