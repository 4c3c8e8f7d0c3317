"""Take the catalogue out to files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalogue.exchange.formats import EXPORTS


class Command(BaseCommand):
    """``export_catalogue PATH [--format native]``."""

    help = "Write the whole catalogue to files; the same catalogue gives the same bytes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("path", type=Path, help="the folder to write; made if it is not there")
        parser.add_argument("--format", choices=sorted(EXPORTS), default="native")

    def handle(self, *args: Any, **options: Any) -> None:
        """Export and say how much was written."""
        path: Path = options["path"]
        try:
            report = EXPORTS[options["format"]](path)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        for name, counter in report.counts.items():
            self.stdout.write(f"{counter.total():>6} {name}")
        self.stdout.write(f"{report.total('unchanged'):>6} together, in {path}")
