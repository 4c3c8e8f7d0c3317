"""Files of 2,400 items in each format a catalogue can be brought in from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.foreign import write_foreign
from tests.benchmarks.generated import write_catalogue
from tests.benchmarks.landscape import SIZE
from tests.benchmarks.openstack import write_lists, write_map


@dataclass(frozen=True)
class Format:
    """A format, with files of it.

    Attributes:
        write: writes them into an empty folder.
        file: the file of the folder that is imported; the folder itself where there is none.
        before: the format that is brought in first, as this one says more of the same projects.
        out: the format the catalogue is taken out in; not all have one of their own.
    """

    write: Callable[[Path], None]
    file: str = ""
    before: str = ""
    out: str = "native"


FORMATS: Mapping[str, Format] = {
    "native": Format(lambda folder: write_catalogue(folder / "all.yaml", SIZE), "all.yaml"),
    "landscape2": Format(
        lambda folder: write_foreign(folder / "data.yml"), "data.yml", out="landscape2"
    ),
    "openstack-map": Format(write_map),
    "openstack-governance": Format(write_lists, before="openstack-map"),
}
