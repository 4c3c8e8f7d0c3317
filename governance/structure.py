"""The whole structure on a day: every body under the one it answers to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, Sum
from django.utils.translation import gettext_lazy as _

from governance.lineage import circles
from governance.models import Body, FormerName, ReportingLine, SeatCount, Term
from governance.partial_dates import today

# From what leads to what works; within a kind by name.
ORDER = (
    Body.Kind.BOARD,
    Body.Kind.TECHNICAL,
    Body.Kind.USER,
    Body.Kind.ADVISORY,
    Body.Kind.STAFF,
    Body.Kind.WORKING_GROUP,
    Body.Kind.SIG,
    Body.Kind.TEAM,
)
MANY = (Body.Kind.WORKING_GROUP, Body.Kind.SIG, Body.Kind.TEAM)
FRAMED = 24  # bodies of another kind that get a frame each; more are listed by name


@dataclass
class Standing:
    """A body in its place on a day.

    Attributes:
        body: the body.
        name: its name on that day.
        begun: whether it is known to have been there; else its beginning is not recorded.
        sitting: how many are recorded to sit.
        seats: how many seats there are; None where that is not recorded or not limited.
        below: what answers to it.
    """

    body: Body
    name: str
    begun: bool
    sitting: int = 0
    seats: int | None = None
    below: list["Group"] = field(default_factory=list)

    @property
    def led(self) -> int:
        """How many bodies answer to it."""
        return sum(group.count for group in self.below)

    @property
    def leaves(self) -> list["Standing"]:
        """What answers to it, has a frame of its own in the drawing, and leads nothing itself."""
        return [one for one in self._framed if not one.below]

    @property
    def branches(self) -> list["Standing"]:
        """What answers to it, has a frame of its own, and leads others."""
        return [one for one in self._framed if one.below]

    @property
    def _framed(self) -> list["Standing"]:
        return [one for group in self.below if not group.many for one in group.members]

    @property
    def many(self) -> list["Group"]:
        """What answers to it and is too many for frames."""
        return [group for group in self.below if group.many]


_SEVERAL = {
    Body.Kind.BOARD: _("Boards"),
    Body.Kind.TECHNICAL: _("Technical bodies"),
    Body.Kind.USER: _("User bodies"),
    Body.Kind.ADVISORY: _("Advisory boards"),
    Body.Kind.WORKING_GROUP: _("Working groups"),
    Body.Kind.SIG: _("Special interest groups"),
    Body.Kind.TEAM: _("Teams"),
    Body.Kind.STAFF: _("Staff"),
}


@dataclass(frozen=True)
class Group:
    """Bodies of one kind that answer to the same one.

    Attributes:
        kind: the kind.
        members: the bodies.
        upper: the slug of the one they answer to; empty where they answer to nobody.
        more: how many there are beside them that are left out for want of room.
    """

    kind: str
    members: list[Standing]
    upper: str = ""
    more: int = 0

    @property
    def count(self) -> int:
        """How many there are, those left out included."""
        return len(self.members) + self.more

    @property
    def label(self) -> str:
        """What several bodies of the kind are called."""
        return str(_SEVERAL[Body.Kind(self.kind)])

    @property
    def many(self) -> bool:
        """Whether they are too many for frames, as a kind or here."""
        return self.kind in MANY or self.count > FRAMED

    @property
    def alone(self) -> list["Group"]:
        """The group as the only one of a list."""
        return [self]

    @property
    def certain(self) -> list[Standing]:
        """Those known to have been there."""
        return [one for one in self.members if one.begun]

    @property
    def unsure(self) -> list[Standing]:
        """Those of which the beginning is not recorded."""
        return [one for one in self.members if not one.begun]


@dataclass(frozen=True)
class Structure:
    """Everything on a day.

    Attributes:
        boards: the boards that answer to nobody, which is one.
        others: what else answers to nobody, as far as is recorded.
        bodies: all of them by key.
    """

    boards: list[Standing]
    others: list[Group]
    bodies: Mapping[int, Standing]


def structure(on: str) -> Structure:
    """Return the structure on a day, in five queries.

    A body that answers to several stands under each of them.

    Args:
        on: the day, ``YYYY-MM-DD``.
    """
    lines = ReportingLine.objects.on(on).values_list("body_id", "reports_to_id", "since")
    standing = _standing(on, {body for body, _upper, since in lines if since})
    above: dict[int, list[int]] = defaultdict(list)
    for lower, upper in _without_circles(
        (lower, upper) for lower, upper, _day in lines if lower in standing and upper in standing
    ):
        above[lower].append(upper)
    below: dict[int, list[Standing]] = defaultdict(list)
    for lower, one in standing.items():
        for upper in above[lower]:
            below[upper].append(one)
    for upper, members in below.items():
        standing[upper].below = grouped(members, standing[upper].body.slug)
    roots = [one for key, one in standing.items() if not above[key]]
    return Structure(
        [one for one in roots if one.body.kind == Body.Kind.BOARD],
        grouped(one for one in roots if one.body.kind != Body.Kind.BOARD),
        standing,
    )


def _without_circles(steps: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return who answers to whom without what would never end; a rule tells of such circles."""
    left = list(steps)
    while found := circles(left):
        closing = {(circle[0], circle[1]) for circle in found}
        left = [step for step in left if step not in closing]
    return left


def grouped(members: Iterable[Standing], upper: str = "") -> list[Group]:
    """Return bodies by kind, the kinds in their order, the bodies of a kind as they come.

    Args:
        members: the bodies.
        upper: the slug of the one they all answer to, if they do.
    """
    ordered = sorted(members, key=_rank)
    return [
        Group(kind, list(found), upper)
        for kind, found in groupby(ordered, key=lambda one: one.body.kind)
    ]


def _rank(one: Standing) -> int:
    return ORDER.index(Body.Kind(one.body.kind))


def _standing(on: str, since_known: set[int]) -> dict[int, Standing]:
    names = names_on(on)
    sitting = dict(
        Term.objects.on(on).order_by().values_list("seat_class__body").annotate(Count("pk"))
    )
    seats = _seats(on)
    found = {}
    for body in Body.objects.standing(on).defer("mandate", "note"):
        key = body.pk
        begun = bool(body.established_on or on >= today() or key in since_known or key in sitting)
        name = names.get(key, body.name)
        found[key] = Standing(body, name, begun, sitting.get(key, 0), seats.get(key))
    return found


def names_on(on: str) -> dict[int, str]:
    """Return the names that bodies had on a day and have no more, by the key of the body."""
    kind = ContentType.objects.get_for_model(Body)
    past = FormerName.objects.on(on).filter(content_type=kind, until__gt="")
    return dict(past.values_list("object_id", "name"))


def _seats(on: str) -> dict[int, int]:
    """Return how many seats bodies have, those without a limit aside."""
    counts = SeatCount.objects.on(on).order_by().values_list("seat_class__body")
    totals = counts.annotate(total=Sum("seats"), unlimited=Count("pk", filter=Q(seats=None)))
    return {body: total for body, total, unlimited in totals if total and not unlimited}
