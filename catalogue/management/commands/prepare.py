"""`manage.py prepare`: make the database ready for the site."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand

from catalogue.models import Project
from catalogue.search import is_empty, reindex

CURATOR = "curator"
STARTER = settings.BASE_DIR / "catalogue" / "data"


class Command(BaseCommand):
    """Migrates, fills an empty catalogue, and lets the first curator in.

    May be run again at any time: what is there already is left as it is.
    """

    help = (
        "Migrate the database, load the starter catalogue if there is no project yet, and create "
        "the first curator's account, with a password printed this once, if there is no account."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the steps in order."""
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        self.load_starter_catalogue()
        self.make_search_index()
        self.let_first_curator_in()

    def load_starter_catalogue(self) -> None:
        """Import the starter catalogue unless the catalogue has projects."""
        if Project.objects.exists():
            return
        self.stdout.write("The catalogue is empty: loading the starter catalogue.")
        call_command("import_catalogue", str(STARTER), stdout=self.stdout, stderr=self.stderr)

    def make_search_index(self) -> None:
        """Index what is there, if nothing is indexed: a catalogue from before there was search."""
        if is_empty():
            reindex()

    def let_first_curator_in(self) -> None:
        """Create the curator and print the password, unless somebody can log in already."""
        users = get_user_model()._default_manager
        if users.exists():
            return
        password = secrets.token_urlsafe(12)
        get_user_model().objects.create_superuser(username=CURATOR, password=password)
        self.stdout.write(
            f"\n  Log in at {settings.SITE_URL}/admin/ as {CURATOR} with the password {password}"
            "\n  It is shown this once; change it after logging in.\n"
        )
