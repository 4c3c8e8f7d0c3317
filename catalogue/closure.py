"""What must be there before something else: the closure of "needs", in layers, with reasons.

Pure: it knows edges between slugs and nothing else. Nothing here recurses, so depth is no limit,
and everything is ordered by slug where nothing else decides, so the same edges give the same answer.
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

    What is in no loop and needs none is placed by taking away, again and again, what needs nothing
    that is left. Loops are looked for in the rest, which is mostly nothing.
    """
    layer: dict[str, int] = {}
    waits = {member: len(set(needed)) for member, needed in needs.items()}
    needed_by: dict[str, list[str]] = {member: [] for member in needs}
    for member, needed in needs.items():
        for each in set(needed):
            needed_by[each].append(member)
    front, depth = [member for member, count in waits.items() if not count], 0
    while front:
        free = []
        for member in front:
            layer[member] = depth
            for user in needed_by[member]:
                waits[user] -= 1
                if not waits[user]:
                    free.append(user)
        front, depth = free, depth + 1
    rest = {member: needed for member, needed in needs.items() if member not in layer}
    loops = []
    for group in groups(rest):
        within = set(group)
        outside = (layer[n] for member in group for n in needs[member] if n not in within)
        layer |= dict.fromkeys(group, max(outside, default=-1) + 1)
        if len(group) > 1:
            loops.append(tuple(sorted(group)))
    return layer, sorted(loops)


def groups(needs: Needs) -> Iterator[list[str]]:
    """Yield the strongly connected groups among some members, each after those that it needs.

    Needs that lead to none of the members are left aside.

    Source: R. Tarjan, Depth-first search and linear graph algorithms, 1972; without recursion.
    """
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    place: dict[str, int] = {}  # in the stack
    stack: list[str] = []
    stacked: set[str] = set()
    for root in sorted(needs):
        if root in number:
            continue
        walk: list[tuple[str, Iterator[str]]] = []
        entered: str | None = root
        while entered is not None or walk:
            if entered is not None:
                number[entered] = low[entered] = len(number)
                place[entered] = len(stack)
                stack.append(entered)
                stacked.add(entered)
                walk.append((entered, iter(sorted(needs[entered]))))
            member, left = walk[-1]
            entered = None
            for needed in left:
                if needed not in needs:
                    continue
                if needed not in number:
                    entered = needed
                    break
                if needed in stacked:
                    low[member] = min(low[member], number[needed])
            if entered is not None:
                continue
            walk.pop()
            if walk:
                above = walk[-1][0]
                low[above] = min(low[above], low[member])
            if low[member] == number[member]:
                group = stack[place[member] :]
                del stack[-len(group) :]
                stacked.difference_update(group)
                yield group
