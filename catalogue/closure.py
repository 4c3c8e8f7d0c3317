"""What must be there before something else: the closure of "needs", in layers, with reasons.

Pure: it knows edges between slugs and nothing else. Nothing here recurses, so depth is no limit.
Where nothing else decides, slugs do, so the same edges give the same answer.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

# For each slug, the slugs it needs; one that needs nothing may be missing.
Needs = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Closure:
    """Everything a set of picks needs in the end, the picks included.

    Attributes:
        layers: what needs nothing first; each after all that it needs, in the earliest layer that
            allows it. The members of a loop share a layer. Within a layer, by slug.
        loops: groups of two or more that need each other in the end, each by slug.
        asked_by: for each member, the one before it in the shortest chain from a pick; None for
            a pick.
    """

    layers: tuple[tuple[str, ...], ...]
    loops: tuple[tuple[str, ...], ...]
    asked_by: Mapping[str, str | None]

    @property
    def members(self) -> list[str]:
        """Everything, in the order of the layers."""
        return list(chain.from_iterable(self.layers))

    def because(self, member: str) -> tuple[str, ...]:
        """Return the shortest chain that asks for a member: a pick first, the member last.

        Of several that are as short, the one that is first by its slugs. A pick stands alone.
        """
        links = [member]
        while (before := self.asked_by[links[-1]]) is not None:
            links.append(before)
        return tuple(reversed(links))


def closure(picks: Iterable[str], needs: Needs) -> Closure:
    """Return everything that picks need, directly or through others.

    Args:
        picks: slugs.
        needs: what each needs; more than what can be reached from the picks does no harm.
    """
    asked_by = reached(picks, needs)
    within = {member: [n for n in needs.get(member, ()) if n != member] for member in asked_by}
    layer, loops = _layers(within)
    layers: list[list[str]] = [[] for _layer in range(max(layer.values(), default=-1) + 1)]
    for member in sorted(layer):
        layers[layer[member]].append(member)
    return Closure(tuple(map(tuple, layers)), tuple(loops), asked_by)


def reached(starts: Iterable[str], steps: Needs) -> dict[str, str | None]:
    """Return all that can be reached, each with the one before it; None for a start.

    In breadth: the first way there is the shortest, and of those the first by its slugs.

    Args:
        starts: slugs.
        steps: where each leads.
    """
    before: dict[str, str | None] = dict.fromkeys(sorted(set(starts)))
    front = list(before)
    while front:
        following: list[str] = []
        for member in front:
            if new := [step for step in steps.get(member, ()) if step not in before]:
                new.sort()
                before |= dict.fromkeys(new, member)
                following += new
        front = following
    return before


def _layers(needs: Needs) -> tuple[dict[str, int], list[tuple[str, ...]]]:
    """Return the layer of each member, and the loops.

    Loops are looked for only among what cannot be placed without them, which is mostly nothing.
    """
    layer = _placed_in_turn(needs)
    loops = []
    for group in groups({member: needs[member] for member in needs if member not in layer}):
        within = set(group)
        outside = (layer[n] for member in group for n in needs[member] if n not in within)
        layer |= dict.fromkeys(group, max(outside, default=-1) + 1)
        if len(group) > 1:
            loops.append(tuple(sorted(group)))
    return layer, sorted(loops)


def _placed_in_turn(needs: Needs) -> dict[str, int]:
    """Take away, again and again, what needs nothing that is left; return in which turn.

    What is in a loop, or needs one, is never taken.
    """
    waits = {member: len(set(needed)) for member, needed in needs.items()}
    users = _turned(needs)
    layer: dict[str, int] = {}
    front, turn = [member for member, count in waits.items() if not count], 0
    while front:
        layer |= dict.fromkeys(front, turn)
        free = []
        for user in (user for member in front for user in users[member]):
            waits[user] -= 1
            if not waits[user]:
                free.append(user)
        front, turn = free, turn + 1
    return layer


def groups(needs: Needs) -> Iterator[list[str]]:
    """Yield the strongly connected groups among some members, each after those that it needs.

    Needs that lead to none of the members are left aside.

    Source: M. Sharir, A strong-connectivity algorithm and its applications, 1981 (after Kosaraju).
    """
    taken: set[str] = set()
    for start in reversed(_left_in_turn(_turned(needs))):
        if start in taken:
            continue
        taken.add(start)
        group = [start]
        for member in group:  # which grows while it is walked through
            for needed in sorted(needs[member]):
                if needed in needs and needed not in taken:
                    taken.add(needed)
                    group.append(needed)
        yield group


def _turned(needs: Needs) -> dict[str, list[str]]:
    """Return by whom each member is needed."""
    users: dict[str, list[str]] = {member: [] for member in needs}
    for member, needed in needs.items():
        for each in set(needed):
            if each in users:
                users[each].append(member)
    return users


def _left_in_turn(steps: Needs) -> list[str]:
    """Walk in depth along steps; return the members as the walk leaves them for good."""
    seen: set[str] = set()
    left: list[str] = []
    for root in sorted(steps):
        walk = [] if root in seen else [(root, iter(sorted(steps[root])))]
        seen.add(root)
        while walk:
            member, others = walk[-1]
            following = next((other for other in others if other not in seen), None)
            if following is None:
                left.append(member)
                walk.pop()
            else:
                seen.add(following)
                walk.append((following, iter(sorted(steps[following]))))
    return left
