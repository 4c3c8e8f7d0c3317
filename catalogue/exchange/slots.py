"""What is asked for of each format where files are sent, and how an import reads them then."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalogue.exchange.native.editions import FOLDER as EDITIONS
from catalogue.exchange.native.shapes import COLLECTIONS
from catalogue.exchange.openstack_governance.reading import FOLDERS, GROUPS, TEAMS
from catalogue.exchange.openstack_map.reading import FILES as SHEETS

_LOGOS = ("logos", "hosted_logos")
_SETTINGS = ("settings.yml", "settings.yaml")
_DATA = ("data.yml", "data.yaml", "landscape.yml", "landscape.yaml")


@dataclass(frozen=True)
class Slot:
    """A place for files in the form.

    Attributes:
        name: of the field, and of the folder they are laid out in.
        label: what is asked for.
        words: what to know of it.
        required: whether it may be left empty.
        several: whether it takes more than one file.
        around: names of folders in a zip that mean something; None where no zip is taken.
    """

    name: str
    label: str | Promise
    words: str | Promise
    required: bool = True
    several: bool = True
    around: tuple[str, ...] | None = ()


@dataclass(frozen=True)
class Intake:
    """How files of a format are taken.

    Attributes:
        title: what the format is called.
        words: what it is, in a sentence or two.
        slots: what is asked for.
        dated: whether the files are of a day that they do not say.
    """

    title: str | Promise
    words: str | Promise
    slots: tuple[Slot, ...]
    dated: bool = False


INTAKES: Mapping[str, Intake] = {
    "native": Intake(
        _("Native"),
        _(
            "The catalogue’s own YAML files, as an export writes them: projects, maps, bodies, "
            "editions and all else."
        ),
        (
            Slot(
                "files",
                _("Files"),
                _(
                    "A zip of the folder; or single files: one of a whole catalogue, or some that "
                    "are named after what they hold, such as projects.yaml."
                ),
                around=(*COLLECTIONS, EDITIONS),
            ),
        ),
    ),
    "landscape2": Intake(
        _("landscape2"),
        _("A landscape as the CNCF keeps it: one data file, its settings, a folder of logos."),
        (
            Slot(
                "data",
                _("Data"),
                _("data.yml. Or a zip with data.yml and, if you like, settings.yml and logos."),
                several=False,
                around=_LOGOS,
            ),
            Slot(
                "settings",
                _("Settings"),
                _("settings.yml. May be left out: what came in before is remembered."),
                required=False,
                several=False,
                around=None,
            ),
            Slot(
                "logos",
                _("Logos"),
                _("SVG files, or a zip of their folder. Logos that are there stay without it."),
                required=False,
            ),
        ),
    ),
    "openstack-map": Intake(
        _("OpenStack map"),
        _("The files that OpenStack’s map and project navigator are drawn from."),
        (
            Slot(
                "files",
                _("Files"),
                _("%(names)s: all three, some of them, or a zip."),
            ),
        ),
    ),
    "openstack-governance": Intake(
        _("OpenStack governance"),
        _("OpenStack’s lists of teams, what they deliver, and special interest groups."),
        (
            Slot(
                "files",
                _("Files"),
                _("%(names)s: some or all of them, or a zip of the repository."),
                around=("reference", "sigs"),
            ),
        ),
        dated=True,
    ),
}
# What each format reads of a folder.
_READ: Mapping[str, tuple[str, ...]] = {
    "native": ("*.yaml", "*/*.yaml", f"{EDITIONS}/*.json"),
    "openstack-map": SHEETS,
    "openstack-governance": tuple(
        f"{folder}/{name}".lstrip("/") for folder in FOLDERS for name in (*TEAMS, *GROUPS)
    ),
}
NAMES: Mapping[str, tuple[str, ...]] = {
    "openstack-map": SHEETS,
    "openstack-governance": (*TEAMS, *GROUPS),
}


def reading(format_: str, folder: Path) -> tuple[Path, dict[str, Path]]:
    """Return the path an import is given, and the further paths, for files that are laid out.

    Args:
        format_: the format.
        folder: where they are laid out, each in the folder of its slot.
    """
    if format_ == "landscape2":
        return _landscape(folder)
    files = folder / "files"
    [*all_files] = (path for path in files.rglob("*") if path.is_file())
    is_whole = len(all_files) == 1 and (
        all_files[0].stem not in COLLECTIONS if format_ == "native" else format_ == "openstack-map"
    )
    alone = is_whole and all_files[0].parent == files
    return (all_files[0] if alone else files), {}


def unread(format_: str, folder: Path) -> list[str]:
    """Return the names of the files that an import does not read.

    Args:
        format_: the format.
        folder: where they are laid out, each in the folder of its slot.
    """
    path, further = reading(format_, folder)
    found = {path} if path.is_file() else set[Path]()
    for pattern in _READ.get(format_, ()) if path.is_dir() else ():
        found |= {*path.glob(pattern)}
    for other in further.values():
        found |= {*other.rglob("*")} if other.is_dir() else {other}
    left = (file for file in sorted(folder.rglob("*")) if file.is_file() and file not in found)
    return ["/".join(file.relative_to(folder).parts[1:]) for file in left]


def _landscape(folder: Path) -> tuple[Path, dict[str, Path]]:
    data, further = folder / "data", dict[str, Path]()
    there = [data / name for name in _DATA if (data / name).is_file()]
    others = (*_SETTINGS, *_LOGOS)
    top = sorted(path for path in data.glob("*") if path.is_file() and path.name not in others)
    path = (there or top or [data / _DATA[0]])[0]
    settings = [*(folder / "settings").glob("*"), *(data / name for name in _SETTINGS)]
    logos = [folder / "logos", *(data / name for name in _LOGOS)]
    for name, found in (
        ("settings", next(filter(Path.is_file, settings), None)),
        ("logos", next(filter(Path.is_dir, logos), None)),
    ):
        if found:
            further[name] = found
    return path, further


# What is said in the files of each format and in those of no other.
_SIGNS: Mapping[str, re.Pattern[str]] = {
    "openstack-map": re.compile(r"^tabs:", re.MULTILINE),
    "landscape2": re.compile(r"^(landscape|categories):", re.MULTILINE),
    "openstack-governance": re.compile(r"^ +(deliverables|chairs):", re.MULTILINE),
    "native": re.compile(rf"^({'|'.join(COLLECTIONS)}):", re.MULTILINE),
}
_LOOKED_AT, _LETTERS = 50, 200_000


def alike(folder: Path) -> str:
    """Return the format that files look as if they had; empty if they look like none.

    Args:
        folder: where they are laid out.
    """
    texts, folders = [], set[str]()
    for file in sorted(folder.rglob("*.y*ml"))[:_LOOKED_AT]:
        folders.add(file.parent.name)
        with file.open("rb") as stream:
            texts.append(stream.read(_LETTERS).decode(errors="replace"))
    if folders & {*COLLECTIONS}:
        return "native"
    found = (name for name, sign in _SIGNS.items() if any(map(sign.search, texts)))
    return next(found, "")
