"""Where projects meet technologies, on a day, seen from one of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from catalogue.models import Integration, Project


@dataclass(frozen=True)
class Meeting:
    """An integration as one of its sides sees it.

    Attributes:
        other: the other side; for a bridge, the project it carries to the technology.
        onward: for a bridge, the technology; otherwise None.
        integration: the row.
    """

    other: Project
    onward: Project | None
    integration: Integration

    @property
    def direction(self) -> str:
        """Who makes use of whom, in words that follow the name of the other side."""
        uses, both = Integration.Direction.USES, Integration.Direction.BOTH
        names = {"project": self.integration.project, "technology": self.integration.technology}
        if self.integration.direction == both:
            return _("each uses the other")
        project_uses = self.integration.direction == uses
        if self.onward is not None:
            told = _("%(project)s uses %(technology)s")
            return (told if project_uses else _("%(technology)s uses %(project)s")) % names
        if self.other.pk == self.integration.project_id:
            told = _("uses %(technology)s") if project_uses else _("used by %(technology)s")
        else:
            told = _("used by %(project)s") if project_uses else _("uses %(project)s")
        return told % names


@dataclass(frozen=True)
class Passage:
    """The meetings that happen in one way.

    Attributes:
        via: the bridge they go through; None where they need none.
        is_own: whether the one who looks is the bridge.
        meetings: by the names of the others.
    """

    via: Project | None
    is_own: bool
    meetings: list[Meeting]

    @property
    def others(self) -> list[Project]:
        """Who is met, each once; where the one who looks is the bridge, whom it carries."""
        return list(dict.fromkeys(meeting.other for meeting in self.meetings))


@dataclass(frozen=True)
class Meetings:
    """All that one meets.

    Attributes:
        passages: those of the day: what needs no bridge, each bridge by name, those carried.
        past: those that have ended, by the names of the others.
    """

    passages: list[Passage]
    past: list[Meeting]

    def __bool__(self) -> bool:
        """Tell whether there is anything to show."""
        return bool(self.passages or self.past)


def meetings(project: Project, on: str) -> Meetings:
    """Return the integrations a project takes part in, as either side or as the bridge.

    One that has another draft among its sides is no more public than the draft. One query.

    Args:
        project: the project, itself perhaps a draft that is previewed.
        on: the day, ``YYYY-MM-DD``.
    """
    part = Q(project=project) | Q(technology=project) | Q(via=project)
    rows = Integration.objects.filter(part, since__lte=on)
    found = [
        _meeting(project, row)
        for row in rows.select_related("project", "technology", "via")
        if is_public(row, project)
    ]
    found.sort(key=lambda meeting: meeting.other.sort_key)
    now = [meeting for meeting in found if meeting.integration.holds_on(on)]
    past = [meeting for meeting in found if not meeting.integration.holds_on(on)]
    return Meetings(passages(project, now), past)


def passages(project: Project, found: Iterable[Meeting]) -> list[Passage]:
    """Return meetings by the bridge they go through.

    Args:
        project: who meets.
        found: the meetings, which stay in their order.
    """
    by_bridge: dict[Project | None, list[Meeting]] = defaultdict(list)
    for meeting in found:
        by_bridge[meeting.integration.via].append(meeting)
    grouped = [Passage(via, via == project, each) for via, each in by_bridge.items()]
    return sorted(
        grouped,
        key=lambda passage: (passage.is_own, passage.via.sort_key if passage.via else ""),
    )


def is_public(row: Integration, seen: Project | None = None) -> bool:
    """Tell whether none of the sides of an integration is a draft; they are at hand.

    Args:
        row: the integration.
        seen: a side that is shown to whoever asks, draft or not.
    """
    sides = filter(None, (row.project, row.technology, row.via))
    return all(side == seen or side.state == Project.State.PUBLISHED for side in sides)


def _meeting(project: Project, row: Integration) -> Meeting:
    return Meeting(
        other=row.technology if row.project_id == project.pk else row.project,
        onward=row.technology if row.via_id == project.pk else None,
        integration=row,
    )
