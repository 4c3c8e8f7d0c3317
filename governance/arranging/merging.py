"""Two people arrange the same rows: what the second moved, brought onto what the first stored."""

from collections.abc import Collection
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
    found = _put_elsewhere(before, after)
    stayed = (before.holders().keys() & after.holders().keys()) - found
    found |= _begins(before, stayed) ^ _begins(after, stayed)
    return [key for key in after.walk() if key in found]


def _put_elsewhere(before: Arrangement, after: Arrangement) -> set[str]:
    """Return the rows that were moved into another, or among their siblings."""
    were, are = before.holders(), after.holders()
    found = {key for key in are if key in were and were[key] != are[key]}
    for holder in after.held:
        line = [key for key in after.flat(holder) if were.get(key) == holder]
        found |= moved([key for key in before.flat(holder) if are.get(key) == holder], line)
    return found


def _begins(given: Arrangement, keys: Collection[str]) -> set[str]:
    """Return which of some rows would begin a line if there were no others."""
    lists = {
        holder: [[key for key in line if key in keys] for line in lines]
        for holder, lines in given.held.items()
    }
    return arranged(lists).first_in_line()


def merged(base: Arrangement, mine: Arrangement, now: Arrangement) -> Merge:
    """Bring what was moved in one arrangement onto another one.

    Rows that were not moved stand as they do now. One that was moved stands beside those it was
    put beside on its line, as far as they are still there. Lines are broken and joined as they were
    among the rows that neither moved.

    Args:
        base: how rows stood when somebody began to move them.
        mine: how they stand now that they did.
        now: how they are stored by now.
    """
    wanted, theirs = changed(base, mine), changed(base, now)
    holders, there = now.holders(), mine.holders()
    elsewhere = _put_elsewhere(base, mine)
    going = [key for key in mine.walk() if key in elsewhere and key in holders]
    homeless = [key for key in going if there[key] and there[key] not in holders]
    going = [key for key in going if key not in homeless]
    lists = _left(_in_their_lines(base, mine, now), going)
    for key in going:
        _put(lists.setdefault(there[key], []), key, mine.lines(there[key]))
    result = arranged(lists)
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


def _in_their_lines(
    base: Arrangement, mine: Arrangement, now: Arrangement
) -> dict[str, list[Line]]:
    """Return the lines of now, broken and joined as mine are among the rows that neither moved."""
    stayed = base.holders().keys() & mine.holders().keys() & now.holders().keys()
    stayed -= _put_elsewhere(base, mine) | _put_elsewhere(base, now)
    was, wanted, are = (_begins(each, stayed) for each in (base, mine, now))
    broken, joined = wanted - was - are, (was - wanted) & are
    return {holder: _cut(lines, broken, joined, stayed) for holder, lines in now.held.items()}


def _cut(
    lines: list[Line], broken: set[str], joined: set[str], stayed: Collection[str]
) -> list[Line]:
    """Return lines of which more begin with some rows, and others go on with some.

    Args:
        lines: of what a row holds.
        broken: the rows that are to begin a line.
        joined: those that are to stand on that of the one before them among those that stayed.
        stayed: the rows that neither moved.
    """
    found: list[Line] = []
    for line in lines:
        for at, key in enumerate(line):
            if not at or key in broken:
                found.append([])
            if key in joined:
                last = max(n for n, each in enumerate(found) if any(one in stayed for one in each))
                found[last:] = [[one for each in found[last:] for one in each]]
            found[-1].append(key)
    return found


def _left(lists: dict[str, list[Line]], going: Collection[str]) -> dict[str, list[Line]]:
    """Return lines without the rows that go elsewhere; none of them is empty."""
    gone = set(going)
    return arranged(
        {
            holder: [[key for key in line if key not in gone] for line in lines]
            for holder, lines in lists.items()
        }
    ).held


def _put(lines: list[Line], key: str, wanted: list[Line]) -> None:
    """Put a row beside the nearest of those on its line that stand there, or on one of its own.

    Args:
        lines: of what it goes into.
        key: the row.
        wanted: the lines as they were to be; what is to follow the row on its line and is moved
            there too is put there later.
    """
    number = next(at for at, line in enumerate(wanted) if key in line)
    own, at = wanted[number], wanted[number].index(key)
    before, after = own[:at][::-1], own[at + 1 :]
    for beside, behind in [*((each, 1) for each in before), *((each, 0) for each in after)]:
        for line in lines:
            if beside in line:
                line.insert(line.index(beside) + behind, key)
                return
    above = [each for line in wanted[:number] for each in line][::-1]
    places = {each: place for place, line in enumerate(lines, start=1) for each in line}
    lines.insert(next((places[each] for each in above if each in places), 0), [key])
