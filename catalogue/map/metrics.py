"""How wide text is: the advance widths of Inter, so that layout needs no font and no browser.

``inter_widths.json`` has thousandths of the font size for Latin, Greek, Cyrillic and common signs,
in the weights 400 and 700 at the optical size of text, as they stand in the font's ``hmtx`` tables.
"""

import json
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

# Readers whose system draws the text in another font get a little more room.
_ROOM = 1.04
_FULL, _UNKNOWN = 1000, 700


@cache
def _widths(bold: bool) -> dict[str, int]:
    tables: dict[str, dict[str, int]] = json.loads(
        (Path(__file__).parent / "inter_widths.json").read_text(encoding="utf-8")
    )
    return tables["bold" if bold else "regular"]


@lru_cache(maxsize=16_384)
def text_width(text: str, size: float, bold: bool = False, tracking: float = 0.0) -> float:
    """Return how wide a text is, in the unit of the size.

    Args:
        text: the text, on one line.
        size: the font size.
        bold: whether it is set in bold.
        tracking: the letter spacing, in font sizes.
    """
    widths = _widths(bold)
    advance = sum(widths[char] if char in widths else _elsewhere(char) for char in text)
    return size * (_ROOM * advance / 1000 + tracking * len(text))


def _elsewhere(char: str) -> int:
    """Return the width of a character that Inter does not have."""
    if unicodedata.combining(char):
        return 0
    return _FULL if unicodedata.east_asian_width(char) in "WF" else _UNKNOWN


def wrap(
    text: str, width: float, size: float, bold: bool = False, tracking: float = 0.0
) -> list[str]:
    """Break a text into lines no wider than so much, between words where that is possible.

    Args:
        text: the text.
        width: how wide a line may be; a character wider than it stands alone.
        size: the font size.
        bold: whether it is set in bold.
        tracking: the letter spacing, in font sizes.

    Returns:
        The lines; together they have every character of the text but the spaces at the breaks.
    """
    if text and text_width(text, size, bold, tracking) <= width:
        return [" ".join(text.split())] if text.split() else []
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, bold, tracking) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _break_word(word, width, size, bold, tracking)
        lines.extend(full)
    return [*lines, line] if line else lines


def _break_word(word: str, width: float, size: float, bold: bool, tracking: float) -> list[str]:
    pieces, piece = [], ""
    for char in word:
        if piece and text_width(piece + char, size, bold, tracking) > width:
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece]
