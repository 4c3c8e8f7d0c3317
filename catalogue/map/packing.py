"""Sharing out width: which boxes stand on one line, and how wide each is."""

from collections.abc import Sequence


def lines_of(at_least: Sequence[float], width: float, gap: float) -> list[list[int]]:
    """Break boxes into as few lines as they fit in, the lines as even as can be, in their order.

    Args:
        at_least: the least width of each box.
        width: the width of a line.
        gap: the gap between two boxes.

    Returns:
        The numbers of the boxes on each line; a box wider than a line stands alone.
    """
    count = len(_filled(at_least, width, gap))
    low, high = 0.0, width
    for _step in range(24):  # the narrowest lines that are still no more than so many
        middle = (low + high) / 2
        if len(_filled(at_least, middle, gap)) > count:
            low = middle
        else:
            high = middle
    return _filled(at_least, high, gap)


def _filled(at_least: Sequence[float], width: float, gap: float) -> list[list[int]]:
    lines: list[list[int]] = []
    used = 0.0
    for number, least in enumerate(at_least):
        if lines and used + gap + least <= width:
            lines[-1].append(number)
            used += gap + least
        else:
            lines.append([number])
            used = least
    return lines


def share(
    wanted: Sequence[float], at_least: Sequence[float], width: float, gap: float
) -> list[float]:
    """Return how wide each box on a line is: together the whole line, none below its least.

    Args:
        wanted: what each would like; the line is shared out in this proportion.
        at_least: what each needs.
        width: the width of the line.
        gap: the gap between two boxes.
    """
    room = width - gap * (len(wanted) - 1)
    fixed: dict[int, float] = {}
    while True:
        free = [number for number in range(len(wanted)) if number not in fixed]
        left = room - sum(fixed.values())
        total = sum(wanted[number] for number in free)
        short = [n for n in free if total and left * wanted[n] / total < at_least[n]]
        if not short or len(short) == len(free):
            break
        fixed.update({number: at_least[number] for number in short})
    if not total:
        return [left / len(free)] * len(free)
    return [fixed.get(n, left * wanted[n] / total) for n in range(len(wanted))]
