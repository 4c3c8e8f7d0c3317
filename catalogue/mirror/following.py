"""What a mirror of the API has to do to be true again: in parts, however much it is."""

import re
from dataclasses import dataclass

from catalogue.changes import Change
from catalogue.mirror.marks import Mark, mark, verify
from catalogue.mirror.records import window
from catalogue.mirror.telling import place_of, told
from catalogue.mirror.touching import touched
from catalogue.mirror.turning import turned
from governance.partial_dates import today

# How many records are looked at for one part: it may be long, and is never without bound.
AT_ONCE = 1000
PLACE = r"[0-9]{1,18}(~[0-9]{1,18}~[a-z-]{1,40}~[a-z0-9.-]{1,200})?"


@dataclass(frozen=True)
class Place:
    """How far a mirror has come.

    Attributes:
        record: the last record that is done with.
        change: what was the last told of those after it; None if nothing was.
    """

    record: int = 0
    change: tuple[int, str, str] | None = None

    def __str__(self) -> str:
        """Return the place as `place` takes it."""
        return "~".join(str(part) for part in (self.record, *(self.change or ())))


@dataclass(frozen=True)
class Part:
    """A part of what a mirror has to do.

    Attributes:
        changes: the rows to fetch, or to drop, by revision.
        following: where the next part begins; None after the last.
        mark: what to ask with the next time: it is moved on by the last part alone.
    """

    changes: list[Change]
    following: Place | None
    mark: Mark


def place(text: str) -> Place | None:
    """Return a place as it was written; None if it is none."""
    if not re.fullmatch(PLACE, text):
        return None
    record, *change = text.split("~")
    if not change:
        return Place(int(record))
    revision, resource, address = change
    return Place(int(record), (int(revision), resource, address))


def follow(since: Mark, after: Place, most: int, revision: int) -> Part:
    """Return a part of what changed since a mark.

    Whatever is written between one part and the next: what was to be told and is not told any more
    was changed by that, and comes later.

    Args:
        since: where the mirror stood.
        after: how far it has come since.
        most: how many rows at most.
        revision: the present revision, of the snapshot that is read.

    Raises:
        catalogue.mirror.marks.StartOver: it cannot be told.
    """
    verify(since, revision)
    found = window(since.revision, after.record, AT_ONCE)
    records = list(found.records)
    if found.is_last:
        records += turned(since.day, today(), revision)
    changes = told(touched(records), records)
    if after.change:
        changes = [each for each in changes if place_of(each) > after.change]
    if len(changes) > most:
        last = place_of(changes[most - 1])
        return Part(changes[:most], Place(after.record, last), since)
    if not found.is_last:
        return Part(changes, Place(found.last or 0), since)
    return Part(changes, None, mark(revision))
