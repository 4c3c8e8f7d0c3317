"""Answers that are kept: near, in the process's own memory, and far, where all processes share.

What is kept is only given again while its mark is that of the present state, so nobody has to tell
a process that what it keeps is out of date.
"""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache

# At midnight all marks change; what nobody asked for since then goes by itself.
SECONDS = 86_400
# What an answer takes beside its body: headers, its name, its place.
_OVERHEAD = 4096
# Where all processes share. Another shape of what is kept takes another place, so that releases
# side by side do not read each other's.
_PLACE = "kept:{}"


class Kept(NamedTuple):
    """An answer as it was sent.

    Attributes:
        mark: the ETag: of which state of the catalogue it is.
        headers: names and values.
        body: the bytes, packed.
    """

    mark: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Near:
    """Answers in the memory of this process; what was of no use for longest goes first.

    Bounded by bytes and not by number: an answer takes a hundred of them or half a million, and
    anybody can ask for as many as there are addresses.
    """

    def __init__(self) -> None:
        self._found: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()
        self.size = 0

    def get(self, name: str) -> Kept | None:
        """Return what is kept under a name."""
        with self._lock:
            found = self._found.get(name)
            if found is not None:
                self._found.move_to_end(name)
        return found

    def set(self, name: str, new: Kept, most: int) -> None:
        """Keep an answer, and no more than so many bytes of all of them."""
        with self._lock:
            old = self._found.pop(name, None)
            self.size += _size(new) - (_size(old) if old else 0)
            self._found[name] = new
            while self.size > most:
                _name, gone = self._found.popitem(last=False)
                self.size -= _size(gone)

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._found.clear()
            self.size = 0


near = Near()


def kept(name: str) -> Kept | None:
    """Return what is kept of a variant, of whichever state; None if nothing is.

    Args:
        name: the variant's name.
    """
    return near.get(name) or _far(name)


def newer(name: str, mark: str) -> Kept | None:
    """Return what another process has kept of a variant, if that has a mark."""
    found = _far(name)
    return found if found and found.mark == mark else None


def keep(name: str, new: Kept) -> None:
    """Keep an answer in place of the one before, unless it is too large."""
    if len(new.body) > settings.ANSWER_KILOBYTES * 1024:
        return
    near.set(name, new, settings.ANSWERS_MEGABYTES * 1024 * 1024)
    if settings.CACHE_IS_SHARED:
        cache.set(_PLACE.format(name), tuple(new), SECONDS)


def _far(name: str) -> Kept | None:
    found = cache.get(_PLACE.format(name)) if settings.CACHE_IS_SHARED else None
    if found is None:
        return None
    new = Kept(*found)
    near.set(name, new, settings.ANSWERS_MEGABYTES * 1024 * 1024)
    return new


def _size(answer: Kept) -> int:
    return len(answer.body) + _OVERHEAD
