"""Make the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand

from catalogue.search import reindex


class Command(BaseCommand):
    """``reindex``: for a database that was filled past the site, or after a new release."""

    help = (
        "Make the search index anew, in one transaction. It is kept up to date by itself; this is "
        "for a database that was written to by other means, or after an upgrade that says so."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the index and say what is in it."""
        for kind, count in reindex().items():
            self.stdout.write(f"{kind.label}: {count}")
