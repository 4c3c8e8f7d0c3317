"""Which needs are drawn: those that do not follow from others."""

from collections.abc import Mapping, Sequence

Layers = Sequence[Sequence[str]]
Line = tuple[str, str]


def telling(
    layers: Layers, needs: Mapping[str, Sequence[str]], loops: Sequence[Sequence[str]]
) -> list[Line]:
    """Return the needs from which all others follow, in the order of the layers.

    If Magnum needs Heat and Heat needs Keystone, a line from Magnum to Keystone would say nothing
    new. Within a loop every need is kept.

    Args:
        layers: all members, each after what it needs but for loops.
        needs: what each directly needs.
        loops: groups that need each other; the members of one share a layer.
    """
    group = {member: member for layer in layers for member in layer}
    group |= {member: loop[0] for loop in loops for member in loop}
    bit = {leader: 1 << at for at, leader in enumerate(dict.fromkeys(group.values()))}
    below: dict[str, int] = dict.fromkeys(bit, 0)  # what each group leads to, as bits
    for layer in layers:
        # All of a loop before anything asks what it leads to: they stand in one layer.
        for member in layer:
            for needed in needs.get(member, ()):
                if group[needed] != group[member]:
                    below[group[member]] |= bit[group[needed]] | below[group[needed]]
    lines = []
    for member in (member for layer in layers for member in layer):
        others = {group[needed] for needed in needs.get(member, ())} - {group[member]}
        implied = 0
        for other in others:
            implied |= below[other]
        lines += [(member, n) for n in needs.get(member, ()) if not bit[group[n]] & implied]
    return lines
