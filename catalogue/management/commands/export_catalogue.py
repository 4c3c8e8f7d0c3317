"""Take the catalogue out to files."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from catalogue.exchange.formats import EXPORTS
from catalogue.exchange.report import Report
from catalogue.management.exchange import ExchangeCommand


class Command(ExchangeCommand):
    """``export_catalogue PATH [--format native] [--settings FILE] [--logos DIR]``."""

    help = "Write the whole catalogue to files; the same catalogue gives the same bytes."
    ways = EXPORTS
    path_help = "the folder, or the file, to write; made if it is not there"

    def handle(self, *args: Any, **options: Any) -> None:
        """Export and say how much was written, and what the format has no place for."""
        path: Path = options["path"]
        others = self.further(options)
        try:
            report = EXPORTS[options["format"]].run(path, **others)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        self._tell(report)
        self.stdout.write(f"{report.total('unchanged'):>6} together, in {path}")

    def _tell(self, report: Report) -> None:
        for detail in report.details:
            self.stdout.write(str(detail))
        left = {name: found["skipped"] for name, found in report.counts.items() if found["skipped"]}
        if left:
            self.stdout.write("Left behind, as this format has no place for it:")
            for name, number in left.items():
                self.stdout.write(f"{number:>6} {name}")
            self.stdout.write("Written:")
        for name, counter in report.counts.items():
            if counter["unchanged"] or not counter["skipped"]:
                self.stdout.write(f"{counter['unchanged']:>6} {name}")
