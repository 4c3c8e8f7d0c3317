"""Tags such as ``vulnerability:managed`` → tags of one facet."""

from catalogue.exchange.mappings import Said
from catalogue.exchange.native.reading import Row
from catalogue.exchange.openstack.names import slug_of
from catalogue.exchange.openstack.rows import Value, row, shape_of
from catalogue.exchange.openstack.stored import Shelf

FACET = {
    "slug": "openstack-governance",
    "name": "OpenStack governance",
    "description": "Tags that the Technical Committee or its teams asserted of a deliverable.",
}


class Tags:
    """Finds tags of the facet, and makes those that are not there.

    Args:
        facets: the facets of the catalogue.
    """

    def __init__(self, facets: Shelf) -> None:
        self._known = facets.at(FACET["slug"]) or {}
        self._there = [tag["slug"] for tag in self._known.get("tags", [])]
        self._made: dict[str, Said] = {}

    def address(self, tag: Said) -> str:
        """Return how rows refer to a tag."""
        slug = slug_of(tag.replace(":", " "))
        if slug not in self._there:
            self._made.setdefault(slug, tag)
        return f"{FACET['slug']}:{slug}"

    def rows(self) -> list[Row]:
        """Return the facet with all its tags, in order, if one of them is new."""
        if not self._made:
            return []
        place = next(iter(self._made.values())).place
        shape = shape_of("facets", "tags")
        tags = [row(shape, place, {"slug": slug}) for slug in self._there]
        tags += [
            row(shape, tag.place, {"slug": slug, "name": tag}) for slug, tag in self._made.items()
        ]
        values: dict[str, Value] = {"slug": FACET["slug"]} if self._known else dict(FACET)
        return [row(shape_of("facets"), place, values, tags=tags)]
