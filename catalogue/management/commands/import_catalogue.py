"""Bring a catalogue in from files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from catalogue.exchange.formats import IMPORTS
from catalogue.exchange.report import Refused
from catalogue.management.exchange import ExchangeCommand

_BAR = 40


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
        progress = self._progress if self.stderr.isatty() else None
        run = IMPORTS[options["format"]].run
        try:
            report = run(path, dry_run=options["dry_run"], progress=progress, **others)
        except Refused as refused:
            faults = "\n".join(str(fault) for fault in refused.faults)
            count = len(refused.faults)
            word = "fault" if count == 1 else "faults"
            raise CommandError(f"{faults}\n{count} {word}; nothing was written.") from None
        for line in report.lines():
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write("A dry run: nothing was written.")

    def _progress(self, done: int, total: int) -> None:
        filled = _BAR * done // total if total else _BAR
        end = "\n" if done >= total else ""
        bar = "█" * filled + "░" * (_BAR - filled)
        self.stderr.write(f"\r{bar} {done}/{total}", style_func=str, ending=end)
        self.stderr.flush()
