"""Files made once and kept: a folder of bounded size that several processes share."""

import logging
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

_log = logging.getLogger(__name__)
_FAILED = ".failed"


class Kept:
    """A folder of made files, each named by what it was made from.

    It is a cache: what cannot be read counts as missing, what cannot be written is not kept, and
    both are logged. The folder belongs to this user alone, since others could plant files in it.
    """

    def __init__(self, folder: Path, megabytes: int) -> None:
        self.folder = folder
        self.most = megabytes * 2**20

    def read(self, name: str) -> bytes | None:
        """Return a file if it is there, and note that it was of use."""
        path = self.folder / name
        try:
            self._check()
            content = path.read_bytes()
            os.utime(path)
        except FileNotFoundError:
            return None
        except OSError:
            _log.exception("A kept export cannot be read: %s", path)
            return None
        return content

    def write(self, name: str, content: bytes) -> None:
        """Keep a file; what was of no use for longest goes when there is too much."""
        try:
            self._check()
            with tempfile.NamedTemporaryFile(dir=self.folder, prefix="new-", delete=False) as new:
                new.write(content)
            Path(new.name).replace(self.folder / name)
            self._shrink()
        except OSError:
            _log.exception("An export cannot be kept in %s", self.folder)

    def has_failed(self, name: str, within: float) -> bool:
        """Tell whether making a file failed so many seconds ago or less."""
        with suppress(OSError):
            return time.time() - (self.folder / (name + _FAILED)).stat().st_mtime <= within
        return False

    def failed(self, name: str) -> None:
        """Note that making a file failed."""
        with suppress(OSError):
            self._check()
            (self.folder / (name + _FAILED)).touch()

    @contextmanager
    def turn(self, places: int, seconds: float) -> Iterator[bool]:
        """Take one of so many places, for all processes together; yield whether there was one.

        Args:
            places: how many may be taken at once.
            seconds: how long to wait for one.
        """
        self._check()
        until = time.monotonic() + seconds
        while (held := self._try(places)) is None and time.monotonic() < until:
            time.sleep(0.05)
        try:
            yield held is not None
        finally:
            if held is not None:
                os.close(held)

    def _try(self, places: int) -> int | None:
        for place in range(places):
            held = os.open(self.folder / f"place-{place}.lock", os.O_RDWR | os.O_CREAT, 0o600)
            try:
                flock(held, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                os.close(held)
            else:
                return held
        return None

    def _check(self) -> None:
        """Make the folder; refuse one that is somebody else's.

        Raises:
            PermissionError: it belongs to another user.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = self.folder.lstat()
        if found.st_uid != os.geteuid():
            raise PermissionError(f"{self.folder} belongs to another user")

    def _shrink(self) -> None:
        found = []
        for path in self.folder.iterdir():
            if path.suffix != ".lock":
                with suppress(FileNotFoundError):  # another process was quicker
                    status = path.stat()
                    found.append((status.st_mtime, status.st_size, path))
        over = sum(size for _when, size, _path in found) - self.most
        for _when, size, path in sorted(found):
            if over <= 0:
                return
            path.unlink(missing_ok=True)
            over -= size
