"""A landscape → the catalogue."""

from dataclasses import replace
from pathlib import Path

from catalogue.exchange.landscape2.document import read_landscape
from catalogue.exchange.landscape2.known import known
from catalogue.exchange.landscape2.logos import read_logos
from catalogue.exchange.landscape2.material import gather
from catalogue.exchange.landscape2.settings import Settings, read_settings
from catalogue.exchange.landscape2.translation import translate
from catalogue.exchange.native.applying import apply_rows, importing_alone
from catalogue.exchange.native.storing import Progress
from catalogue.exchange.report import Refused, Report


def import_landscape2(
    path: Path,
    dry_run: bool = False,
    progress: Progress | None = None,
    settings: Path | None = None,
    logos: Path | None = None,
) -> Report:
    """Bring a landscape in the format of landscape2 into the catalogue.

    All or nothing: one transaction, and every rule the admin applies. Importing the same file again
    changes nothing.

    Args:
        path: the data file.
        dry_run: do everything, then take it back.
        progress: called with the rows done and the rows there are.
        settings: the settings file; those that came in before are remembered.
        logos: the folder with the logos that the items name.

    Returns:
        The report.

    Raises:
        Refused: with every fault of the files; nothing was written.
    """
    landscape, faults = read_landscape(path)
    given, wrong = read_settings(settings)
    if landscape is None:
        raise Refused([*faults, *wrong])
    with importing_alone():
        found = known()
        material = gather(landscape, given if settings else Settings(data=found.settings), found)
        reading = translate(material, read_logos(logos, material.projects))
        return apply_rows(
            replace(reading, faults=[*faults, *wrong, *reading.faults]), path, dry_run, progress
        )
