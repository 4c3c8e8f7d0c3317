"""Publish an edition of a map."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from catalogue.editions import publish
from catalogue.models import Map


class Command(BaseCommand):
    """``publish_edition MAP [--number N] [--notes …] [--publisher …]``."""

    help = "Freeze a map as it is today: an edition never changes and can be cited."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("map", help="the slug of the map")
        parser.add_argument(
            "--number", default="", help="YYYYMMDD, or YYYYMMDD.2; the next of today if left out"
        )
        parser.add_argument("--notes", default="", help="what readers should know, in Markdown")
        parser.add_argument(
            "--publisher", default="", help="who published the last edition if left out"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish, and say where it is and what its digest is."""
        found = Map.objects.all().at(options["map"])
        if found is None:
            slugs = ", ".join(Map.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no map “{options['map']}”; there are: {slugs}.")
        given = {name: options[name] for name in ("number", "notes", "publisher")}
        try:
            edition = publish(found, **given)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from None
        self.stdout.write(
            f"Edition {edition.number} of “{found}” is published by {edition.publisher}:\n"
            f"{settings.SITE_URL}{edition.get_absolute_url()}\nSHA-256 {edition.sha256}"
        )
