"""Ask every address the catalogue names whether it still leads somewhere."""

import datetime
from argparse import ArgumentParser, ArgumentTypeError
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from catalogue.links.asking import Asker, Outcome
from catalogue.links.checking import answers
from catalogue.links.keeping import due, forget, keep
from catalogue.links.naming import urls
from catalogue.management.progress import bar


class Command(BaseCommand):
    """``check_links [--again-after HOURS] [--sites N] [--pause S] [--timeout S] [--tries N]``."""

    help = (
        "Ask every address the catalogue names whether it still leads somewhere, several sites at "
        "a time and each of them slowly. What was asked within the last hours is left out, so an "
        "interrupted run goes on where it stopped. After failures on three days check_catalogue "
        "tells of it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            *("--again-after", "-a"),
            type=_number(0),
            default=20,
            metavar="HOURS",
            help="leave out what was asked in the last so many hours (20); 0 asks everything",
        )
        parser.add_argument("--sites", type=_count, default=8, help="sites asked at a time (8)")
        parser.add_argument(
            "--pause", type=_number(0), default=1, help="seconds between two requests to a site (1)"
        )
        parser.add_argument(
            "--timeout", type=_number(0.1), default=15, help="seconds to wait for an answer (15)"
        )
        parser.add_argument(
            "--tries", type=_count, default=3, help="how often to ask one that does not answer (3)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, remember each answer as it comes, and tell how it went."""
        named = urls()
        forgotten = forget(named)
        since = timezone.now() - datetime.timedelta(hours=options["again_after"])
        wanted = due(named, since)
        counts = self._ask(wanted, options)
        self.stdout.write(
            f"{len(wanted)} of {len(named)} addresses asked: {counts[Outcome.GOOD]} good, "
            f"{counts[Outcome.BROKEN]} failed, {counts[Outcome.UNCLEAR]} not for programs. "
            f"{forgotten} no longer named and forgotten."
        )

    def _ask(self, wanted: list[str], options: dict[str, Any]) -> Counter[Outcome]:
        asker = Asker(
            f"OpenInfrastructureCatalogue (+{settings.SITE_URL}/about/)",
            timeout=options["timeout"],
            tries=options["tries"],
        )
        progress = bar(self.stderr)
        counts: Counter[Outcome] = Counter()
        asked = answers(wanted, asker, sites=options["sites"], pause=options["pause"])
        for answer in asked:
            check = keep(answer)
            counts[answer.outcome] += 1
            if check.is_broken:
                self.stdout.write(f"{answer.url}: {answer.problem}, {check.failures} days in a row")
            if progress:
                progress(counts.total(), len(wanted))
        return counts


def _number(least: float) -> Any:
    def convert(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = -1
        if not least <= value < 100_000:
            raise ArgumentTypeError(f"“{text}” is not a number from {least:g}")
        return value

    return convert


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 100):
        raise ArgumentTypeError(f"“{text}” is not a whole number from 1 to 100")
    return int(text)
