"""Check that every rule holds."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalogue.rules import findings
from catalogue.rules.report import as_document, sections, summary
from governance.findings import Finding, Severity
from governance.partial_dates import parse_partial_date, today


class Command(BaseCommand):
    """``check_catalogue [--json] [--on DATE]``."""

    help = "Check all rules of integrity and governance; exits with 1 if there are errors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument(
            "--on", default="", metavar="DATE", help="the day, YYYY-MM-DD; today if left out"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found.

        Raises:
            CommandError: the day is none.
            SystemExit: with 1, there are errors.
        """
        on = _day(options["on"])
        found = findings(on)
        if options["json"]:
            self.stdout.write(json.dumps(as_document(found, on), indent=2, ensure_ascii=False))
        else:
            self._tell(found, on)
        if any(finding.severity == Severity.ERROR for finding in found):
            raise SystemExit(1)

    def _tell(self, found: list[Finding], on: str) -> None:
        for section in sections(found):
            self.stdout.write(f"{section.heading} ({section.count})\n\n")
            for rule in section.rules:
                self.stdout.write(f"  {rule.title} ({rule.name})\n")
                for finding in rule.findings:
                    self._tell_one(finding)
                self.stdout.write("\n")
        self.stdout.write(summary(found, on))

    def _tell_one(self, finding: Finding) -> None:
        named = f" ({finding.subject.slug})" if finding.subject.slug else ""
        self.stdout.write(f"  - {finding.subject.name}{named}: {finding.message}\n")
        self.stdout.write(f"    {finding.remedy}\n")


def _day(text: str) -> str:
    if not text:
        return today()
    try:
        day = parse_partial_date(text).isoformat()
    except ValueError as error:
        raise CommandError(f"--on: {error}.") from None
    if day != text:
        raise CommandError(f"--on: “{text}” is not a whole day; write it as {day}.")
    return day
