"""Storing an arrangement: only rows that stand elsewhere, and those that had to make room."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from governance.arranging.arrangement import Arrangement, depth
from governance.arranging.merging import changed
from governance.arranging.numbering import moved, numbers
from governance.arranging.outline import Outline, line_of
from governance.models.history import record_changed

_BATCH = 500


def store(outline: Outline, rows: dict[str, Any], wanted: Arrangement, reason: str) -> list[str]:
    """Let rows stand as they are wanted to, within a transaction.

    Numbers change as little as possible: nobody is interested in the history of a row that only
    made room. One that has to, where there was none, is written too.

    Args:
        outline: what is arranged.
        rows: all its rows, locked, as they are stored.
        wanted: how they are to stand.
        reason: why, for the histories.

    Returns:
        The keys of the rows that were moved.

    Raises:
        ValidationError: rows may not stand where they are wanted, with the reason for each.
    """
    before = outline.arrangement(rows)
    found = changed(before, wanted)
    touched = dict(_numbered(outline, rows, before, wanted))
    above = before.holders()
    removed = [key for key, at in wanted.holders().items() if at != above[key]]
    for key, fields in touched.items():
        for name, value in fields.items():
            setattr(rows[key], name, value)
    _move(rows, above, wanted, removed)
    made_room = [rows[key] for key in touched if key not in set(removed)]
    for model in outline.levels:
        same = [row for row in made_room if type(row) is model]
        names = ["position", *filter(None, [model.laid_in])]
        model._default_manager.bulk_update(same, names, batch_size=_BATCH)
        record_changed(model, same, reason)
    return found


def _numbered(
    outline: Outline, rows: dict[str, Any], before: Arrangement, wanted: Arrangement
) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield the rows whose numbers change, with the new ones."""
    for holder in wanted.held:
        lines, keys = wanted.lines(holder), wanted.flat(holder)
        if lines == before.lines(holder):
            continue
        strange = moved(before.flat(holder), keys)
        positions = numbers([None if key in strange else rows[key].position for key in keys])
        laid_in = outline.levels[depth(holder) + 1].laid_in
        places = dict(_places(rows, lines)) if laid_in else {}
        for key, position in zip(keys, positions, strict=True):
            fields = {"position": position, **({laid_in: places[key]} if laid_in else {})}
            if any(getattr(rows[key], name) != value for name, value in fields.items()):
                yield key, fields


def _places(rows: dict[str, Any], lines: Sequence[list[str]]) -> Iterator[tuple[str, int]]:
    """Yield the number of the line of each row: that of most rows on it, if it can stay."""
    usual = [Counter(line_of(rows[key]) for key in line).most_common(1)[0][0] for line in lines]
    for line, number in zip(lines, numbers(usual, least=1), strict=True):
        yield from ((key, number) for key in line)


def _move(
    rows: dict[str, Any], above: dict[str, str], wanted: Arrangement, removed: Sequence[str]
) -> None:
    """Store the rows that go into another one, each once there is room for it.

    A row may have to wait for another one that says the same to leave the place it goes to.
    """
    holders = wanted.holders()
    waiting = list(removed)
    refused: dict[str, ValidationError] = {}
    while waiting:
        refused = {}
        for key in waiting:
            row = rows[key]
            setattr(row, row.placed_among, rows[holders[key]])
            try:
                row.full_clean()
            except ValidationError as refusal:
                refused[key] = refusal
            else:
                row.save()
        if len(refused) == len(waiting):
            raise ValidationError(
                [*_told(rows, refused), *_about_swapping(refused, above, holders)]
            )
        waiting = list(refused)


def _about_swapping(
    refused: Iterable[str], above: dict[str, str], holders: dict[str, str]
) -> list[str]:
    """Return what to do where one goes to where another one is that cannot leave before it came."""
    if {above[key] for key in refused}.isdisjoint(holders[key] for key in refused):
        return []
    words = _("If two are to change places, move one elsewhere, save, and move it on after that.")
    return [words]


def _told(rows: dict[str, Any], refused: dict[str, ValidationError]) -> list[str]:
    return [
        f"{rows[key]}: {message}"
        for key, refusal in refused.items()
        for message in refusal.messages
    ]
