"""The lists of governance → teams, deliverables and groups with their lines. No database here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from catalogue.exchange.mappings import Mapping, Said
from catalogue.exchange.openstack.leftovers import NICKS, NO_PLACE, PRIVATE, Leftovers
from catalogue.exchange.report import Fault, Place

TEAMS = ("projects.yaml", "legacy.yaml")
GROUPS = ("sigs.yaml", "archived-sigs.yaml", "completed-sigs.yaml")
FOLDERS = ("", "sigs", "reference", "reference/sigs")

# What liaisons do for the rest of the community; other roles are taken as they are called.
ROLES = {
    "release": "Release liaison",
    "security": "Security liaison",
    "tact-sig": "TaCT SIG liaison",
    "tc-liaison": "Technical Committee liaison",
    "events": "Events liaison",
    "project_update_onboarding": "Project update and onboarding liaison",
    "meeting_facilitator": "Meeting facilitator",
    "bug_deputy": "Bug deputy",
    "rfp_coordinator": "RFP coordinator",
    "rfe_coordinator": "RFE coordinator",
}
_TEAM = (
    *("ptl", "appointed", "leadership_type", "liaisons", "status", "service", "mission", "url"),
    *("irc-channel", "tags", "deliverables", "extra-atcs", "extra-acs", "retired-on", "partial"),
)
_DELIVERABLE = (*("repos", "docs", "tags", "release-management", "deprecated", "retired-on"),)
_GROUP = ("chairs", "scope", "status", "reason", "url")
_PERSON = ("name", "irc", "email", "appointed", "working-language")
_DOCS = ("contributor", "api")
KEYS = (*_TEAM, *_DELIVERABLE, *_GROUP, *_PERSON, *_DOCS)
_NOBODY = re.compile(r"appointment needed|missing|none|tbd|n/?a|vacant", re.IGNORECASE)
# Pages named without their site are beside the list of groups.
_PAGES = "https://governance.openstack.org/sigs/"
_MAIL = re.compile(r"[<(]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)]?")
_NICK = re.compile(r"\s*\(.*\)$")


@dataclass(frozen=True)
class Deliverable:
    """What a team delivers."""

    name: Said
    place: Place
    repos: list[Said]
    docs: Said
    api: Said
    tags: list[Said]
    deprecated: Said
    retired_on: Said


@dataclass(frozen=True)
class Team:
    """A project team, of today or of the past.

    Attributes:
        lead: the name of who leads it; empty if nobody does, None if it is led by liaisons.
        appointed: the cycles for which the committee appointed the lead.
        liaisons: names by role.
        legacy: whether it is listed among what was retired.
        partial: whether only deliverables of it were.
    """

    name: Said
    place: Place
    lead: Said | None
    appointed: list[Said]
    liaisons: dict[str, list[Said]]
    service: Said
    mission: Said
    url: Said
    inactive: Said
    retired_on: Said
    deliverables: list[Deliverable]
    legacy: bool = False
    partial: bool = False


@dataclass(frozen=True)
class Group:
    """A special interest group."""

    name: Said
    place: Place
    chairs: list[Said]
    scope: Said
    status: Said
    reason: Said
    url: Said


@dataclass(frozen=True)
class Lists:
    """What the files hold.

    Attributes:
        teams, groups: in the order of the files.
        files: those that were read, by name.
        faults: everything wrong with their form.
        complete: whether every file could be read.
    """

    teams: list[Team] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    complete: bool = True


def read_lists(path: Path, leftovers: Leftovers) -> Lists:
    """Read the lists in a copy of the governance repository, or in a folder of their own.

    Args:
        path: the repository, its folder ``reference``, any folder with the files, or one of them;
            their names say what they hold.
        leftovers: where keys go that the catalogue has no place for.
    """
    reader = _Reader(leftovers)
    files = _files(path)
    if not files:
        names = ", ".join((*TEAMS, *GROUPS))
        reader.faults.append(Fault(Place(path, 0), f"none of {names} is here"))
    roots = {name: Mapping.of_file(file, reader.faults) for name, file in files.items()}
    teams = [t for name in TEAMS if (root := roots.get(name)) for t in reader.teams(root, name)]
    groups = [g for name in GROUPS if (root := roots.get(name)) for g in reader.groups(root)]
    complete = bool(files) and None not in roots.values()
    return Lists(teams, groups, files, reader.faults, complete)


def _files(path: Path) -> dict[str, Path]:
    if not path.is_dir():
        return {path.name: path} if path.name in (*TEAMS, *GROUPS) else {}
    places = {
        name: [path / folder / name for folder in FOLDERS if (path / folder / name).exists()]
        for name in (*TEAMS, *GROUPS)
    }
    return {name: found[0] for name, found in places.items() if found}


class _Reader:
    """Collects what the lists say, with faults and what is left over."""

    def __init__(self, leftovers: Leftovers) -> None:
        self.faults: list[Fault] = []
        self._leftovers = leftovers

    def teams(self, root: Mapping, file: str) -> Iterator[Team]:
        """Yield the teams of a list."""
        for name, mapping in root.members():
            yield self._team(name, mapping, legacy=file == "legacy.yaml")

    def groups(self, root: Mapping) -> Iterator[Group]:
        """Yield the groups of a list."""
        for name, mapping in root.members():
            self._leave(mapping, _GROUP, name)
            yield Group(
                name,
                name.place,
                chairs=self._people(mapping, "chairs", name),
                scope=self._prose(mapping, "scope", name),
                status=mapping.text("status"),
                reason=self._prose(mapping, "reason", name),
                url=self._page(mapping),
            )

    def _page(self, mapping: Mapping) -> Said:
        """Return the address of a group's page, which may stand beside the list of groups."""
        url = mapping.text("url")
        beside = url and re.fullmatch(r"[\w-]+\.html", url)
        return Said(f"{_PAGES}{url}", url.place) if beside else mapping.address("url")

    def _team(self, name: Said, mapping: Mapping, legacy: bool) -> Team:
        self._leave(mapping, _TEAM, name)
        self._leave_keys(mapping, ("irc-channel", "tags"), NO_PLACE, name)
        self._leave_keys(mapping, ("extra-atcs", "extra-acs"), PRIVATE, name)
        lead, appointed = self._lead(mapping, name)
        status = mapping.text("status")
        partial = mapping.text("partial").lower() in ("yes", "true", "on")
        return Team(
            name,
            name.place,
            lead,
            appointed,
            liaisons=self._liaisons(mapping, name),
            service=self._prose(mapping, "service", name),
            mission=self._prose(mapping, "mission", name),
            url=mapping.address("url"),
            inactive=status if status == "inactive" else Said("", status.place),
            retired_on=mapping.day("retired-on"),
            deliverables=list(self._deliverables(mapping, name)),
            legacy=legacy,
            partial=partial,
        )

    def _lead(self, team: Mapping, name: Said) -> tuple[Said | None, list[Said]]:
        """Return who leads, and the cycles for which the committee appointed that person."""
        appointed = team.texts("appointed")
        if team.text("leadership_type") == "distributed" or not team.has("ptl"):
            return None, []
        if team.sort("ptl") is yaml.ScalarNode:
            said = team.text("ptl")
            return self._named(Said(_NICK.sub("", said), said.place), name), appointed
        lead = team.mapping("ptl")
        if lead is None:
            return None, []
        return self._person(lead, name), [*appointed, *lead.texts("appointed")]

    def _liaisons(self, team: Mapping, name: Said) -> dict[str, list[Said]]:
        found: dict[str, list[Said]] = {}
        liaisons = team.mapping("liaisons")
        for role in liaisons or ():
            if liaisons and role == "tc_members":
                self._leftovers.leave("liaisons: tc_members", role.place, NICKS, name)
            elif liaisons:
                found[role] = self._people(liaisons, role, name)
        return found

    def _people(self, mapping: Mapping, key: str, of: Said) -> list[Said]:
        named = [self._person(each, of) for each in mapping.mappings(key)]
        return [name for name in named if name]

    def _person(self, person: Mapping, of: Said) -> Said:
        """Return the name of a person, and nothing else of what is said about them."""
        self._leave(person, _PERSON, of)
        self._leave_keys(person, ("email", "irc"), PRIVATE, of)
        self._leave_keys(person, ("working-language",), NO_PLACE, of)
        return self._named(person.text("name", required=True), of)

    def _named(self, name: Said, of: Said) -> Said:
        if "@" in name:
            self._leftovers.leave("name", name.place, PRIVATE, of)
        elif _NOBODY.fullmatch(name):
            self._leftovers.note(name.place, f"nobody leads “{of}” or speaks for it here")
        else:
            return name
        return Said("", name.place)

    def _deliverables(self, team: Mapping, of: Said) -> Iterator[Deliverable]:
        """Yield deliverables: a mapping of them, or, in older lists, a list of such mappings."""
        if team.sort("deliverables") is yaml.SequenceNode:
            listed = team.mappings("deliverables")
        else:
            one = team.mapping("deliverables")
            listed = [one] if one else []
        for mapping in listed:
            for name, deliverable in mapping.members():
                yield self._deliverable(name, deliverable)

    def _deliverable(self, name: Said, mapping: Mapping) -> Deliverable:
        self._leave(mapping, _DELIVERABLE, name)
        self._leave_keys(mapping, ("release-management",), NO_PLACE, name)
        docs = mapping.mapping("docs")
        if docs:
            self._leave(docs, _DOCS, name)
        nothing = Said("", mapping.place)
        return Deliverable(
            name,
            name.place,
            repos=mapping.texts("repos"),
            docs=docs.address("contributor") if docs else nothing,
            api=docs.address("api") if docs else nothing,
            tags=mapping.texts("tags"),
            deprecated=mapping.text("deprecated"),
            retired_on=mapping.day("retired-on"),
        )

    def _prose(self, mapping: Mapping, key: str, of: Said) -> Said:
        """Return a text without the addresses of people."""
        said = mapping.text(key)
        clean = Said(_MAIL.sub("…", said), said.place)
        if clean != said:
            self._leftovers.leave(f"{key}: an e-mail address", said.place, PRIVATE, of)
        return clean

    def _leave(self, mapping: Mapping, known: Sequence[str], of: str) -> None:
        for key in mapping.beyond(known):
            self._leftovers.leave(key, key.place, NO_PLACE, of)

    def _leave_keys(self, mapping: Mapping, keys: Sequence[str], why: str, of: str) -> None:
        for key in keys:
            if mapping.has(key):
                self._leftovers.leave(key, mapping.place_of(key), why, of)
