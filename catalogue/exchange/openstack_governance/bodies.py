"""Teams and groups → bodies that answer to the Technical Committee, with who leads them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from catalogue.exchange.mappings import Said
from catalogue.exchange.native.reading import Row
from catalogue.exchange.native.writing import Written
from catalogue.exchange.openstack.filling import Filling
from catalogue.exchange.openstack.leftovers import IN_PART, NO_PLACE, PAST, Leftovers
from catalogue.exchange.openstack.names import keys_of_body, slug_of_body, spelled
from catalogue.exchange.openstack.rows import Value, row, shape_of
from catalogue.exchange.openstack.sources import source_of
from catalogue.exchange.openstack.stored import Shelf, Stored
from catalogue.exchange.openstack_governance.people import People
from catalogue.exchange.openstack_governance.reading import ROLES, Group, Lists, Team
from catalogue.exchange.openstack_governance.seats import Seat, Seating
from catalogue.exchange.report import Place
from governance.models import Body, SeatClass

COMMITTEE = {
    "slug": "openstack-technical-committee",
    "name": "OpenStack Technical Committee",
    "kind": Body.Kind.TECHNICAL.value,
    "homepage": "https://governance.openstack.org/tc/",
}
_LEAD = "Project team lead"
_CYCLE = "6"  # months: a lead is elected for a release cycle


@dataclass
class Bodies:
    """Makes bodies of the lists.

    Attributes:
        lists: what the files say.
        stored: what the catalogue has.
        days: the day each file is of, by its name.
        people: finds who is named.
        leftovers: where goes what is not taken over.
        unlisted: the slugs of the teams that are in the catalogue and in none of the lists.
    """

    lists: Lists
    stored: Stored
    days: Mapping[str, str]
    people: People
    leftovers: Leftovers

    def __post_init__(self) -> None:
        self._committee = self.stored.bodies.like(COMMITTEE["name"]) or COMMITTEE
        listed = [team for team in self.lists.teams if not team.legacy]
        self._current = Shelf(({"slug": team.name} for team in listed), keys_of_body)
        named = {self.team(team.name) for team in self.lists.teams}
        self.unlisted = {str(team["slug"]) for team in self.stored.teams} - named

    def team(self, name: str) -> str:
        """Return the slug of the body of a team, be it there or not yet."""
        known = self.stored.teams.like(name)
        return str(known["slug"]) if known else slug_of_body(name, "team")

    def is_current(self, team: str) -> bool:
        """Tell whether a team is listed among those of today."""
        return self._current.like(team) is not None

    def stands(self, team: Team) -> bool:
        """Tell whether there is a body of a team, or one is made."""
        known = self.stored.teams.like(team.name)
        return known is not None or bool(team.retired_on) or self.is_current(team.name)

    def may_be_listed(self, body: Written) -> bool:
        """Tell whether a team of the catalogue is one the lists should name."""
        lines = body.get("reporting_lines", [])
        answers = any(line["reports_to"] == self._committee["slug"] for line in lines)
        return not body.get("dissolved_on") and (answers or not lines)

    def rows(self) -> list[Row]:
        """Return the bodies, the committee among them if it is not there."""
        rows = [self._team_row(team) for team in self.lists.teams if self._is_body(team)]
        rows += [self._group_row(group) for group in self.lists.groups]
        if self._committee is COMMITTEE and rows:
            source = source_of(rows[0].place.file)
            made = row(shape_of("bodies"), rows[0].place, {**COMMITTEE, "source_url": source})
            rows.insert(0, made)
        return rows

    def _is_body(self, team: Team) -> bool:
        """Tell whether a team is made a body: one of today, or one that was retired as a whole."""
        if not team.legacy:
            return True
        if team.retired_on and not self.is_current(team.name):
            return True
        said = {"service": team.service, "mission": team.mission, "url": team.url}
        for key, value in {**said, "ptl": team.lead}.items():
            if value:
                self.leftovers.leave(key, value.place, IN_PART, team.name)
        return False

    def _team_row(self, team: Team) -> Row:
        known = self.stored.teams.like(team.name)
        filling = Filling(known, self.leftovers, team.name)
        if known and known.get("dissolved_on") and not team.legacy:
            day = known["dissolved_on"]
            self.leftovers.note(
                team.place, f"“{team.name}” is listed; the catalogue has it dissolved on {day}"
            )
        values = self._values(filling, team.place, team.url)
        values["slug"] = self.team(team.name)
        values["mandate"] = filling.take("mandate", "mission", _mandate(team), team.mission)
        values["dissolved_on"] = filling.take(
            "dissolved_on", "retired-on", team.retired_on, team.retired_on
        )
        if filling.new:
            values.update(name=f"{self._spelled(team.name)} team", kind=Body.Kind.TEAM.value)
        ended = str(known.get("dissolved_on", "")) if known else ""
        return self._row(
            values, filling, team.place, ended or team.retired_on, self._seats(team, filling)
        )

    def _group_row(self, group: Group) -> Row:
        known = self.stored.groups.like(group.name)
        filling = Filling(known, self.leftovers, group.name)
        values = self._values(filling, group.place, group.url)
        values["slug"] = str(known["slug"]) if known else slug_of_body(group.name, "sig")
        values["mandate"] = filling.take("mandate", "scope", group.scope, group.scope)
        if filling.new:
            name = f"OpenStack {group.name} SIG"
            values.update(name=name, kind=Body.Kind.SIG.value, note=_standing(group))
        elif group.status and group.status != "active":
            self.leftovers.leave("status", group.status.place, NO_PLACE, group.name)
        if group.status in ("archived", "completed") and not filling.known.get("dissolved_on"):
            said = f"“{group.name}” is {group.status}; enter the day on which it was dissolved"
            self.leftovers.note(group.place, f"{said}, which the list does not say")
        ended = str(filling.known.get("dissolved_on", ""))
        return self._row(values, filling, group.place, ended, list(self._chairs(group)))

    def _values(self, filling: Filling, place: Place, url: Said) -> dict[str, Value]:
        values: dict[str, Value] = {"homepage": filling.take("homepage", "url", url, url)}
        if filling.new:
            values["source_url"] = source_of(place.file)
        return values

    def _row(
        self,
        values: dict[str, Value],
        filling: Filling,
        place: Place,
        ended: str,
        seats: list[Seat],
    ) -> Row:
        return row(
            shape_of("bodies"),
            place,
            values,
            reporting_lines=list(self._lines(filling, place, ended)),
            seat_classes=Seating(filling, self.people).rows(seats, place),
        )

    def _lines(self, filling: Filling, place: Place, ended: str) -> Iterator[Row]:
        """To whom it answers: the committee, if nobody is recorded; to the end, if there is one."""
        shape, committee = shape_of("bodies", "reporting_lines"), self._committee["slug"]
        there = filling.known.get("reporting_lines", [])
        if not there:
            told = {"reports_to": committee, "until": ended, "source_url": source_of(place.file)}
            yield row(shape, place, told)
        for line in there:
            if ended and line["reports_to"] == committee and not line.get("until"):
                since = str(line.get("since", ""))
                yield row(shape, place, {"reports_to": committee, "since": since, "until": ended})

    def _seats(self, team: Team, filling: Filling) -> list[Seat]:
        day = _eve(team.retired_on) if team.legacy else self.days[team.place.file.name]
        lead = _lead(team, day)
        if not day and team.lead:
            self.leftovers.leave("ptl", team.lead.place, PAST, team.name)
        had = any(each["slug"] == lead.slug for each in filling.known.get("seat_classes", []))
        found = [lead] if day and (had or team.lead is not None) else []
        for key, people in team.liaisons.items():
            name = ROLES.get(key, f"{spelled(key.replace('_', ' '))} liaison")
            place = people[0].place if people else team.place
            chosen = SeatClass.Selection.APPOINTED
            found.append(Seat(key, name, chosen, "liaison", people, place, day))
        return found

    def _chairs(self, group: Group) -> Iterator[Seat]:
        past = group.status in ("archived", "completed")
        if group.chairs and past:
            self.leftovers.leave("chairs", group.chairs[0].place, PAST, group.name)
        elif group.chairs:
            day = self.days[group.place.file.name]
            place, chosen = group.chairs[0].place, SeatClass.Selection.CO_OPTED
            yield Seat("chairs", "Chairs", chosen, "chair", group.chairs, place, day)

    def _spelled(self, name: str) -> str:
        known = self.stored.projects.like(name) if name == name.lower() else None
        return str(known["name"]) if known else spelled(name)


def _mandate(team: Team) -> str:
    """Return what a team is for: what it calls its service, and its mission."""
    service = f"**{team.service}.**" if team.service else ""
    return " ".join(filter(None, [service, team.mission]))


def _lead(team: Team, day: str) -> Seat:
    """Return the seat of the lead; nobody sits on it if the team has none."""
    appointed = ", ".join(map(spelled, team.appointed))
    return Seat(
        "ptl",
        _LEAD,
        SeatClass.Selection.ELECTED,
        "lead",
        [team.lead] if team.lead else [],
        team.lead.place if team.lead else team.place,
        day,
        months=_CYCLE,
        until=team.retired_on if team.legacy else "",
        note=f"Appointed by the Technical Committee for {appointed}." if appointed else "",
    )


def _standing(group: Group) -> str:
    """Return what is to be noted of a group that is not simply active."""
    if group.status in ("", "active"):
        return ""
    return " ".join(filter(None, [f"Listed as {group.status}.", group.reason]))


def _eve(day: str) -> str:
    """Return the day before a day; nothing before a month or a year."""
    whole = day.count("-") == 2  # year, month and day
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if whole else ""
