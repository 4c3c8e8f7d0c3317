"""The catalogue as one file to take away: what an export writes, packed."""

import zipfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalogue.exchange.formats import EXPORTS
from catalogue.exchange.native.storing import look_up_sorts
from catalogue.exchange.report import Report
from catalogue.revision import snapshot

# The same catalogue gives the same bytes, so the files in a zip are of no day.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Takeaway:
    """How the catalogue is taken away in a format.

    Attributes:
        title: what the format is called.
        words: what it is for.
        drafts: what becomes of drafts.
        path: what is written, in the folder that is packed; empty for the folder itself.
        further: the further paths, by what they are called.
    """

    title: str | Promise
    words: str | Promise
    drafts: str | Promise
    path: str = ""
    further: Mapping[str, str] = field(default_factory=dict)


TAKEAWAYS: Mapping[str, Takeaway] = {
    "native": Takeaway(
        _("Native"),
        _(
            "All that the catalogue knows, as YAML files for a review or for git, editions "
            "included. It comes back by an import as it went out, byte for byte."
        ),
        _("Drafts go out too, marked as drafts: do not publish the files without a look at them."),
    ),
    "landscape2": Takeaway(
        _("landscape2"),
        _(
            "The maps, their projects and the members, as a landscape: data.yml, settings.yml and "
            "the logos."
        ),
        _(
            "Drafts of projects stay behind. What a landscape said its projects are for, which is "
            "a draft of a use case here, goes out again."
        ),
        "data.yml",
        {"settings": "settings.yml", "logos": "logos"},
    ),
}


def written(format_: str, folder: Path) -> Report:
    """Write the catalogue to a folder, as it is at one moment; return the report."""
    way = TAKEAWAYS[format_]
    further = {name: folder / path for name, path in way.further.items()}
    return _run(format_, folder / way.path, **further)


def packed(format_: str) -> IO[bytes]:
    """Return a zip of all that an export writes, from its beginning; it vanishes when closed."""
    with TemporaryDirectory() as name, ExitStack() as until_it_is_whole:
        held = until_it_is_whole.enter_context(TemporaryFile())
        folder = Path(name)
        written(format_, folder)
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(path for path in folder.rglob("*") if path.is_file()):
                info = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _NO_DAY)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, file.read_bytes())
        held.seek(0)
        until_it_is_whole.pop_all()
        return held


def only(format_: str) -> bytes:
    """Return the one file an export writes where it is asked for nothing further."""
    with TemporaryDirectory() as name:
        path = Path(name) / TAKEAWAYS[format_].path
        _run(format_, path)
        return path.read_bytes()


def summary(format_: str) -> Report:
    """Return what an export would write and what it would leave behind."""
    with TemporaryDirectory() as name:
        return written(format_, Path(name))


def _run(format_: str, path: Path, **further: Path) -> Report:
    with snapshot():
        look_up_sorts()
        return EXPORTS[format_].run(path, **further)
