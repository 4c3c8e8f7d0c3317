"""The steps by which a row is moved, each from one arrangement to the next."""

from governance.arranging.arrangement import Arrangement, Line, Place, arranged, depth


def up(given: Arrangement, key: str) -> Arrangement:
    """Move a row before the one it follows; the first of a line becomes the last of the one above.

    Args:
        given: how rows stand; it is left as it is.
        key: the row.
    """
    return _stepped(given, key, -1)


def down(given: Arrangement, key: str) -> Arrangement:
    """Move a row after the one that follows; the last of a line becomes the first of the next."""
    return _stepped(given, key, 1)


def into(given: Arrangement, key: str, holder: str) -> Arrangement:
    """Move a row to the end of what another one holds.

    Raises:
        ValueError: it cannot stand there.
    """
    place = given.place(key)
    if place is None or depth(holder) != depth(key) - 1 or holder not in ("", *given.walk()):
        raise ValueError(holder)
    lists = _taken_out(given, place)
    lists.setdefault(holder, [[]])[-1].append(key)
    return arranged(lists)


def turned(given: Arrangement, key: str) -> Arrangement:
    """Begin a line with a row; if it begins one already, join that with the line above."""
    place = given.place(key)
    if place is None:
        return given
    lists = _copied(given)
    lines = lists[place.holder]
    line = lines.pop(place.line)
    if place.at:
        lines[place.line : place.line] = [line[: place.at], line[place.at :]]
    elif place.line:
        lines[place.line - 1] += line
    else:
        lines.insert(0, line)
    return arranged(lists)


def _stepped(given: Arrangement, key: str, by: int) -> Arrangement:
    place = given.place(key)
    if place is None:
        return given
    there = place.at + by
    if 0 <= there < len(given.lines(place.holder)[place.line]):
        lists = _taken_out(given, place)
        lists[place.holder][place.line].insert(there, key)
        return arranged(lists)
    level = given.level(depth(key))
    at = level.index((place.holder, place.line)) + by
    if not 0 <= at < len(level):
        return given
    lists = _taken_out(given, place)
    holder, number = level[at]
    line = lists.setdefault(holder, [[]])[number]
    line.insert(len(line) if by < 0 else 0, key)
    return arranged(lists)


def _taken_out(given: Arrangement, place: Place) -> dict[str, list[Line]]:
    lists = _copied(given)
    lists[place.holder][place.line].pop(place.at)
    return lists


def _copied(given: Arrangement) -> dict[str, list[Line]]:
    return {holder: [[*line] for line in lines] for holder, lines in given.held.items()}
