"""Numbers that put rows in order, of which as few as possible change."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeVar

_Key = TypeVar("_Key")


def rising(values: Sequence[int]) -> list[int]:
    """Return the places of as many values as possible that do not fall from one to the next."""
    tops: list[int] = []  # the least value a run of each length can end with
    ends: list[int] = []  # the place of that value
    before: list[int] = []
    for place, value in enumerate(values):
        length = bisect_right(tops, value)
        before.append(ends[length - 1] if length else -1)
        tops[length:] = [value, *tops[length + 1 :]]
        ends[length:] = [place, *ends[length + 1 :]]
    run, place = [], ends[-1] if ends else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]


def moved(before: Sequence[_Key], after: Sequence[_Key]) -> set[_Key]:
    """Return as few keys as possible of which it can be said that they alone were moved.

    Args:
        before: the keys in their order.
        after: some of them in another order; keys that were not there before count as moved.
    """
    places = {key: place for place, key in enumerate(before)}
    known = [key for key in after if key in places]
    stayed = {known[place] for place in rising([places[key] for key in known])}
    return {key for key in after if key not in stayed}


def numbers(stored: Sequence[int | None], least: int = 0) -> list[int]:
    """Return numbers that rise from one row to the next, the stored ones wherever possible.

    Args:
        stored: the numbers of the rows in their order; None for those that take a new one.
        least: the smallest number there may be.
    """
    # A number can stay if those before it find room between it and the least.
    room = [(place, known - place) for place, known in enumerate(stored) if known is not None]
    room = [(place, spare) for place, spare in room if spare >= least]
    kept = {room[at][0] for at in rising([spare for _place, spare in room])}
    found: list[int] = []
    for place, known in enumerate(stored):
        following = found[-1] + 1 if found else least
        found.append(known if known is not None and place in kept else following)
    return found
