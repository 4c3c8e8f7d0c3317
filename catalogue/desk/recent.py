"""Who changed what lately, for staff: drafts too, and what they did at once on one line.

Imports are told by the page of changes: one of them would fill all of this. So are commands, which
have nobody's name.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from catalogue.changes import Change, ChangeType, Key, changes_at
from catalogue.desk.lines import LINES, Line, Link, Part, form
from catalogue.desk.viewing import Viewer
from catalogue.exchange.native.storing import IMPORTED
from catalogue.histories import HISTORIES
from catalogue.models import Project

# How many rows are looked at, and for how many days back.
ROWS, DAYS = 60, 30


@dataclass(frozen=True)
class By:
    """A change, and who made it."""

    kind: int
    change: Change
    who: str

    @property
    def about(self) -> tuple[object, ...]:
        """What changes that are told together have in common."""
        subject = self.change.project or (self.change.resource, self.change.id)
        return self.who, self.change.at.date(), subject


def part(viewer: Viewer) -> Part:
    """Return what people changed in the last weeks, newest first."""
    lines = [_line(list(several)) for _about, several in _grouped(_made_by(viewer))]
    return Part(
        "recent",
        gettext_lazy("Changed lately"),
        len(lines),
        lines[:LINES],
        Link(_("Everything that changed"), reverse("changes")),
        waits=False,
        empty=gettext_lazy("Nobody changed anything by hand in the last thirty days."),
    )


def _made_by(viewer: Viewer) -> Iterator[By]:
    rows = _rows(viewer)
    found = changes_at([key for key, _who in rows])
    return (By(key[0], found[key], who) for key, who in rows if key in found)


def _rows(viewer: Viewer) -> Sequence[tuple[Key, str]]:
    """Return what people wrote to the histories the viewer may read, and who they are."""
    since = timezone.now() - datetime.timedelta(days=DAYS)
    parts = [
        history.past.objects.filter(history_user__isnull=False, history_date__gte=since)
        .exclude(history_change_reason__startswith=f"{IMPORTED}: ")
        .order_by()
        .annotate(
            told_as=Value(kind),
            told=F("history_id"),
            told_at=F("history_date"),
            who=F(f"history_user__{_username(history.past)}"),
        )
        .values_list("told_as", "told", "told_at", "who")
        for kind, history in enumerate(HISTORIES)
        if viewer.may("view", history.model)
    ]
    if not parts:
        return []
    union = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    newest = union.order_by("-told_at", "told_as", "-told")[:ROWS]
    return [((kind, key), who) for kind, key, _at, who in newest]


def _username(past: type) -> str:
    user = past._meta.get_field("history_user").related_model  # type: ignore[attr-defined]
    return str(user.USERNAME_FIELD)


def _grouped(made: Iterable[By]) -> Iterator[tuple[object, Iterator[By]]]:
    return groupby(made, key=lambda each: each.about)


def _line(several: list[By]) -> Line:
    """Return a line of what one person did to one thing on one day."""
    latest = several[0]
    own = next((each for each in several if HISTORIES[each.kind].model is Project), latest)
    name = latest.change.project[1] if latest.change.project else latest.change.name
    link = Link(name or str(_("Unnamed")), _history(own))
    aside = f"{latest.who}, {_when(latest.change.at)}"
    return Line((link,), _told(several), aside)


def _told(several: list[By]) -> str:
    kinds = {HISTORIES[each.kind].model._meta.verbose_name: each for each in reversed(several)}
    if len(kinds) > 1:
        return capfirst(", ".join(str(kind) for kind in kinds))
    [(kind, each)] = kinds.items()
    happened = {
        ChangeType.CREATED: pgettext("a row was", "entered"),
        ChangeType.CHANGED: pgettext("a row was", "changed"),
        ChangeType.REMOVED: pgettext("a row was", "taken out"),
    }
    return f"{capfirst(str(kind))} {happened[each.change.type]}"


def _history(made: By) -> str:
    return form(HISTORIES[made.kind].model, made.change.id, "history")


def _when(at: datetime.datetime) -> str:
    local = timezone.localtime(at)
    if local.date() == timezone.localdate():
        return date_format(local, "H:i")
    return date_format(local, "j F")
