"""The teams that components name → bodies. A team that supports others is a team all the same."""

from collections.abc import Sequence

from catalogue.exchange.mappings import Said
from catalogue.exchange.native.reading import Row
from catalogue.exchange.openstack.leftovers import NO_PLACE, Leftovers
from catalogue.exchange.openstack.names import keys_of, keys_of_body, slug_of_body
from catalogue.exchange.openstack.rows import row, shape_of
from catalogue.exchange.openstack.sources import MAP
from catalogue.exchange.openstack.stored import Shelf, Stored
from catalogue.exchange.openstack_map.drawing import the_drawing
from catalogue.exchange.openstack_map.reading import Component
from governance.models import Body


class Teams:
    """Finds the body of each team that is named, and makes those that are not there.

    Args:
        components: all components; they lend a team of their name its spelling.
        stored: what the catalogue has.
        leftovers: where goes which component a team supports, if the team is there already.
    """

    def __init__(
        self, components: Sequence[Component], stored: Stored, leftovers: Leftovers
    ) -> None:
        self._stored = stored
        self._leftovers = leftovers
        self._made = Shelf((), keys_of_body)
        self._rows: list[Row] = []
        self._spellings = {next(keys_of(each.name)): each.name for each in components}
        self._supported: dict[str, list[str]] = {}
        for component in components:
            for team in component.support_teams:
                self._supported.setdefault(team, []).append(component.name)

    def body(self, name: Said) -> str:
        """Return the slug of the body of a team."""
        known = self._stored.teams.like(name) or self._made.like(name)
        if known is None:
            known = self._make(name)
        return str(known["slug"])

    def support(self, name: Said, of: str) -> None:
        """See that a team is there that supports a component, and is not what decides for it."""
        known = self._stored.teams.like(name)
        if known is None:
            self.body(name)
        elif known.get("note") != self._note(name):
            self._leftovers.leave("support-teams", name.place, NO_PLACE, of)

    def rows(self) -> list[Row]:
        """Return the bodies that are not there yet."""
        return self._rows

    def _make(self, name: Said) -> dict[str, str]:
        values = {
            "slug": slug_of_body(name, "team"),
            "name": f"{self._spelled(name)} team",
            "kind": Body.Kind.TEAM.value,
            "source_url": MAP,
        }
        if name in self._supported:
            values["note"] = self._note(name)
        self._made.add(values)
        self._rows.append(row(shape_of("bodies"), name.place, values))
        return values

    def _note(self, name: Said) -> str:
        return f"Named as a team that supports {', '.join(self._supported[name])}."

    def _spelled(self, name: Said) -> str:
        if name != name.lower():
            return name
        return the_drawing().name(self._spellings.get(next(keys_of(name)), name))
