"""Zips, honest and otherwise, as people send them."""

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile


def sent(name: str, content: bytes | str) -> SimpleUploadedFile:
    """Return a file as it was sent."""
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def zipped(files: Mapping[str, bytes | str], name: str = "files.zip") -> SimpleUploadedFile:
    """Return a zip of files, by their paths, as it was sent."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return sent(name, held.getvalue())


def zip_of(folder: Path, top: str = "", day: tuple[int, int, int] = (2026, 8, 8)) -> bytes:
    """Return a zip of a folder, its files last changed on a day.

    Args:
        folder: the folder.
        top: a folder that is put around all of it.
        day: the day.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            info = zipfile.ZipInfo(top + file.relative_to(folder).as_posix(), (*day, 12, 0, 0))
            archive.writestr(info, file.read_bytes())
    return held.getvalue()


def link(name: str, target: str) -> SimpleUploadedFile:
    """Return a zip with a symbolic link."""
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(info, target)
    return sent("link.zip", held.getvalue())
