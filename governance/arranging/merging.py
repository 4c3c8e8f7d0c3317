"""Two people arrange the same rows: what the second moved, brought onto what the first stored."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from governance.arranging.arrangement import Arrangement, Line, arranged
from governance.arranging.numbering import moved


@dataclass(frozen=True)
class Merge:
    """What somebody sent, on what is stored now.

    Attributes:
        result: how rows would stand then.
        came: rows that were entered meanwhile.
        gone: rows that were deleted meanwhile.
        theirs: rows that somebody else moved meanwhile.
        both: those of them that both moved, and not to the same place.
        homeless: rows that were to stand in one that is gone, and stay where they are.
    """

    result: Arrangement
    came: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    theirs: list[str] = field(default_factory=list)
    both: list[str] = field(default_factory=list)
    homeless: list[str] = field(default_factory=list)


def changed(before: Arrangement, after: Arrangement) -> list[str]:
    """Return the rows that were moved: into another, among their siblings, or to another line.

    Args:
        before: how rows stood.
        after: how they stand; rows that are only in one of the two were not moved.
    """
    were, are = before.holders(), after.holders()
    found = {key for key in are if key in were and were[key] != are[key]}
    for holder in after.held:
        line = [key for key in after.flat(holder) if were.get(key) == holder]
        found |= moved([key for key in before.flat(holder) if are.get(key) == holder], line)
    stayed = (were.keys() & are.keys()) - found
    found |= _begins(before, stayed) ^ _begins(after, stayed)
    return [key for key in after.walk() if key in found]


def _begins(given: Arrangement, keys: Collection[str]) -> set[str]:
    """Return which of some rows would begin a line if there were no others."""
    lists = {
        holder: [[key for key in line if key in keys] for line in lines]
        for holder, lines in given.held.items()
    }
    return arranged(lists).first_in_line()


def merged(base: Arrangement, mine: Arrangement, now: Arrangement) -> Merge:
    """Bring what was moved in one arrangement onto another one.

    Rows that were not moved stand as they do now. One that was moved stands after the one it was
    put after, as far as that is still there.

    Args:
        base: how rows stood when somebody began to move them.
        mine: how they stand now that they did.
        now: how they are stored by now.
    """
    wanted, theirs = changed(base, mine), changed(base, now)
    holders, there = now.holders(), mine.holders()
    lists = {holder: now.flat(holder) for holder in now.held}
    homeless = []
    for key in wanted:
        if key not in holders:
            continue
        if there[key] and there[key] not in holders:
            homeless.append(key)
            continue
        lists[holders[key]].remove(key)
        _put(lists.setdefault(there[key], []), key, mine.flat(there[key]))
        holders[key] = there[key]
    result = _in_lines(lists, _first_in_line(base, mine, now))
    known, still = set(base.walk()), set(now.walk())
    clash = set(wanted) & set(theirs) & set(changed(now, result))
    return Merge(
        result,
        came=[key for key in now.walk() if key not in known],
        gone=[key for key in base.walk() if key not in still],
        theirs=theirs,
        both=[key for key in theirs if key in clash],
        homeless=homeless,
    )


def _put(line: Line, key: str, wanted: Line) -> None:
    """Put a row after the nearest of those it was put after that stands there."""
    before = wanted[: wanted.index(key)]
    nearest = next((each for each in reversed(before) if each in line), None)
    line.insert(line.index(nearest) + 1 if nearest else 0, key)


def _first_in_line(base: Arrangement, mine: Arrangement, now: Arrangement) -> set[str]:
    was, is_mine, is_now = base.first_in_line(), mine.first_in_line(), now.first_in_line()
    return (is_now - (was - is_mine)) | (is_mine - was)


def _in_lines(lists: dict[str, Line], firsts: set[str]) -> Arrangement:
    return arranged({holder: list(_cut(keys, firsts)) for holder, keys in lists.items()})


def _cut(keys: Line, firsts: set[str]) -> Iterator[Line]:
    line: Line = []
    for key in keys:
        if key in firsts and line:
            yield line
            line = []
        line.append(key)
    yield line
