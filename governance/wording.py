"""Two texts, word by word: what is the same, what is gone, what is new. Pure: it knows no rows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORDS = re.compile(r"\s+|\S+")
# Comparing takes time with the square of the length; a drawing of 100 kB is not read word by word.
_MOST_COMPARED = 8_000
# Of what is the same, so many words and spaces are shown beside what is not.
_BESIDE = 24

Mark = Literal["same", "gone", "new"]


class Piece(NamedTuple):
    """Some words in a row that had the same fate."""

    mark: Mark
    text: str


def compared(old: str, new: str) -> Iterator[Piece]:
    """Yield what of two texts is the same, gone and new, in reading order."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if not before or not after or len(before) + len(after) > _MOST_COMPARED:
        yield from _replaced(old, new)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    gone = new = ""
    for step, start, end, from_, to in matcher.get_opcodes():
        went, came = "".join(before[start:end]), "".join(after[from_:to])
        # A space between two words that were replaced is no reason to tell of each by itself.
        if step == "equal" and not (came.isspace() and (gone or new)):
            yield from _replaced(gone, new)
            yield Piece("same", came)
            gone = new = ""
        else:
            gone, new = gone + went, new + came
    yield from _replaced(gone, new)


def compared_sets(old: Iterable[str], new: Iterable[str]) -> Iterator[Piece]:
    """Yield what is in both, what is only in the first, and what only in the second."""
    before, after = set(old), set(new)
    fates: list[tuple[Mark, set[str]]] = [
        ("same", before & after),
        ("gone", before - after),
        ("new", after - before),
    ]
    found = [Piece(mark, text) for mark, texts in fates for text in sorted(texts, key=str.casefold)]
    for place, piece in enumerate(found):
        if place:
            yield Piece("same", ", ")
        yield piece


def shortened(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces with long stretches that are the same cut down to what is beside the others."""
    every: Sequence[Piece] = list(pieces)
    for place, piece in enumerate(every):
        words = _WORDS.findall(piece.text)
        if piece.mark != "same" or len(words) <= 2 * _BESIDE:
            yield piece
            continue
        head = "".join(words[:_BESIDE]).rstrip() if place else ""
        tail = "".join(words[-_BESIDE:]).lstrip() if place < len(every) - 1 else ""
        yield Piece("same", f"{head} … {tail}" if head else f"… {tail}")


def _replaced(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece("gone", gone)
    if new:
        yield Piece("new", new)
