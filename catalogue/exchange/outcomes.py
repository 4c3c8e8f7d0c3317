"""What came of an import, done or only tried, without the folder its files were laid out in."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from catalogue.exchange.report import Fault, Place, Refused, Report

NOWHERE = Path()


@dataclass(frozen=True)
class Outcome:
    """What an import did, or would do.

    Attributes:
        report: what was done; empty where it was refused.
        faults: why it was refused; none where it was not.
    """

    report: Report = field(default_factory=Report)
    faults: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, run: Callable[[], Report], folder: Path) -> Self:
        """Return what comes of an import, with files called as if they were not in a folder.

        Args:
            run: imports.
            folder: where the files are laid out, each in the folder of its slot.
        """
        try:
            report = run()
        except Refused as refused:
            return cls(faults=tuple(_named(fault, folder) for fault in refused.faults))
        report.details = [_named(detail, folder) for detail in report.details]
        return cls(report)

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """Return what was kept."""
        report = Report(
            {kind: Counter(found) for kind, found in data["counts"]},
            [_fault(said) for said in data["details"]],
            Counter(data["kept"]),
            data["mark"],
        )
        return cls(report, tuple(_fault(said) for said in data["faults"]))

    def kept(self) -> dict[str, Any]:
        """Return what is kept, as plain data; order is told by lists, as databases forget it."""
        return {
            "counts": [[kind, dict(found)] for kind, found in self.report.counts.items()],
            "details": [_said(detail) for detail in self.report.details],
            "kept": dict(self.report.kept),
            "mark": self.report.mark,
            "faults": [_said(fault) for fault in self.faults],
        }

    @property
    def writes(self) -> int:
        """How many rows are added or changed."""
        return self.report.total("created") + self.report.total("changed")


def _said(fault: Fault) -> list[Any]:
    return [str(fault.place.file), fault.place.line, fault.message]


def _fault(said: list[Any]) -> Fault:
    file, line, message = said
    return Fault(Place(Path(file), line), message)


def _named(fault: Fault, folder: Path) -> Fault:
    file, message = fault.place.file, fault.message
    for slot in sorted(folder.iterdir()):
        message = message.replace(f"{slot}/", "").replace(f"{slot}", slot.name)
        if file.is_relative_to(slot):
            file = file.relative_to(slot)
    return Fault(Place(NOWHERE if file == folder else file, fault.place.line), message)
