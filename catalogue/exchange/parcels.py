"""Files that somebody sends, laid out in a folder: names looked at, zips unpacked, all measured.

What is said of a zip by itself is not believed: bytes are counted as they are unpacked, and names
that lead out of the folder are refused. Links, and files whose names mean something else elsewhere,
are left out and told.
"""

import datetime
import errno
import io
import os
import re
import stat
import time
import zipfile
import zlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from django.utils.translation import gettext as _

MEGABYTE = 1_000_000
# Folders count as well: whatever a zip lists.
MOST_FILES = 20_000
# In bytes: what file systems take for a name, and far less than they take for a path.
_LONGEST_NAME = 255
_LONGEST_PATH = 500
_CHUNK = 1 << 16
_UNCLEAR = re.compile(r"[\\:\x00-\x1f]")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_CONTROL = re.compile(r"[\x00-\x1f]")
_ENCRYPTED = 0x1
# What operating systems put into a zip beside what was chosen.
_ASIDE = "__MACOSX"
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # of what zipfile cannot unpack
    OverflowError,  # a place in the file that no number of the system tells
    ValueError,
)
_USUAL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Plain files, and what was packed where files have no modes.
_PLAIN = (stat.S_IFREG, 0)


class Unusable(Exception):
    """What was sent cannot be taken; says why, and what would be right."""


class Sent(Protocol):
    """A file as it was sent."""

    name: str | None

    @property
    def size(self) -> int | None:
        """How many bytes it has, if that is known."""
        ...

    def open(self, mode: str | None = None) -> IO[bytes]:
        """Return it from its beginning."""
        ...


class Parcel:
    """Files laid out in folders below one folder, until there is no room for more.

    Args:
        folder: the folder.
        megabytes: how large they may be together.

    Attributes:
        left_out: the names of what was in a zip and cannot be taken.
    """

    def __init__(self, folder: Path, megabytes: int) -> None:
        self.folder = folder
        self.megabytes = megabytes
        self.left_out: list[str] = []
        self._room = megabytes * MEGABYTE
        self._listed = 0
        self._laid: set[PurePosixPath] = set()
        self._folders: set[PurePosixPath] = set()

    def put(self, slot: str, sent: Sent, around: Collection[str] | None = None) -> None:
        """Lay out a file, or what is in it if it is a zip.

        Args:
            slot: the folder it belongs in.
            sent: the file.
            around: names of folders that mean something to whoever reads them; another folder that
                holds all of a zip is left out. None where no zip is taken.

        Raises:
            Unusable: it cannot be taken.
        """
        name = str(sent.name)
        if (sent.size or 0) > self._room:
            raise Unusable(self._too_large())
        with sent.open() as stream:
            if not zipfile.is_zipfile(stream):
                stream.seek(0)
                self._count(1)
                self._write(slot, _plain(name), stream, time.time())
            elif around is None:
                raise Unusable(_("“%(name)s” is a zip. Send the file by itself.") % {"name": name})
            else:
                self._unpack(slot, name, stream, around)

    def _unpack(self, slot: str, name: str, stream: IO[bytes], around: Collection[str]) -> None:
        try:
            with zipfile.ZipFile(stream) as archive:
                self._count(len(archive.infolist()))
                files = list(self._files(archive))
                outer = _outer_folders([path.parts[:-1] for path, _each in files], around)
                for path, each in files:
                    inner = PurePosixPath(*path.parts[outer:])
                    with archive.open(each) as member:
                        self._write(slot, inner, member, _moment(each))
        except _DAMAGED as error:
            raise _not_unpacked(name) from error
        except OSError as error:
            if error.errno != errno.EINVAL:  # that is a place before the beginning of the file
                raise
            raise _not_unpacked(name) from error

    def _files(self, archive: zipfile.ZipFile) -> Iterator[tuple[PurePosixPath, zipfile.ZipInfo]]:
        """Yield the plain files of a zip, without what is hidden, and note what is left out.

        Raises:
            Unusable: a name leads out of the folder, or something takes a password.
        """
        for each in archive.infolist():
            if each.is_dir():
                continue
            path = PurePosixPath(each.filename)
            if _leads_out(each.filename):
                raise _no_name(each.filename)
            if not path.parts or _is_hidden(path):
                continue
            if _is_unclear(path) or stat.S_IFMT(each.external_attr >> 16) not in _PLAIN:
                self.left_out.append(_CONTROL.sub("\ufffd", each.filename)[:_LONGEST_NAME])
                continue
            if each.flag_bits & _ENCRYPTED:
                raise Unusable(_("The zip takes a password; pack it without one."))
            if each.compress_type not in _USUAL:
                raise zipfile.BadZipFile(f"packed by the method {each.compress_type}")
            yield path, each

    def _count(self, number: int) -> None:
        self._listed += number
        if self._listed > MOST_FILES:
            words = _("These are more than %(most)s files and folders.")
            raise Unusable(words % {"most": f"{MOST_FILES:,}"})

    def _write(self, slot: str, path: PurePosixPath, stream: IO[bytes], at: float) -> None:
        self._take(PurePosixPath(slot) / path, path)
        target = self.folder / slot / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            while chunk := stream.read(_CHUNK):
                self._room -= len(chunk)
                if self._room < 0:
                    raise Unusable(self._too_large())
                file.write(chunk)
        os.utime(target, (at, at))

    def _take(self, whole: PurePosixPath, path: PurePosixPath) -> None:
        """Note that a file is laid out.

        Raises:
            Unusable: something else is there.
        """
        if {whole, *whole.parents} & self._laid or whole in self._folders:
            raise Unusable(_("“%(name)s” is there twice; send it once.") % {"name": path})
        self._laid.add(whole)
        self._folders.update(whole.parents)

    def _too_large(self) -> str:
        words = _(
            "The files are larger than %(most)s megabytes together, unpacked. Leave out what the "
            "format does not need, or ask whoever runs the site to raise IMPORT_MEGABYTES."
        )
        return words % {"most": self.megabytes}


def _plain(name: str) -> PurePosixPath:
    """Return the path a name is.

    Raises:
        Unusable: it may lead out of a folder, or means something else elsewhere.
    """
    path = PurePosixPath(name)
    if _leads_out(name) or _is_unclear(path) or not path.parts:
        raise _no_name(name)
    return path


def _leads_out(name: str) -> bool:
    """Tell whether a name leads out of its folder on any system."""
    is_absolute = name.startswith(("/", "\\")) or _DRIVE.match(name)
    return bool(is_absolute) or ".." in re.split(r"[/\\]", name)


def _is_hidden(path: PurePosixPath) -> bool:
    return _ASIDE in path.parts or any(part.startswith(".") for part in path.parts)


def _is_unclear(path: PurePosixPath) -> bool:
    """Tell whether a name means something else elsewhere, or is longer than files can have."""
    longest = max((len(part.encode()) for part in path.parts), default=0)
    is_long = longest > _LONGEST_NAME or len(str(path).encode()) > _LONGEST_PATH
    return is_long or bool(_UNCLEAR.search(str(path)))


def _no_name(name: str) -> Unusable:
    words = _("“%(name)s” is no name of a file that can be taken; give it a plain one.")
    return Unusable(words % {"name": name[:_LONGEST_NAME]})


def _not_unpacked(name: str) -> Unusable:
    words = _("“%(name)s” cannot be unpacked: it is damaged, or packed in an unusual way.")
    return Unusable(words % {"name": name})


def _outer_folders(folders: Sequence[Sequence[str]], around: Collection[str]) -> int:
    """Return how many folders hold all files and mean nothing.

    Args:
        folders: those each file lies in, from the outermost on.
        around: those that mean something.
    """
    outer = 0
    while folders and all(len(path) > outer for path in folders):
        first = {path[outer] for path in folders}
        if len(first) > 1 or first & {*around}:
            break
        outer += 1
    return outer


def _moment(info: zipfile.ZipInfo) -> float:
    """Return when a file in a zip was last changed; now, if what it says is no moment."""
    try:
        return datetime.datetime(*info.date_time, tzinfo=datetime.UTC).timestamp()
    except ValueError:
        return time.time()


def set_day(folder: Path, day: datetime.date) -> None:
    """Say that all files of a folder were last changed on a day."""
    at = datetime.datetime.combine(day, datetime.time(12), tzinfo=datetime.UTC).timestamp()
    for file in _listed(folder):
        os.utime(file, (at, at))


def names_in(folder: Path) -> list[str]:
    """Return the names of all files below a folder, in order, without the folders they lie in."""
    return [str(PurePosixPath(*file.relative_to(folder).parts[1:])) for file in _listed(folder)]


def pack(folder: Path) -> bytes:
    """Return all files of a folder as a zip that keeps when they were last changed."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in _listed(folder):
            at = datetime.datetime.fromtimestamp(file.stat().st_mtime, tz=datetime.UTC)
            earliest = max(at.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
            info = zipfile.ZipInfo(file.relative_to(folder).as_posix(), earliest)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, file.read_bytes())
    return held.getvalue()


def unpack(packed: bytes, folder: Path) -> None:
    """Lay out again what `pack` packed."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for each in archive.infolist():
            file = Path(archive.extract(each, folder))
            at = _moment(each)
            os.utime(file, (at, at))


def _listed(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
