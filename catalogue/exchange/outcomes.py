"""What came of an import, done or only tried, without the folder its files were laid out in."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
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
        unread: the names of files that were sent and that no import in the format reads.
    """

    report: Report = field(default_factory=Report)
    faults: tuple[Fault, ...] = ()
    unread: tuple[str, ...] = ()

    @classmethod
    def of(cls, run: Callable[[], Report], folder: Path, unread: Sequence[str] = ()) -> Self:
        """Return what comes of an import, with files called as if they were not in a folder.

        Args:
            run: imports.
            folder: where the files are laid out, each in the folder of its slot.
            unread: the files that it does not read.
        """
        try:
            report = run()
        except Refused as refused:
            return cls(
                faults=tuple(_named(fault, folder) for fault in refused.faults),
                unread=tuple(unread),
            )
        report.details = [_named(detail, folder) for detail in report.details]
        return cls(report, unread=tuple(unread))

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """Return what was kept."""
        report = Report(
            {kind: Counter(found) for kind, found in data["counts"]},
            [_fault(said) for said in data["details"]],
            Counter(data["kept"]),
            data["mark"],
        )
        faults = tuple(_fault(said) for said in data["faults"])
        return cls(report, faults, tuple(data["unread"]))

    def kept(self) -> dict[str, Any]:
        """Return what is kept, as plain data; order is told by lists, as databases forget it."""
        return {
            "counts": [[kind, dict(found)] for kind, found in self.report.counts.items()],
            "details": [_said(detail) for detail in self.report.details],
            "kept": dict(self.report.kept),
            "mark": self.report.mark,
            "faults": [_said(fault) for fault in self.faults],
            "unread": list(self.unread),
        }

    @property
    def created(self) -> int:
        """How many rows are added."""
        return self.report.total("created")

    @property
    def changed(self) -> int:
        """How many rows are changed."""
        return self.report.total("changed")

    @property
    def writes(self) -> int:
        """How many rows are added or changed."""
        return self.created + self.changed


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
