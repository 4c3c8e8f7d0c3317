"""Where the files are published: the sources of what is imported from them."""

from pathlib import Path

MAP = "https://opendev.org/osf/openstack-map"
_REFERENCE = "https://opendev.org/openstack/governance/src/branch/master/reference"


def source_of(file: Path) -> str:
    """Return the address at which a list of governance is published, by the name of its file."""
    folder = "/sigs" if file.name.endswith("sigs.yaml") else ""
    return f"{_REFERENCE}{folder}/{file.name}"


def is_governance(source: str) -> bool:
    """Tell whether a row of the catalogue names one of the lists of governance as its source."""
    return source.startswith(_REFERENCE)
