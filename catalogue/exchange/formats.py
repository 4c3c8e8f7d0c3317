"""The formats a catalogue can be brought in from and taken out to, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from catalogue.exchange.landscape2.exporting import export_landscape2
from catalogue.exchange.landscape2.importing import import_landscape2
from catalogue.exchange.native.applying import import_native
from catalogue.exchange.native.writing import export_native
from catalogue.exchange.openstack_governance.importing import import_openstack_governance
from catalogue.exchange.openstack_map.importing import import_openstack_map
from catalogue.exchange.report import Report


@dataclass(frozen=True)
class Way:
    """How a catalogue comes in, or goes out, in one format.

    Attributes:
        run: does it. Called with the path, for an import also with `dry_run` and `progress`, and
            with what else was given of `takes`.
        takes: the names of further paths it can make use of: ``settings``, ``logos``.
    """

    run: Callable[..., Report]
    takes: frozenset[str] = frozenset()


IMPORTS: Mapping[str, Way] = {
    "native": Way(import_native),
    "openstack-map": Way(import_openstack_map),
    "openstack-governance": Way(import_openstack_governance),
    "landscape2": Way(import_landscape2, frozenset({"settings", "logos"})),
}
EXPORTS: Mapping[str, Way] = {
    "native": Way(export_native),
    "landscape2": Way(export_landscape2, frozenset({"settings", "logos"})),
}

# What a format may take besides its path: the option, and what it is for.
FURTHER: Mapping[str, str] = {
    "settings": "the settings file that belongs to the format's data",
    "logos": "the folder with the logos that the data names",
}


def further(ways: Mapping[str, Way], name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return which of the further paths were given, if the format can make use of them.

    Args:
        ways: all formats that can be chosen.
        name: the one that is.
        given: the options, those left out being None.

    Raises:
        ValueError: the format takes no such path; says which ones do.
    """
    found = {option: given[option] for option in FURTHER if given[option] is not None}
    for option in found:
        if option not in ways[name].takes:
            others = [other for other, way in ways.items() if option in way.takes]
            right = f"it is for {', '.join(others)}" if others else "leave it out"
            raise ValueError(f"--{option} says nothing to the format {name}; {right}.")
    return found
