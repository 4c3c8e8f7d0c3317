"""Two texts, word by word: what stayed, what went, what came. Pure: it knows no rows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
# Comparing takes time with the square of the length; a drawing of 100 kB is not read word by word.
_MOST_WORDS = 6000
# Of what stayed, so many words are shown beside what did not.
_BESIDE = 24


class Did(StrEnum):
    """What became of a piece of text."""

    STAYED = "stayed"
    WENT = "went"
    CAME = "came"


@dataclass(frozen=True)
class Piece:
    """Some words in a row that had the same fate."""

    did: Did
    text: str


def compare(before: str, after: str) -> list[Piece]:
    """Return the pieces of two texts in reading order; long stretches that stayed are cut short."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if not old or not new or len(old) + len(new) > _MOST_WORDS:
        return [*_piece(Did.WENT, [before]), *_piece(Did.CAME, [after])]
    return list(_shortened(list(_pieces(old, new))))


def compare_sets(before: Iterable[str], after: Iterable[str]) -> list[Piece]:
    """Return what is in both, what is only in the first, and what only in the second."""
    old, new = set(before), set(after)
    found = ((Did.STAYED, old & new), (Did.WENT, old - new), (Did.CAME, new - old))
    return [Piece(did, name) for did, names in found for name in sorted(names, key=str.casefold)]


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield from _piece(Did.STAYED, old[start:end])
        else:
            yield from _piece(Did.WENT, old[start:end])
            yield from _piece(Did.CAME, new[new_start:new_end])


def _piece(did: Did, words: Sequence[str]) -> list[Piece]:
    text = "".join(words)
    return [Piece(did, text)] if text else []


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        words = _WORDS.findall(piece.text)
        if piece.did != Did.STAYED or len(words) <= 2 * _BESIDE:
            yield piece
            continue
        head = "".join(words[:_BESIDE]) if place else ""
        tail = "".join(words[-_BESIDE:]) if place < last else ""
        yield Piece(Did.STAYED, f"{head.rstrip()} … {tail.lstrip()}".lstrip())
