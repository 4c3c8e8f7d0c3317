"""Deliverables → the projects of the catalogue they are: who looks after them, and how they fare.

No project is made of a deliverable: most are libraries, plug-ins and specifications, which nobody
chooses to deploy by themselves.
"""

from dataclasses import dataclass, field

from catalogue.exchange.mappings import Said
from catalogue.exchange.native.reading import Row
from catalogue.exchange.openstack.filling import Filling
from catalogue.exchange.openstack.leftovers import GOES_ON, Leftovers
from catalogue.exchange.openstack.links import Linked
from catalogue.exchange.openstack.rows import Value, row, shape_of
from catalogue.exchange.openstack.sources import MAP
from catalogue.exchange.openstack.stored import Stored
from catalogue.exchange.openstack.vocabulary import Vocabulary
from catalogue.exchange.openstack_governance.bodies import Bodies
from catalogue.exchange.openstack_governance.life import Life
from catalogue.exchange.openstack_governance.matching import Matching
from catalogue.exchange.openstack_governance.reading import Deliverable, Team
from catalogue.exchange.openstack_governance.stewards import Stewards
from catalogue.exchange.openstack_governance.tags import Tags
from catalogue.exchange.report import Place
from catalogue.models import ProjectLink

_Kind = ProjectLink.Kind
_FORGE = "https://opendev.org/"
_ABSENT = "names what is no project of the catalogue"


@dataclass
class _Delivered:
    """One project with everything the lists say of it.

    Attributes:
        today: what it is delivered as, and by whom.
        past: what of it was retired, with the team and the day.
    """

    filling: Filling
    today: list[tuple[Deliverable, Team]] = field(default_factory=list)
    past: list[tuple[Deliverable, Team, Said]] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """Where the lists name it first."""
        return [*self.today, *self.past][0][0].place


@dataclass
class Deliverables:
    """Makes rows of projects of what the lists say about deliverables.

    Attributes:
        stored: what the catalogue has.
        bodies: the bodies of the teams.
        vocabulary: finds stages and releases.
        tags: finds tags.
        leftovers: where goes what is not taken over.
    """

    stored: Stored
    bodies: Bodies
    vocabulary: Vocabulary
    tags: Tags
    leftovers: Leftovers

    def rows(self) -> list[Row]:
        """Return the projects of which the lists say anything."""
        found = self._found()
        return [self._row(slug, delivered) for slug, delivered in found.items()]

    def _found(self) -> dict[str, _Delivered]:
        matching = Matching(self.stored)
        found: dict[str, _Delivered] = {}
        for team in sorted(self.bodies.lists.teams, key=lambda team: team.legacy):
            for one in team.deliverables:
                known = matching.project(one)
                if known is None:
                    self.leftovers.leave("deliverables", one.place, _ABSENT, one.name)
                    continue
                filling = Filling(known, self.leftovers, one.name)
                delivered = found.setdefault(known["slug"], _Delivered(filling))
                retired = one.retired_on or team.retired_on
                if not team.legacy:
                    delivered.today.append((one, team))
                elif retired:
                    delivered.past.append((one, team, retired))
        return found

    def _row(self, slug: str, found: _Delivered) -> Row:
        values: dict[str, Value] = {"slug": slug, "tags": self._tags(found)}
        stewards = self._stewards(found)
        return row(
            shape_of("projects"),
            found.place,
            values,
            links=self._links(found),
            stage_changes=self._life(found, stewards),
            stewardships=stewards.rows(),
        )

    def _tags(self, found: _Delivered) -> list[str]:
        """Return all tags of the project if it has a new one: the catalogue sets them together."""
        there = list(found.filling.known.get("tags", []))
        listed = [self.tags.address(tag) for one, _team in found.today for tag in one.tags]
        new = [tag for tag in dict.fromkeys(listed) if tag not in there]
        return [*there, *new] if new else []

    def _links(self, found: _Delivered) -> list[Row]:
        linked = Linked(found.filling)
        for one, _team in found.today:
            linked.one(_Kind.DOCUMENTATION, one.docs, "", "docs: contributor")
            linked.add(_Kind.DOCUMENTATION, one.api, "API reference", "docs: api")
            for repo in one.repos:
                linked.one(_Kind.REPOSITORY, Said(f"{_FORGE}{repo}", repo.place), "", "repos")
        return linked.rows()

    def _stewards(self, found: _Delivered) -> Stewards:
        stewards = Stewards(found.filling)
        for one, team in found.today:
            stewards.look_after(self.bodies.team(team.name), one.name)
        for _one, team, retired in found.past:
            if self.bodies.stands(team):
                stewards.looked_after(self.bodies.team(team.name), retired)
        if found.today:
            day = self.bodies.days[found.place.file.name]
            for body in stewards.supersede(MAP, self.bodies.unlisted, day, found.place):
                said = f"“{found.today[0][0].name}” is with another team than “{body}”"
                self.leftovers.note(found.place, f"{said}, which the OpenStack map names")
        return stewards

    def _life(self, found: _Delivered, stewards: Stewards) -> list[Row]:
        life = Life(found.filling, self.vocabulary)
        day = self.bodies.days[found.place.file.name]
        deprecated = [one.deprecated for one, _team in found.today if one.deprecated]
        inactive = [team.inactive for _one, team in found.today if team.inactive]
        if found.today and len(deprecated) == len(found.today):
            life.fade(deprecated[-1], day)
        elif inactive:
            life.rest(inactive[0], day)
        elif found.today:
            life.begin(found.place)
        elif found.past:
            self._end(found, stewards, life)
        return life.rows()

    def _end(self, found: _Delivered, stewards: Stewards, life: Life) -> None:
        one, team, retired = max(found.past, key=lambda past: past[2])
        if stewards.goes_on_without(self.bodies.team(team.name)):
            self.leftovers.leave("retired-on", retired.place, GOES_ON, one.name)
        else:
            life.end(retired)
