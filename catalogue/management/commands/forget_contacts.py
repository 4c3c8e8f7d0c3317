"""Delete how to reach those whose suggestions were decided some time ago."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from catalogue.suggesting.forgetting import forget_contacts


class Command(BaseCommand):
    """``forget_contacts``."""

    help = (
        "Delete how to reach those who sent suggestions, SUGGESTION_CONTACT_DAYS after each was "
        "decided. To be run every day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete and tell how many."""
        count = forget_contacts(settings.SUGGESTION_CONTACT_DAYS)
        self.stdout.write(f"{count} contact{'' if count == 1 else 's'} deleted.")
