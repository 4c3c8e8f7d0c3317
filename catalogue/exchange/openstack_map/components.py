"""Components of the map → projects. What the catalogue says of a project already stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from catalogue.exchange.mappings import Said
from catalogue.exchange.native.reading import Row
from catalogue.exchange.native.writing import Written
from catalogue.exchange.openstack.filling import Filling
from catalogue.exchange.openstack.leftovers import Leftovers
from catalogue.exchange.openstack.links import Linked, kind_of_download
from catalogue.exchange.openstack.names import slug_of
from catalogue.exchange.openstack.prose import summary_and_rest
from catalogue.exchange.openstack.rows import Value, row, shape_of
from catalogue.exchange.openstack.sources import MAP
from catalogue.exchange.openstack.stored import Shelf, Stored
from catalogue.exchange.openstack.vocabulary import Vocabulary
from catalogue.exchange.openstack_map.drawing import the_drawing
from catalogue.exchange.openstack_map.reading import Component, Sheets
from catalogue.exchange.openstack_map.teams import Teams
from catalogue.exchange.report import Fault
from catalogue.models import Project, ProjectLink, Relation, Stewardship

PARENT = {"slug": "openstack", "name": "OpenStack", "kind": Project.Kind.PROJECT.value}
_RELEASES = "https://opendev.org/openstack/releases"
_Kind = ProjectLink.Kind


@dataclass
class Components:
    """Makes projects of components, which refer to each other in any order.

    Attributes:
        faults: names that lead nowhere.
    """

    sheets: Sheets
    stored: Stored
    vocabulary: Vocabulary
    teams: Teams
    leftovers: Leftovers
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._slugs = Shelf(
            {"slug": self._slug(each.name), "name": str(each.name)}
            for each in self.sheets.components
        )

    def slug(self, component: Component) -> str:
        """Return the slug of the project a component is."""
        return self._slug(component.name)

    def rows(self) -> list[Row]:
        """Return the projects, and what they are part of if that is not there."""
        rows = [
            self._row(component, box.kind)
            for tab in self.sheets.tabs
            for box in [the_drawing().box(tab)]
            for category in tab.categories
            for component in category.components
        ]
        return [*self._parent(), *rows]

    def _slug(self, name: Said) -> str:
        known = self.stored.projects.like(name)
        return str(known["slug"]) if known else slug_of(name)

    def _parent(self) -> Iterator[Row]:
        there = self.stored.projects.at(PARENT["slug"]) or self._slugs.at(PARENT["slug"])
        if self.sheets.tabs and not there:
            place = self.sheets.tabs[0].place
            step = {"stage": self.vocabulary.stage("active"), "source_url": MAP}
            steps = [row(shape_of("projects", "stage_changes"), place, step)]
            values = {**PARENT, "source_url": MAP}
            yield row(shape_of("projects"), place, values, stage_changes=steps)

    def _row(self, component: Component, kind: str) -> Row:
        slug = self.slug(component)
        filling = Filling(self.stored.projects.at(slug), self.leftovers, component.name)
        return row(
            shape_of("projects"),
            component.place,
            {"slug": slug, **self._values(component, kind, filling)},
            links=list(self._links(component, filling)),
            stage_changes=list(self._stages(component, filling)),
            relations=list(self._relations(component, filling)),
            stewardships=list(self._stewardships(component, filling)),
        )

    def _values(self, component: Component, kind: str, filling: Filling) -> dict[str, Value]:
        values: dict[str, Value] = {
            "role": filling.take("role", "title", component.title, component.title)
        }
        summary, rest = summary_and_rest(component.desc)
        told = " ".join(filter(None, (filling.known.get(key, "") for key in _PROSE)))
        if not told:
            values.update(summary=summary, description=rest)
        elif told.split() != component.desc.split():
            filling.leave("desc", component.desc)
        if component.since:
            release = self.vocabulary.release(component.since, self.faults)["slug"]
            values["first_release"] = filling.take(
                "first_release", "since", release, component.since
            )
        if filling.new:
            name = the_drawing().name(component.name)
            parent = PARENT["slug"] if name != PARENT["name"] else ""
            values.update(name=name, kind=kind, parent=parent)
            values["source_url"] = MAP
        return values

    def _links(self, component: Component, filling: Filling) -> list[Row]:
        linked = Linked(filling)
        docs, download = component.docs, component.download
        wiki = "wiki" in docs.url or "wiki" in docs.label.lower()
        linked.one(_Kind.WIKI if wiki else _Kind.DOCUMENTATION, docs.url, docs.label, "docs-url")
        linked.one(kind_of_download(download.url), download.url, download.label, "download-url")
        for link in component.links:
            linked.add(_Kind.OTHER, link.url, link.label, "links")
        linked.add(_Kind.VIDEO, component.video.url, component.video.label, "video")
        return linked.rows()

    def _stages(self, component: Component, filling: Filling) -> Iterator[Row]:
        """What stands on the map is active, from the first release it names; undated without."""
        if filling.known.get("stage_changes"):
            return
        values: dict[str, Value] = {"stage": self.vocabulary.stage("active")}
        release = self.vocabulary.release(component.since, []) if component.since else {}
        if day := release.get("released_on"):
            note = f"Date of {release['series']}, the first release the OpenStack map gives."
            values.update(changed_on=str(day), note=note, source_url=_RELEASES)
        else:
            values["source_url"] = MAP
        yield row(shape_of("projects", "stage_changes"), component.place, values)

    def _relations(self, component: Component, filling: Filling) -> Iterator[Row]:
        kinds = {
            Relation.Kind.REQUIRES: component.dependencies,
            Relation.Kind.WORKS_WITH: component.see_also,
        }
        for kind, names in kinds.items():
            for name in names:
                if target := self._target(name):
                    told = {"kind": kind.value, "target": target}
                    shape = shape_of("projects", "relations")
                    yield row(shape, name.place, _dated(told, filling.there("relations", **told)))

    def _target(self, name: Said) -> str:
        found = self._slugs.like(name) or self.stored.projects.like(name)
        if found is None:
            known = [str(each.name) for each in self.sheets.components]
            close = get_close_matches(name, known, n=1)
            right = f"; did you mean “{close[0]}”?" if close else ""
            message = f"“{name}” is no component of these files and no project of the catalogue"
            self.faults.append(Fault(name.place, message + right))
        return str(found["slug"]) if found else ""

    def _stewardships(self, component: Component, filling: Filling) -> Iterator[Row]:
        """The team decides, unless the catalogue knows of another that does or did."""
        body = self.teams.body(component.team) if component.team else ""
        told = {"body": body, "capacity": Stewardship.Capacity.TECHNICAL.value}
        there = filling.there("stewardships", **told)
        others = filling.there("stewardships", capacity=told["capacity"])
        for team in component.support_teams:
            self.teams.support(team, component.name)
        if others and not there:
            filling.leave("project-team", component.team)
        elif body:
            shape = shape_of("projects", "stewardships")
            yield row(shape, component.team.place, _dated(told, there))


_PROSE = ("summary", "description")


def _dated(told: dict[str, str], there: list[Written]) -> dict[str, Value]:
    """Return a dated row: as it is stored, or a new one with its source and no date."""
    if there:
        return {**told, "since": str(there[-1].get("since", ""))}
    return {**told, "source_url": MAP}
