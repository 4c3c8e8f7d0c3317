"""Typeset files: made when there is a place, kept, and left alone a while where they failed."""

import logging
from collections.abc import Callable

from django.conf import settings

from catalogue.map.kept import Kept
from catalogue.map.typesetter import Failed, Limits

_log = logging.getLogger(__name__)

PLACES, PATIENCE = 2, 3.0  # how many are typeset at once, and seconds to wait for a place
SOON, LATER = 5, 60  # seconds after which to ask again: when it is busy, when it has failed


class Unavailable(Exception):
    """A file cannot be made now; ``retry_after`` says in how many seconds to ask again."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"Ask again in {retry_after} seconds.")
        self.retry_after = retry_after


def made(name: str, what: str, make: Callable[[], bytes]) -> bytes:
    """Return the kept file, or make it when there is a place.

    Args:
        name: what the file is kept as, a hash of all it is made from.
        what: what is made, for the log.
        make: makes the file.

    Raises:
        Unavailable: it could not be made within the limits, or too many are being made.
    """
    folder = kept()
    found = folder.read(name)
    if found is not None:
        return found
    if folder.has_failed(name, LATER):
        raise Unavailable(LATER)
    try:
        with folder.turn(PLACES, PATIENCE) as has_place:
            if not has_place:
                raise Unavailable(SOON)
            # Somebody else may have made it while this one waited.
            content = folder.read(name) or make()
    except (Failed, OSError):
        _log.exception("This cannot be made: %s", what)
        folder.failed(name)
        raise Unavailable(LATER) from None
    folder.write(name, content)
    return content


def kept() -> Kept:
    """Return the folder of files already made."""
    return Kept(settings.MAP_EXPORT_DIR, settings.MAP_EXPORT_MEGABYTES)


def limits() -> Limits:
    """Return what making one file may take."""
    return Limits(settings.MAP_EXPORT_SECONDS, settings.MAP_EXPORT_MEMORY_MEGABYTES)
