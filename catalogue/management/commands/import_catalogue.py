"""Bring a catalogue in from files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from catalogue.exchange.formats import IMPORTS
from catalogue.exchange.report import Refused
from catalogue.management.exchange import ExchangeCommand
from catalogue.management.progress import bar


class Command(ExchangeCommand):
    """``import_catalogue PATH [--format native] [--settings FILE] [--logos DIR] [--dry-run]``."""

    help = "Bring a catalogue in from files: all of it or, with every fault listed, nothing."
    ways = IMPORTS
    path_help = "a folder in the format, or a single file"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        super().add_arguments(parser)
        parser.add_argument(
            "--dry-run", action="store_true", help="report what would happen and take it back"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and print the report."""
        path: Path = options["path"]
        others = self.further(options)
        for needed in (path, *others.values()):
            if not needed.exists():
                raise CommandError(f"There is no file or folder {needed}.")
        run = IMPORTS[options["format"]].run
        try:
            report = run(path, dry_run=options["dry_run"], progress=bar(self.stderr), **others)
        except Refused as refused:
            faults = "\n".join(str(fault) for fault in refused.faults)
            count = len(refused.faults)
            word = "fault" if count == 1 else "faults"
            raise CommandError(f"{faults}\n{count} {word}; nothing was written.") from None
        for line in report.lines():
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write("A dry run: nothing was written.")
