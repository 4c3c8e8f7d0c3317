"""What of an item the catalogue does not say again by itself, and putting it back.

An item that comes in is compared with the one that would be written for the same facts. Where they
differ (a key without a place here, another order of words, a key with nothing behind it) the
difference is kept. When the item is written again, what was kept is put back wherever it still
means what the catalogue says.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from catalogue.exchange.landscape2.document import text_of
from catalogue.exchange.landscape2.keys import ADDRESS, NEIGHBOURS, TAGS
from catalogue.exchange.landscape2.names import folded
from catalogue.exchange.landscape2.paths import Flat, listed

Meaning = Callable[[Flat], object]
_NOTHING = object()
_LISTS = frozenset({*ADDRESS, *(key for key, words in TAGS.items() if words.listed)})
_WORDS = frozenset({*NEIGHBOURS, *(key for key, words in TAGS.items() if not words.listed)})


@dataclass(frozen=True)
class Kept:
    """What is kept of an item.

    Attributes:
        keys: flat keys as they came in.
        without: keys that would be written but did not come in.
    """

    keys: Flat = field(default_factory=dict)
    without: tuple[str, ...] = ()

    def data(self) -> dict[str, Any]:
        """Return it as plain data."""
        found: dict[str, Any] = {"keys": self.keys} if self.keys else {}
        return {**found, "without": list(self.without)} if self.without else found

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Kept":
        """Return what plain data says is kept."""
        return cls(dict(data.get("keys") or {}), tuple(data.get("without") or ()))


def leftover(item: Flat, written: Flat) -> Kept:
    """Return what is to be kept of an item.

    Args:
        item: as it came in.
        written: as it would be written.
    """
    keys = {
        key: value for key, value in item.items() if not _same(value, written.get(key, _NOTHING))
    }
    return Kept(keys, tuple(key for key in written if key not in item))


def restored(written: Flat, kept: Kept, meaning: Meaning, said: object) -> Flat:
    """Return an item with what was kept of it, as far as it still means the same.

    Args:
        written: as the catalogue says it.
        kept: what was kept when it came in.
        meaning: tells what an item says; two that say the same are equal.
        said: what the catalogue says, of which the format may have no place for all.
    """
    wanted = (said, meaning(written))
    whole = {key: value for key, value in written.items() if key not in kept.without}
    if meaning(found := {**whole, **kept.keys}) in wanted:
        return found
    found = dict(written)
    for key, value in kept.keys.items():
        for candidate in (value, _merged(found, key, value, meaning)):
            if meaning(tried := {**found, key: candidate}) in wanted:
                found = tried
                break
    for key in kept.without:
        if key in found and meaning(tried := _less(found, key)) in wanted:
            found = tried
    return found


def patched(item: Flat, kept: Kept) -> Flat:
    """Return another item that differs from one in what was kept of it."""
    return {**{key: item[key] for key in item if key not in kept.without}, **kept.keys}


def _less(item: Flat, key: str) -> Flat:
    return {other: value for other, value in item.items() if other != key}


def _same(one: object, other: object) -> bool:
    """Tell whether values are the same in a file, where 1 is not true."""
    return type(one) is type(other) and one == other and repr(one) == repr(other)


def _merged(found: Flat, key: str, kept: Any, meaning: Meaning) -> Any:
    """Return what is written, with the parts of what was kept that the catalogue cannot say."""
    if key not in _LISTS and key not in _WORDS:
        return kept
    bare = _less(found, key)
    nothing, written = meaning(bare), _parts(found.get(key))
    now, before = [_told_by(part) for part in written], {}
    for part in _parts(kept):
        silent = meaning({**bare, key: part if key in _WORDS else [part]}) == nothing
        if silent or _told_by(part) in now:
            before[_told_by(part)] = part
    for told, part in zip(now, written, strict=True):
        mixed = isinstance(part, dict) and isinstance(before.get(told), dict)
        before[told] = {**before[told], **part} if mixed else before.get(told, part)
    parts = list(before.values())
    return ", ".join(parts) if key in _WORDS else parts


def _parts(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [word for word in (" ".join(text.split()) for text in value.split(",")) if word]
    return listed(value)


def _told_by(part: Any) -> str:
    """Return what tells a part from its siblings: its address, or the word it is."""
    if isinstance(part, dict):
        return next((text_of(part[key]) for key in ADDRESS.values() if key in part), repr(part))
    return folded(text_of(part))
