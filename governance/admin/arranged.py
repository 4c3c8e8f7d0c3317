"""What the page on which rows are arranged shows, and says of where they stand."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.arranging.arrangement import ROOT, Arrangement
from governance.arranging.merging import Merge
from governance.arranging.outline import Outline


@dataclass
class Sheet:
    """What the page shows.

    Attributes:
        rows: the rows by their keys.
        stored: how they stand.
        shown: how they would stand.
        chosen: the row that is moved.
        merge: what others moved since the page was opened, if they did.
        faults: why a row could not be moved, or nothing could be stored.
    """

    rows: dict[str, Any]
    stored: Arrangement
    shown: Arrangement
    chosen: str = ""
    merge: Merge | None = None
    faults: list[str] = field(default_factory=list)

    def name(self, key: str) -> str:
        """Return what a row is called."""
        row = self.rows[key]
        return str(getattr(row, "name", "") or row)

    def said(self, given: Arrangement, key: str) -> str:
        """Return in words where a row stands in an arrangement."""
        holder = given.holders()[key]
        flat = given.flat(holder)
        told = {"place": flat.index(key) + 1, "count": len(flat)}
        if holder == ROOT:
            return _("%(place)s of %(count)s") % told
        return _("%(place)s of %(count)s in “%(holder)s”") % {**told, "holder": self.name(holder)}


def targets(outline: Outline, sheet: Sheet) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return into which rows others can be moved, in groups."""
    groups: list[tuple[str, list[tuple[str, str]]]] = []
    if len(outline.levels) < 2:
        return groups
    outer = sheet.shown.flat(ROOT)
    name = capfirst(str(outline.levels[0]._meta.verbose_name_plural))
    groups.append((name, [(key, sheet.name(key)) for key in outer]))
    if len(outline.levels) > 2:
        for key in outer:
            inner = [(each, sheet.name(each)) for each in sheet.shown.flat(key)]
            groups.append((sheet.name(key), inner))
    return [group for group in groups if group[1]]


def meanwhile(sheet: Sheet) -> list[tuple[str, str, str]]:
    """Return what changed while the page was open: the row, where others put it, where you did."""
    merge = sheet.merge
    if merge is None:
        return []
    told = [(sheet.name(key), _("entered"), "") for key in merge.came]
    for key in merge.theirs:
        yours = sheet.said(sheet.shown, key) if key in merge.both else ""
        told.append((sheet.name(key), sheet.said(sheet.stored, key), yours))
    for key in merge.homeless:
        stays = _("stays where it is: what you moved it into is deleted")
        told.append((sheet.name(key), stays, ""))
    if merge.gone:
        words = ngettext("%(count)s row", "%(count)s rows", len(merge.gone))
        told.append((words % {"count": len(merge.gone)}, _("deleted"), ""))
    return told
