"""Names of office holders → people. Nothing but the name is known of them."""

from catalogue.exchange.mappings import Said
from catalogue.exchange.native.reading import Row
from catalogue.exchange.openstack.names import slug_of
from catalogue.exchange.openstack.rows import row, shape_of
from catalogue.exchange.openstack.sources import source_of
from catalogue.exchange.openstack.stored import Shelf


class People:
    """Finds people by their names, and makes those who are not there.

    Args:
        stored: who is in the catalogue.
    """

    def __init__(self, stored: Shelf) -> None:
        self._stored = stored
        self._made = Shelf(())
        self._rows: list[Row] = []

    def slug(self, name: Said) -> str:
        """Return the slug of the person with a name."""
        known = self._stored.like(name) or self._made.like(name)
        if known:
            return str(known["slug"])
        values = {"slug": slug_of(name), "name": str(name)}
        self._made.add(values)
        source = source_of(name.place.file)
        self._rows.append(row(shape_of("people"), name.place, {**values, "source_url": source}))
        return values["slug"]

    def rows(self) -> list[Row]:
        """Return the people who are not there yet."""
        return self._rows
