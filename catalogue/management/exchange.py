"""What the commands that bring catalogues in and out have in common."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalogue.exchange.formats import FURTHER, Way, further


class ExchangeCommand(BaseCommand):
    """A command with a path, a format, and further paths that some formats make use of.

    Attributes:
        ways: the formats there are.
        path_help: what the path is.
    """

    ways: Mapping[str, Way]
    path_help: str

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Let ``--settings`` be ours; see `catalogue.command_line`."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("path", type=Path, help=self.path_help)
        parser.add_argument("--format", choices=sorted(self.ways), default="native")
        for option, purpose in FURTHER.items():
            names = [f"--{option}", f"--{option}-file"] if option == "settings" else [f"--{option}"]
            parser.add_argument(*names, type=Path, dest=f"given_{option}", help=purpose)
        parser.set_defaults(settings=None)  # Django looks for its own all the same

    def further(self, options: Mapping[str, Any]) -> dict[str, Path]:
        """Return the further paths that were given.

        Raises:
            CommandError: the format makes no use of one of them.
        """
        given = {option: options[f"given_{option}"] for option in FURTHER}
        try:
            return further(self.ways, options["format"], given)
        except ValueError as error:
            raise CommandError(str(error)) from None
