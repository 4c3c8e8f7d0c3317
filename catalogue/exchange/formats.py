"""The formats a catalogue can be brought in from and taken out to, by name."""

from collections.abc import Callable
from pathlib import Path

from catalogue.exchange.native.applying import Progress, import_native
from catalogue.exchange.native.writing import export_native
from catalogue.exchange.openstack_governance.importing import import_openstack_governance
from catalogue.exchange.openstack_map.importing import import_openstack_map
from catalogue.exchange.report import Report

IMPORTS: dict[str, Callable[[Path, bool, Progress | None], Report]] = {
    "native": import_native,
    "openstack-map": import_openstack_map,
    "openstack-governance": import_openstack_governance,
}
EXPORTS: dict[str, Callable[[Path], Report]] = {"native": export_native}
