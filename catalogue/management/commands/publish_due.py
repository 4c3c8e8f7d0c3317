"""Publish the drafts whose day has come, and delete what expired."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalogue.models import Upload
from catalogue.publication.publishing import publish_due
from governance.partial_dates import today


class Command(BaseCommand):
    """``publish_due``."""

    help = (
        "Publish the drafts that were planned for today or a day before. To be run every day, "
        "soon after midnight in UTC; the site does the same before its first answer of a day. "
        "Files that were sent to be imported, and were not in time, are deleted as well. "
        "Exits with 1 if a draft cannot be published."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish, and tell what was and what could not be."""
        Upload.objects.forget_expired()
        told = publish_due(today())
        for row in told.rows:
            self.stdout.write(f"Published: {row._meta.verbose_name} “{row}”.")
        if not told.rows:
            self.stdout.write("Nothing was published.")
        if told.hindered:
            lines = [f"“{row}” stays a draft. {' '.join(why)}" for row, why in told.hindered]
            raise CommandError("\n".join(lines))
