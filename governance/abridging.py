"""A structure of thousands of bodies, shortened so that a page of it can be read.

Nearest to the board first: at each level the room that is left is shared among the groups of bodies
of one kind under one body. What a group has no room for is counted, and is found in the list of
bodies. Those who lead others come before those who do not, so that ways down stay open.
"""

from collections.abc import Iterable
from dataclasses import replace

from governance.structure import Group, Standing, Structure

ROOM = 400  # bodies that a page shows by name
LEAST = 3  # that a group shows in any case, while there is room


def abridged(found: Structure, room: int = ROOM) -> Structure:
    """Return a structure with at most so many bodies in it; one that is smaller as it is.

    Args:
        found: the structure; it is left as it is.
        room: how many bodies may be shown.
    """
    if len(found.bodies) <= room:
        return found
    kept: dict[int, list[Group]] = {}
    tops = _shared(found.others, room - len(found.boards))
    left = room - len(found.boards) - sum(len(group.members) for group in tops)
    level = [*found.boards, *(one for group in tops for one in group.members)]
    while level:
        leads = [one for one in level if one.below and one.body.pk not in kept]
        groups = iter(_shared([group for one in leads for group in one.below], left))
        for one in leads:
            kept[one.body.pk] = [next(groups) for _group in one.below]
        below = [group for one in leads for group in kept[one.body.pk]]
        left -= sum(len(group.members) for group in below)
        level = [one for group in below for one in group.members]
    return Structure(
        [_rebuilt(one, kept) for one in found.boards],
        [_with(group, kept) for group in tops],
        found.bodies,
    )


def _shared(groups: Iterable[Group], room: int) -> list[Group]:
    """Return groups shortened to a room, which is shared so that small ones stay whole."""
    groups = list(groups)
    sizes = dict(enumerate(len(group.members) for group in groups))
    given: dict[int, int] = {}
    for place in sorted(sizes, key=lambda place: sizes[place]):
        fair = max(room, 0) // (len(groups) - len(given))
        given[place] = min(sizes[place], max(fair, LEAST if room >= LEAST else 0))
        room -= given[place]
    return [shortened(group, given[place]) for place, group in enumerate(groups)]


def shortened(group: Group, number: int) -> Group:
    """Return a group with at most so many of its bodies, those who lead others first."""
    if number >= len(group.members):
        return group
    first = sorted(group.members, key=lambda one: not one.below)[:number]
    chosen = {id(one) for one in first}
    members = [one for one in group.members if id(one) in chosen]
    return replace(group, members=members, more=len(group.members) - number)


def _rebuilt(one: Standing, kept: dict[int, list[Group]]) -> Standing:
    below = kept.get(one.body.pk, []) if one.below else []
    return replace(one, below=[_with(group, kept) for group in below])


def _with(group: Group, kept: dict[int, list[Group]]) -> Group:
    return replace(group, members=[_rebuilt(one, kept) for one in group.members])
